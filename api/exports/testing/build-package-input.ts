import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSavedFolder } from '#ingest/testing/saved-files.ts';
import type { ExportWord, PackageInput, PageForExport } from '../package-input.ts';
import { openPdf } from '../pdf/pdf-reader.ts';
import { planExhibits } from '../plan-exhibits.ts';

/** A source file of a test: its bytes, and what its pages shall differ in from plain ones. */
export interface TestSource {
  name: string;
  bytes: Uint8Array;
  /** How many pages it has; read from the file if left out. */
  pages?: number;
  /** By page index. */
  changes?: Partial<PageForExport>[];
}

/** Real files in a temporary folder, and the input that exports all of their pages. */
export async function buildPackageInput(sources: TestSource[]): Promise<PackageInput> {
  const dir = await mkdtemp(join(await openSavedFolder(), 'export-'));
  const pages = new Map<string, PageForExport>();
  const paths = new Map<string, string>();
  for (const source of sources) {
    const sha256 = createHash('sha256').update(source.bytes).digest('hex');
    paths.set(sha256, join(dir, `${sha256}.bin`));
    await writeFile(join(dir, `${sha256}.bin`), source.bytes);
    const sizes = source.pages
      ? Array.from({ length: source.pages }, () => null)
      : await readSizes(source.bytes);
    for (const [index, size] of sizes.entries()) {
      const page = buildPage(source, sha256, index, sizes.length, pages.size + 1, size);
      pages.set(page.pageId, page);
    }
  }
  const get = (pageId: string) => {
    const page = pages.get(pageId);
    if (!page) throw new Error(`no page ${pageId}`);
    return page;
  };
  return {
    matter: 'NDLON v. ICE',
    list: 'Opt-out records',
    exhibits: planExhibits([...pages.values()]),
    loadPage: async (pageId) => get(pageId),
    openOriginal: async (sha256) => ({
      original: paths.get(sha256) ?? join(dir, 'missing'),
      rendition: null,
    }),
    outDir: join(dir, 'package'),
    now: new Date('2026-01-02T03:04:05Z'),
    user: 'an attorney',
    program: 'Uncover test',
  };
}

function buildPage(
  source: TestSource,
  sha256: string,
  index: number,
  filePages: number,
  count: number,
  size: { width: number; height: number } | null,
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
    fileSha256: sha256,
    converted: null,
    filePages,
    width: size?.width ?? 612,
    height: size?.height ?? 792,
    text: '',
    words: [],
    problem: null,
    unseenText: 'none',
    ...source.changes?.[index],
  };
}

async function readSizes(bytes: Uint8Array): Promise<{ width: number; height: number }[]> {
  const reader = await openPdf(bytes);
  try {
    const sizes = [];
    for (let index = 0; index < reader.pages; index += 1) sizes.push(await reader.readSize(index));
    return sizes;
  } finally {
    await reader.close();
  }
}

/** Recognised text, one line a string, each word in a box of its own. */
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
