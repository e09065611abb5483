import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfObject } from '#ingest';

const fixtures = fileURLToPath(new URL('../../fixtures/secure-communities', import.meta.url));

/** Repeats the synthetic scans, each copy with its own images, as a real file would have. */
export async function makeScanFile(pages: number): Promise<{ bytes: Uint8Array; objects: PdfObject[] }> {
  const big = await PDFDocument.create();
  const names = readdirSync(fixtures).filter((name) => name.endsWith('.pdf'));
  const sources = await Promise.all(
    names.map(async (name) => PDFDocument.load(await readFile(join(fixtures, name)))),
  );
  for (let at = 0; big.getPageCount() < pages; at += 1) {
    const source = sources[at % sources.length] as PDFDocument;
    for (const page of await big.copyPages(source, source.getPageIndices())) {
      if (big.getPageCount() < pages) big.addPage(page);
    }
  }
  const objects = big
    .getPages()
    .map(({ ref }) => ({ number: ref.objectNumber, generation: ref.generationNumber }));
  return { bytes: await big.save(), objects };
}
