import { readFile } from 'node:fs/promises';
import { ExportError } from './export-error.ts';
import { CannotCopy } from './pdf/decode-content.ts';
import { openPdf, type PdfReader } from './pdf/pdf-reader.ts';
import { openForTaking, type TakableDocument } from './pdf/take-page.ts';

/** An original file, opened in whatever ways it lets itself be opened. */
export interface OpenSource {
  /** For copying pages out of it, or why that can't be. */
  copyable: TakableDocument | CannotCopy;
  /** For reading and drawing its pages, or why that can't be. */
  reader: PdfReader | Error;
}

export interface OpenSources {
  /** @throws ExportError `original-missing` */
  get(sha256: string): Promise<OpenSource>;
  close(): Promise<void>;
}

/** Two, so that an exhibit that alternates between two files does not open them again and again. */
const MOST_OPEN = 2;

/** Opens originals as they are asked for and keeps the last two. */
export function openSources(openOriginal: (sha256: string) => Promise<string>): OpenSources {
  const open = new Map<string, OpenSource>();
  const close = async (sha256: string, source: OpenSource) => {
    open.delete(sha256);
    if (!(source.reader instanceof Error)) await source.reader.close();
  };
  return {
    get: async (sha256) => {
      const known = open.get(sha256);
      if (known) {
        open.delete(sha256);
        open.set(sha256, known);
        return known;
      }
      const [oldest] = open;
      if (oldest && open.size >= MOST_OPEN) await close(...oldest);
      const source = await openSource(await readOriginal(sha256, openOriginal));
      open.set(sha256, source);
      return source;
    },
    close: async () => {
      for (const [sha256, source] of [...open]) await close(sha256, source);
    },
  };
}

async function readOriginal(
  sha256: string,
  openOriginal: (sha256: string) => Promise<string>,
): Promise<Buffer> {
  try {
    return await readFile(await openOriginal(sha256));
  } catch (cause) {
    const advice = 'Restore it from the production as received, then export again.';
    throw new ExportError(
      'original-missing',
      `The original file ${sha256} could not be read. ${advice}`,
      cause,
    );
  }
}

async function openSource(bytes: Buffer): Promise<OpenSource> {
  const copyable = await openForTaking(bytes).catch((error: unknown) => toCannotCopy(error));
  const reader = await openPdf(bytes).catch((error: Error) => error);
  return { copyable, reader };
}

function toCannotCopy(error: unknown): CannotCopy {
  if (error instanceof CannotCopy) return error;
  throw error;
}
