import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { OCR_ENGINES, type ReaderPoolOptions } from '#ingest';

const whole = (least: number, most = 1_000_000_000) =>
  z.coerce.number().int().min(least).max(most).optional();

/**
 * How files are read and how far they are opened. Each variable is named like its option on the command line.
 */
export const ReaderEnvironment = z.object({
  UNCOVER_WORKERS: whole(1, 256),
  UNCOVER_OCR: z.enum(OCR_ENGINES).optional(),
  UNCOVER_LANGUAGES: z
    .string()
    .regex(/^[A-Za-z]\w*(,[A-Za-z]\w*)*$/, 'names with commas between them, such as eng,spa')
    .optional(),
  UNCOVER_LANGUAGE_DATA: z.string().min(1).optional(),
  UNCOVER_PAGE_SECONDS: whole(1),
  UNCOVER_PAGE_MEMORY: whole(200),
  UNCOVER_SOFFICE: z.string().refine(isProgram, 'there is no such program').optional(),
  UNCOVER_MOST_PIXELS: whole(1),
  UNCOVER_MOST_FILE_SIZE: whole(1),
  UNCOVER_MOST_RATIO: whole(1),
  UNCOVER_MOST_DEPTH: whole(0),
  UNCOVER_MOST_FILES: whole(1),
  UNCOVER_MOST_UNPACKED: whole(1),
});

const MILLION = 1_000_000;
const MEGABYTE = 2 ** 20;

/**
 * Converts pixels given in millions and bytes given in megabytes. Options that are not set keep their
 * defaults.
 */
export function toReaderOptions(read: z.output<typeof ReaderEnvironment>): ReaderPoolOptions {
  const times = (value: number | undefined, unit: number) => (value === undefined ? undefined : value * unit);
  const limits = {
    pixels: times(read.UNCOVER_MOST_PIXELS, MILLION),
    fileBytes: times(read.UNCOVER_MOST_FILE_SIZE, MEGABYTE),
    ratio: read.UNCOVER_MOST_RATIO,
    depth: read.UNCOVER_MOST_DEPTH,
    files: read.UNCOVER_MOST_FILES,
    unpackedBytes: times(read.UNCOVER_MOST_UNPACKED, MEGABYTE),
  };
  const folder = read.UNCOVER_LANGUAGE_DATA;
  return {
    workers: read.UNCOVER_WORKERS,
    engine: read.UNCOVER_OCR,
    languages: read.UNCOVER_LANGUAGES?.split(','),
    languageData: folder === undefined ? undefined : resolve(folder),
    secondsPerPage: read.UNCOVER_PAGE_SECONDS,
    memoryPerWorker: read.UNCOVER_PAGE_MEMORY,
    soffice: read.UNCOVER_SOFFICE,
    limits: withoutUnset(limits),
  };
}

/** The options of `over`, completed by those of `base`. */
export function overlayReaders(base: ReaderPoolOptions, over: ReaderPoolOptions): ReaderPoolOptions {
  return {
    ...base,
    ...withoutUnset(over),
    limits: { ...base.limits, ...withoutUnset(over.limits ?? {}) },
  };
}

type Given<Options> = { [Name in keyof Options]?: Exclude<Options[Name], undefined> };

function withoutUnset<Options extends object>(options: Options): Given<Options> {
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as Given<Options>;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // The program is missing, or we may not run it; whoever set it gets an error.
    return false;
  }
}
