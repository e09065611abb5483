import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { makeScanPdf, makeTextPdf } from '../make/fixtures/simple-pdfs.ts';

/**
 * Shares of all pages: with a good text layer; duplicates; blank or separator sheets. The rest are the given
 * scans.
 */
const SHARES = { text: 1 / 3, twice: 1 / 10, empty: 1 / 10 };

/** A typeset page of sentences that any language check accepts; none of them comes from a record. */
const TYPESET = Array.from({ length: 9 }, (_, paragraph) => [
  `${paragraph + 1}. The office keeps a copy of each letter that it sends to a county, and the`,
  'answer when there is one. Where the answer came by telephone, the officer who took the',
  'call writes down what was said and files the note with the letter that it answers.',
  '',
]).flat();

/** A page of a PDF, as one page of a production. */
interface Leaf {
  pdf: PDFDocument;
  index: number;
}

/**
 * Makes a realistic production from scans: a third of its pages have a good text layer, a tenth are
 * duplicates (half of them in the same file again, half as the same pages in another file), a tenth are blank
 * or separator sheets, and the rest are the scans, which need OCR. Returns the paths of its PDFs.
 */
export async function assembleProduction(scans: readonly string[], folder: string): Promise<string[]> {
  const leaves = (await Promise.all(scans.map(readLeaves))).flat();
  const total = Math.round(leaves.length / (1 - SHARES.text - SHARES.twice - SHARES.empty));
  const again = Math.round((SHARES.twice * total) / 2);
  const [letters, records] = [leaves.slice(0, again), leaves.slice(again)];
  const empty = await openLeaves(await makeEmptySheets(Math.round(SHARES.empty * total)));
  const typed = await openLeaves(
    await makeTextPdf(Array.from({ length: Math.round(SHARES.text * total) }, () => TYPESET)),
  );
  const lettersPdf = await bind(letters);
  const files = {
    'letters.pdf': lettersPdf,
    'letters-again.pdf': lettersPdf,
    'typed.pdf': await bind(typed),
    'records.pdf': await bind(spread([...records, ...letters], empty)),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return Object.keys(files).map((name) => join(folder, name));
}

async function readLeaves(path: string): Promise<Leaf[]> {
  return openLeaves(await readFile(path));
}

async function openLeaves(bytes: Uint8Array): Promise<Leaf[]> {
  const pdf = await PDFDocument.load(bytes);
  return pdf.getPageIndices().map((index) => ({ pdf, index }));
}

/** Alternates between empty scans and scans with a word or two. */
function makeEmptySheets(count: number): Promise<Uint8Array> {
  return makeScanPdf(
    Array.from({ length: count }, (_, index) => ({ lines: index % 2 === 0 ? [] : [`TAB ${index}`] })),
  );
}

/** Distributes separator sheets between pages as evenly as possible. */
function spread(pages: readonly Leaf[], sheets: readonly Leaf[]): Leaf[] {
  const every = pages.length / Math.max(1, sheets.length);
  return pages.flatMap((page, index) => {
    const from = Math.floor(index / every);
    const isLastBefore = Math.floor((index + 1) / every) > from;
    const sheet = isLastBefore ? sheets[from] : undefined;
    return sheet ? [page, sheet] : [page];
  });
}

async function bind(leaves: readonly Leaf[]): Promise<Uint8Array> {
  const bound = await PDFDocument.create();
  for (const { pdf, index } of leaves) {
    const [page] = await bound.copyPages(pdf, [index]);
    if (page) bound.addPage(page);
  }
  return bound.save();
}
