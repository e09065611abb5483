import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotOpen } from '../sources/cannot-open.ts';
import { type OpenLimits, USUAL_LIMITS } from '../sources/open-limits.ts';
import { openSource } from '../sources/open-source.ts';
import type { OpenedSource } from '../sources/opened-source.ts';
import { openPdf, type PdfDocument } from '../sources/pdf/open-pdf.ts';
import { toLayerLines } from '../text/layer/layer-words.ts';
import { saveFile } from './builders/build-pdf.ts';

export interface OpenedInTest extends Pick<OpenedSource, 'pageCount' | 'note' | 'notes'> {
  cause?: string;
  message?: string;
  files: { name: string; content: Buffer; cause: string | undefined }[];
  /** The words of each page of the rendition, line by line; `undefined` without one. */
  pages?: string[][];
}

interface OpenInWorkOptions {
  limits?: Partial<OpenLimits>;
  passwords?: string[];
  soffice?: string | null;
}

/** Opens bytes as a reader process would, in a new work folder, and returns the result. */
export async function openInWork(
  bytes: Buffer | Uint8Array | string,
  { limits, passwords = [], soffice = null }: OpenInWorkOptions = {},
): Promise<OpenedInTest> {
  const work = await mkdtemp(join(tmpdir(), 'uncover-work-'));
  const path = await saveFile(bytes, 'received');
  const documents: PdfDocument[] = [];
  try {
    const opened = await openSource({
      path,
      work,
      limits: { ...USUAL_LIMITS, ...limits },
      passwords,
      soffice,
      openDocument: async (file) => {
        const document = await openPdf(file);
        documents.push(document);
        return document;
      },
      onStep: () => {},
    });
    return await describeOpened(opened, work);
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    return { pageCount: 0, note: null, notes: [], files: [], ...error.quarantine };
  } finally {
    for (const document of documents) await document.close();
    await rm(work, { recursive: true });
  }
}

async function describeOpened(
  { pageCount, note, notes, files, rendition }: OpenedSource,
  work: string,
): Promise<OpenedInTest> {
  const inWork = await readdir(work);
  const read = files.map(async ({ name, path, quarantine }) => {
    if (!inWork.includes(path.slice(work.length + 1))) throw new Error(`${path} is not in the work folder.`);
    return { name, content: await readFile(path), cause: quarantine?.cause };
  });
  const described = { pageCount, note, notes, files: await Promise.all(read) };
  return rendition === null ? described : { ...described, pages: await readLines(rendition) };
}

/** The words of each page's text layer, line by line. */
export async function readLines(path: string): Promise<string[][]> {
  const pdf = await openPdf(path);
  try {
    const pages: string[][] = [];
    for (let index = 0; index < pdf.pageCount; index += 1) {
      const page = await pdf.getPage(index);
      const lines = toLayerLines(await page.getText(), page);
      pages.push(lines.map((line) => line.map(({ text }) => text).join(' ')));
    }
    return pages;
  } finally {
    await pdf.close();
  }
}
