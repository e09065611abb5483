import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { hashFile } from '#ingest';
import { errorCode } from '../../../error-code.ts';
import { CHECK } from '../../../faults/advice.ts';
import { ExportError } from '../../export-error.ts';
import { CannotCopy } from '../../pdf/decode-content.ts';
import { openPdf, type PdfReader } from '../../pdf/pdf-reader.ts';
import { openForTaking, type TakableDocument } from '../../pdf/take-page.ts';
import { baseName } from '../list/plan-exhibits.ts';
import type { PackageInput, PageForExport } from './package-input.ts';

/** An original file, opened in each of the possible ways. */
export interface OpenSource {
  /** For copying pages out of it, or why that is impossible. */
  copyable: TakableDocument | CannotCopy;
  /** For reading and drawing its pages, or why that is impossible. */
  reader: PdfReader | Error;
}

/** The page for which a source file is opened. */
type Page = Pick<PageForExport, 'fileSha256' | 'bates' | 'controlNumber' | 'file' | 'pageNumber'>;

export interface OpenSources {
  /** @throws ExportError `original-missing` or `original-changed` */
  get(page: Page): Promise<OpenSource>;
  close(): Promise<void>;
}

/** Two, so that an exhibit that alternates between two files does not reopen them for each page. */
const MOST_OPEN = 2;

/** Opens originals on request and keeps the last two. */
export function openSources(openOriginal: PackageInput['openOriginal']): OpenSources {
  const open = new LRUCache<string, OpenSource>({ max: MOST_OPEN });
  const closeOldest = async () => {
    const source = open.pop();
    if (source && !(source.reader instanceof Error)) await source.reader.close();
  };
  return {
    get: async (page) => {
      const sha256 = page.fileSha256;
      const known = open.get(sha256);
      if (known) return known;
      // Closed before the next is opened, so that memory is limited to two.
      if (open.size >= MOST_OPEN) await closeOldest();
      const source = await openSource(await readSource(page, openOriginal));
      open.set(sha256, source);
      return source;
    },
    close: async () => {
      while (open.size > 0) await closeOldest();
    },
  };
}

/**
 * Loads the bytes that show the file's pages, and checks their hash first, so that the exported bytes are
 * exactly those that were checked. If the file is no PDF, the original is hashed too, because the manifest
 * names it.
 */
async function readSource(page: Page, openOriginal: PackageInput['openOriginal']): Promise<Buffer> {
  const what = 'original file';
  try {
    const { original, rendition } = await openOriginal(page.fileSha256);
    if (rendition === null) {
      const bytes = await readFile(original);
      refuseChanged(page, what, hashOf(bytes), [page.fileSha256]);
      return bytes;
    }
    refuseChanged(page, what, await hashFile(original), [page.fileSha256]);
    const bytes = await readFile(rendition.path);
    refuseChanged(page, 'PDF made of the original file', hashOf(bytes), rendition.hashes);
    return bytes;
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') throw cause;
    const message = `The ${what} of ${describePage(page)} is missing. ${ADVICE}`;
    throw new ExportError('original-missing', message, cause);
  }
}

function refuseChanged(page: Page, what: string, found: string, expected: readonly string[]): void {
  if (expected.includes(found)) return;
  throw new ExportError(
    'original-changed',
    `The ${what} of ${describePage(page)} has changed: its SHA-256 is ${found}, not ${expected.join(' or ')}. ${ADVICE}`,
  );
}

const ADVICE = `Nothing was exported. ${CHECK}, put them back, and export again.`;

function describePage({ bates, controlNumber, file, pageNumber }: Page): string {
  return `${bates ?? controlNumber} (page ${pageNumber} of ${baseName(file)})`;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
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
