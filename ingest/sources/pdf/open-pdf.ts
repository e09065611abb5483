import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfObject, Quarantine } from '../../page-record.ts';
import { CannotOpen } from '../cannot-open.ts';
import { FileRange } from './file-range.ts';
import { PdfPage } from './pdf-page.ts';
import type { PackedPictures } from './pictures/packed-pictures.ts';
import { describeDamage } from './repair/describe-damage.ts';
import { listenToPdfJs } from './repair/warnings.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string) => `${join(PACKAGE, name)}/`;

/**
 * Nothing in a PDF is run, fetched or filled in. Without the four folders, JPEG 2000, CJK text, the standard
 * fonts and ICC colors are lost silently.
 */
const SETTINGS = {
  disableAutoFetch: true,
  disableStream: true,
  enableXfa: false,
  useSystemFonts: false,
  verbosity: VerbosityLevel.WARNINGS,
  wasmUrl: folder('wasm'),
  cMapUrl: folder('cmaps'),
  standardFontDataUrl: folder('standard_fonts'),
  iccUrl: folder('iccs'),
};

/** An open PDF. Must be closed. */
export interface PdfDocument {
  pageCount: number;
  /** Bytes of the file in memory so far. */
  bytesHeld(): number;
  /** Throws if the page cannot be found or parsed. */
  getPage(pageIndex: number): Promise<PdfPage>;
  /** Files that the PDF lists as attached to it; others may be attached to its pages. */
  listAttachments(): Promise<{ name: string; content: Uint8Array }[]>;
  /** It contains a form of the kind that only Adobe's programs can draw. */
  hasXfaForm(): Promise<boolean>;
  /** Whether the data of a picture in the file contains all of its pixels. */
  isPictureWhole(object: PdfObject): Promise<boolean>;
  /**
   * A copy of the page alone, with the recoverable part of pictures that cannot be decoded as they are. Must
   * be closed.
   */
  mendPage(pageIndex: number): Promise<PdfDocument | undefined>;
  close(): Promise<void>;
}

/** Opens a PDF without reading all of it. Throws `CannotOpen`. */
export async function openPdf(path: string): Promise<PdfDocument> {
  listenToPdfJs();
  const packed = openPackedPictures(path);
  const file = await openFile(path);
  const failure = Promise.withResolvers<never>();
  const { size } = await file.stat();
  const range = new FileRange(file, size, failure.reject);
  const loading = getDocument({ ...SETTINGS, range });
  const close = async () => {
    await loading.destroy();
    await file.close();
  };
  // A read that fails after the document is open surfaces in `getPage`, not here.
  failure.promise.catch(() => {});
  try {
    const pdf = await Promise.race([loading.promise, failure.promise]);
    checkPageCount(pdf, size);
    const layers = await Promise.race([pdf.getOptionalContentConfig(), failure.promise]);
    const fields = await Promise.race([pdf.getFieldObjects(), failure.promise]);
    // The file's catalog affects what its pages show: layers to switch, fields to fill in.
    const needsCatalog = layers.getOrder() !== null || fields !== null;
    return {
      pageCount: pdf.numPages,
      bytesHeld: () => range.bytesGiven,
      getPage: async (pageIndex) =>
        new PdfPage(
          await Promise.race([pdf.getPage(pageIndex + 1), failure.promise]),
          failure.promise,
          needsCatalog,
          (layer) => layers.isVisible(layer),
        ),
      listAttachments: () => Promise.race([listAttachments(pdf), failure.promise]),
      hasXfaForm: () => Promise.race([hasXfaForm(pdf), failure.promise]),
      isPictureWhole: async (object) => (await packed()).isWhole(object),
      mendPage: async (pageIndex) => {
        const mended = await (await packed()).mend(pageIndex);
        return mended && openMended(mended);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error instanceof CannotOpen ? error : new CannotOpen(toQuarantine(error), error);
  }
}

/** The code is loaded for the first picture: pages without one are read faster than it is loaded. */
function openPackedPictures(path: string): () => Promise<PackedPictures> {
  let opened: Promise<PackedPictures> | undefined;
  return () => {
    opened ??= import('./pictures/packed-pictures.ts').then((module) => new module.PackedPictures(path));
    return opened;
  };
}

/** The file exists as long as the document is open. */
async function openMended(bytes: Uint8Array): Promise<PdfDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'uncover-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(join(folder, 'page.pdf'), bytes, { mode: 0o600 });
    const document = await openPdf(join(folder, 'page.pdf'));
    return {
      ...document,
      close: async () => {
        await document.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    const message = `The file can't be read from the disk (${String(cause)}). Check that it is still there, and add it again.`;
    throw new CannotOpen({ cause: 'damaged', message }, cause);
  }
}

async function listAttachments(pdf: PDFDocumentProxy): Promise<{ name: string; content: Uint8Array }[]> {
  const attached: { name: string; content: Uint8Array }[] = [];
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
    const content = await pdf.getAttachmentContent(id);
    // Named in the PDF's list, but missing: a file without bytes reports it in the ledger.
    attached.push({ name: filename, content: content ?? new Uint8Array() });
  }
  return attached;
}

async function hasXfaForm(pdf: PDFDocumentProxy): Promise<boolean> {
  const { info } = await pdf.getMetadata();
  return 'IsXFAPresent' in info && info.IsXFAPresent === true;
}

/**
 * A page takes at least a byte: a count beyond that is damage, and would add pages to the ledger that never
 * existed.
 */
function checkPageCount(pdf: PDFDocumentProxy, bytes: number): void {
  if (pdf.numPages > 0 && pdf.numPages <= bytes) return;
  throw new CannotOpen(
    pdf.numPages === 0
      ? { cause: 'empty', message: 'The PDF holds no pages. Ask the agency to send the file again.' }
      : {
          cause: 'damaged',
          message: `The PDF claims ${pdf.numPages} pages, more than it can hold. ${ASK_AGAIN}`,
        },
  );
}

const ASK_AGAIN =
  'Ask the agency to send the file again, or repair it with another program and add the repaired copy.';

function toQuarantine(error: unknown): Quarantine {
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (name === 'PasswordException') {
    return {
      cause: 'encrypted',
      message:
        'The PDF is locked with a password. Ask the agency for it and enter it for this file under Productions, or run: ingest --retry --password PASSWORD. Or ask for an open copy and add that.',
    };
  }
  if (/encrypt|security handler|unknown crypto/i.test(detail)) {
    return {
      cause: 'encrypted',
      message: `The PDF is encrypted in a way that can't be opened (${detail}). Ask the agency for an open copy.`,
    };
  }
  return {
    cause: 'damaged',
    message: `The PDF is damaged and can't be opened: ${describeDamage(detail)}. ${ASK_AGAIN}`,
  };
}
