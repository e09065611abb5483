import { accessSync, constants } from 'node:fs';
import type { ReaderPoolOptions } from '#ingest';
import { type Command, numberOption, textOption, UsageError, type Words } from './command.ts';

/** Options that limit how files are opened and unpacked. */
export const openOptions: Command['options'] = {
  soffice: { type: 'string' },
  'most-pixels': { type: 'string' },
  'most-file-size': { type: 'string' },
  'most-ratio': { type: 'string' },
  'most-depth': { type: 'string' },
  'most-files': { type: 'string' },
  'most-unpacked': { type: 'string' },
};

export const OPEN_OPTIONS_HELP = `  --soffice PATH      LibreOffice program that converts Office documents (default: soffice of this machine)
  --most-pixels N     largest picture, in millions of pixels (default: 250)
  --most-file-size MB largest file, received or unpacked (default: 16,384)
  --most-ratio N      largest compression ratio of an archive (default: 200)
  --most-depth N      how deep archives and e-mails may be nested (default: 4)
  --most-files N      most files unpacked from one received file (default: 100,000)
  --most-unpacked MB  most data unpacked from one received file (default: 102,400)`;

const MEGABYTE = 2 ** 20;

export function readOpenOptions(words: Words): Pick<ReaderPoolOptions, 'limits' | 'soffice'> {
  const number = (name: string, unit = 1, least = 1) => {
    const value = numberOption(words, name, least);
    return value === undefined ? undefined : value * unit;
  };
  const limits = {
    pixels: number('most-pixels', 1_000_000),
    fileBytes: number('most-file-size', MEGABYTE),
    ratio: number('most-ratio'),
    depth: number('most-depth', 1, 0),
    files: number('most-files'),
    unpackedBytes: number('most-unpacked', MEGABYTE),
  };
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  return { limits: Object.fromEntries(given), soffice: readSoffice(words) };
}

function readSoffice(words: Words): string | undefined {
  const path = textOption(words, 'soffice');
  if (path === undefined) return undefined;
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch (cause) {
    throw new UsageError(`--soffice: no program was found at ${path}.`, { cause });
  }
}
