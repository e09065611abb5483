import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument, PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PdfObject } from '#ingest';
import { makePageIndex } from './append-page-index.ts';

const PAGES = 300;
const PIECE = 16_384;
/** The content of each page: numbers that hardly compress, so that a page has some bytes. */
const SHAPES = 300;

interface Written {
  path: string;
  objects: PdfObject[];
}

let folder: string;
let withTable: Written;
let withStream: Written;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-index-'));
  withTable = await writePdf('table.pdf', false);
  withStream = await writePdf('stream.pdf', true);
});
afterAll(() => rm(folder, { recursive: true }));

/** A flat file whose pages are identified by their width, each with its own stream. */
async function writePdf(name: string, useObjectStreams: boolean): Promise<Written> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < PAGES; page += 1) {
    const { node } = pdf.addPage([200 + page, 300]);
    node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(drawShapes(page))));
  }
  const path = join(folder, name);
  await writeFile(path, await pdf.save({ useObjectStreams }));
  const objects = pdf
    .getPages()
    .map(({ ref }) => ({ number: ref.objectNumber, generation: ref.generationNumber }));
  return { path, objects };
}

function drawShapes(page: number): string {
  const shapes = Array.from({ length: SHAPES }, (_, shape) => {
    const place = ((page * SHAPES + shape) * 48_271) % 65_537;
    return `${place % 251} ${place % 293} ${place % 7} ${place % 11} re f`;
  });
  return shapes.join('\n');
}

/** Opens a page as a viewer does, range by range; returns its width, and the number of bytes requested. */
async function openPage(bytes: Uint8Array, pageNumber: number): Promise<{ width: number; fetched: number }> {
  let fetched = 0;
  class Pieces extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      fetched += end - begin;
      queueMicrotask(() => this.onDataRange(begin, bytes.slice(begin, end)));
    }
  }
  const range = new Pieces(bytes.length, null);
  const task = getDocument({
    range,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: PIECE,
    verbosity: 0,
  });
  const page = await (await task.promise).getPage(pageNumber);
  const { width } = page.getViewport({ scale: 1 });
  await task.destroy();
  return { width, fetched };
}

describe.each([
  ['with a table of references', () => withTable],
  ['with references in a stream', () => withStream],
])('a PDF %s', (_kind, written) => {
  it('followed by a page index returns any page for a small part of its bytes', async () => {
    const { path, objects } = written();
    const original = await readFile(path);
    const index = await makePageIndex(path, objects);
    const whole = new Uint8Array(Buffer.concat([original, index ?? Buffer.alloc(0)]));
    for (const pageNumber of [1, 17, 250, PAGES]) {
      expect((await openPage(whole, pageNumber)).width).toBe(200 + pageNumber - 1);
    }
    const without = await openPage(new Uint8Array(original), 250);
    const withIndex = await openPage(whole, 250);
    expect(withIndex.fetched).toBeLessThan(without.fetched / 2);
  });
});

it.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
  ['no PDF at all', () => Buffer.from('a note')],
  ['empty', () => Buffer.alloc(0)],
])('a file that is %s gets no page index', async (name, spoil) => {
  const { path, objects } = withTable;
  const spoilt = join(folder, `${name}.pdf`);
  await writeFile(spoilt, spoil(await readFile(path)));
  expect(await makePageIndex(spoilt, objects)).toBeUndefined();
});
