import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExhibitDocument, NO_CAPTION } from '#contract/exhibits/exhibit.ts';
import { openSavedFolder } from '#ingest/testing/saved-files.ts';
import { planExhibits } from '../exhibits/list/plan-exhibits.ts';
import type { ExportWord, PackageInput, PageForExport } from '../exhibits/package/package-input.ts';
import { openPdf } from '../pdf/pdf-reader.ts';

/** A source file of a test: its bytes, and how its pages differ from plain ones. */
export interface TestSource {
  name: string;
  bytes: Uint8Array;
  /** Its number of pages; read from the file if left out. */
  pages?: number;
  /** The number of pages of its document, if the file is a part of it. */
  documentPages?: number;
  /** By page index. */
  changes?: Partial<PageForExport>[];
}

/** Real files in a temporary folder, and the input that exports all of their pages. */
export async function buildPackageInput(sources: TestSource[]): Promise<PackageInput> {
  const dir = await mkdtemp(join(await openSavedFolder(), 'export-'));
  const pages = new Map<string, PageForExport>();
  const documents = new Map<string, ExhibitDocument>();
  const paths = new Map<string, string>();
  for (const source of sources) {
    const sha256 = createHash('sha256').update(source.bytes).digest('hex');
    paths.set(sha256, join(dir, `${sha256}.bin`));
    await writeFile(join(dir, `${sha256}.bin`), source.bytes);
    const read = source.pages
      ? Array.from({ length: source.pages }, () => NOTHING)
      : await readPages(source.bytes);
    for (const [index, layer] of read.entries()) {
      const page = buildPage(source, sha256, index, pages.size + 1, layer);
      pages.set(page.pageId, page);
      documents.set(page.documentId, buildMemo(page.documentId, source.documentPages ?? read.length));
    }
  }
  const get = (pageId: string) => {
    const page = pages.get(pageId);
    if (!page) throw new Error(`no page ${pageId}`);
    return page;
  };
  return {
    matter: 'NDLON v. ICE',
    title: 'Opt-out records',
    caption: NO_CAPTION,
    declarant: '',
    exhibits: planExhibits([...pages.values()], documents),
    loadPage: async (pageId) => get(pageId),
    openOriginal: async (sha256) => ({
      original: paths.get(sha256) ?? join(dir, 'missing'),
      rendition: null,
    }),
    outDir: join(dir, 'package'),
    now: new Date('2026-01-02T03:04:05Z'),
    program: 'Uncover test',
  };
}

function buildMemo(documentId: string, pages: number): ExhibitDocument {
  return { documentId, kind: 'memo', title: null, date: null, pages };
}

function buildPage(
  source: TestSource,
  sha256: string,
  index: number,
  count: number,
  layer: ReadPage,
): PageForExport {
  return {
    pageId: `${sha256.slice(0, 12)}-${index + 1}`,
    controlNumber: `UNC-${String(count).padStart(7, '0')}`,
    bates: `ICE-${String(count).padStart(4, '0')}`,
    batesSource: 'read',
    productionId: 'first',
    production: 'First production',
    fileId: sha256.slice(0, 12),
    file: source.name,
    pageNumber: index + 1,
    documentId: `document-of-${sha256.slice(0, 12)}`,
    startsDocument: index === 0,
    status: 'read',
    turned: 0,
    textSource: 'layer',
    confidence: 100,
    tagIds: ['opt-out'],
    reviewed: true,
    title: null,
    fileSha256: sha256,
    converted: null,
    ...layer,
    problem: null,
    unseenText: 'none',
    ...source.changes?.[index],
  };
}

type ReadPage = Pick<PageForExport, 'width' | 'height' | 'text' | 'words'>;

const NOTHING: ReadPage = { width: 612, height: 792, text: '', words: [] };

/** The pages' sizes, with all of their own text as the text in use. */
async function readPages(bytes: Uint8Array): Promise<ReadPage[]> {
  const reader = await openPdf(bytes);
  try {
    const pages: ReadPage[] = [];
    for (let index = 0; index < reader.pages; index += 1) {
      const { words, page } = await reader.readContent(index);
      const text = words.map((word) => word.text).join(' ');
      let start = 0;
      const placed = words.map((word) => {
        const from = start;
        start += word.text.length + 1;
        return { text: word.text, rect: word.rect, start: from };
      });
      pages.push({ ...page, text, words: placed });
    }
    return pages;
  } finally {
    await reader.close();
  }
}

/** Recognized text, one line per string, each word in its own box. */
export function buildOcr(lines: string[]): { text: string; words: ExportWord[]; textSource: 'ocr' } {
  const text = lines.join('\n');
  const words: ExportWord[] = [];
  let start = 0;
  for (const [row, line] of lines.entries()) {
    for (const [column, word] of line.split(' ').entries()) {
      words.push({
        text: word,
        start: start + line.split(' ').slice(0, column).join(' ').length + Math.min(column, 1),
        rect: { x: 0.1 + 0.15 * column, y: 0.1 + 0.05 * row, width: 0.12, height: 0.02 },
      });
    }
    start += line.length + 1;
  }
  return { text, words, textSource: 'ocr' };
}
