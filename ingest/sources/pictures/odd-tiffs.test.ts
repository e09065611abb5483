import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../read-page.ts';
import { saveFile } from '../../testing/builders/build-pdf.ts';
import {
  buildTiff,
  damageTiff,
  drawSheet,
  drawTwoTone,
  joinTiffs,
  joinWithLinks,
  writeTiff,
} from '../../testing/builders/build-pictures.ts';
import { scriptRecognizer } from '../../testing/readers/scripted-recognizer.ts';
import { USUAL_LIMITS } from '../open-limits.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { convertTiff } from './convert-pictures.ts';

const G4 = { compression: 'ccittfax4', bitdepth: 1 } as const;

/** Fine enough to be read without scaling. */
const DPI = 200;
const SMALL = { width: 800, height: 800 };

/** Pages of different heights, so that each can be identified. */
async function buildPages(count: number): Promise<Buffer[]> {
  const heights = Array.from({ length: count }, (_, index) => 400 + 100 * index);
  return Promise.all(
    heights.map((height) => buildTiff(drawTwoTone('A page', { width: 800, height }), G4, [DPI, DPI])),
  );
}

async function open(tiff: Buffer) {
  const path = await saveFile(tiff, 'tif');
  const to = `${path}-${randomUUID()}.pdf`;
  const { pageCount, notes } = await convertTiff({ path, to, limits: USUAL_LIMITS, onStep: () => {} });
  const document = await openPdf(to);
  const indexes = Array.from({ length: pageCount }, (_, index) => index);
  const pages = await Promise.all(indexes.map((index) => document.getPage(index)));
  await document.close();
  return { to, indexes, notes, heights: pages.map(({ height }) => Math.round((height * DPI) / 72)) };
}

async function read(tiff: Buffer) {
  const { to, indexes, notes } = await open(tiff);
  const document = await openPdf(to);
  const reader = { recognizer: scriptRecognizer(() => ['words of the page']), readBy: 'script' };
  const records = await Promise.all(indexes.map((index) => readPage(document, index, reader)));
  await document.close();
  return { notes, records };
}

describe('a TIFF whose list of pages is damaged', () => {
  it('and that is truncated yields the existing pages and reports that more are missing', async () => {
    const { file } = joinWithLinks(await buildPages(5));
    const { heights, notes } = await open(file.subarray(0, Math.floor(0.7 * file.length)));
    expect(heights).toEqual([400, 500, 600]);
    expect(notes).toEqual([expect.stringMatching(/cut off.*At least 1 page is missing/)]);
  });

  it.each([
    ['leads to no directory', (file: Buffer) => file.length - 1],
    ['turns back on itself', (file: Buffer) => file.readUInt32LE(4)],
    ['leads past the end of the file', (file: Buffer) => file.length + 1000],
  ])('and %s gives all pages, found by a search', async (_how, goTo) => {
    const { file, links } = joinWithLinks(await buildPages(5));
    file.writeUInt32LE(goTo(file), links[2] ?? 0);
    const { heights, notes } = await open(file);
    expect(heights).toEqual([400, 500, 600, 700, 800]);
    expect(notes).toEqual([expect.stringContaining('3 pages were found by a search of the file')]);
  });

  it('and has an empty directory yields the pages after it', async () => {
    const { file, links } = joinWithLinks(await buildPages(4));
    const empty = file.readUInt32LE(links[1] ?? 0);
    file.writeUInt16LE(0, empty);
    const { heights, notes } = await open(file);
    expect(heights).toEqual([400, 600, 700]);
    expect(notes[0]).toMatch(/breaks off/);
  });

  it('does not count the directories that programs leave behind as pages', async () => {
    const { file, links } = joinWithLinks(await buildPages(3));
    const second = file.readUInt32LE(links[1] ?? 0);
    const entries = file.readUInt16LE(second);
    const copied = file.subarray(second, second + 2 + 12 * entries + 4);
    const changed = Buffer.concat([file, Buffer.alloc(file.length % 2), copied]);
    changed.writeUInt32LE(changed.length - copied.length, links[1] ?? 0);
    changed.writeUInt32LE(changed.length + 500, changed.length - 4);
    const { heights } = await open(changed);
    expect(heights).toEqual([400, 500, 600]);
  });

  it('and states its number of pages reports how many are missing', async () => {
    const twoTone = { 256: [80], 257: [100], 258: [1], 259: [1], 262: [1], 277: [1], 278: [100] };
    const page = (index: number) => writeTiff({ ...twoTone, 297: [index, 7] }, Buffer.alloc(1000, 0xf0));
    const { notes } = await open(joinTiffs([page(0), page(1), page(2)]));
    expect(notes).toEqual([expect.stringContaining('Its pages say that they are 7: 4 pages are missing.')]);
  });
});

describe('a TIFF with a thumbnail', () => {
  it('has one page', async () => {
    const gray = { 258: [8], 259: [1], 262: [1], 277: [1] };
    const page = writeTiff({ ...gray, 256: [80], 257: [100], 278: [100] }, Buffer.alloc(8000, 0xf0));
    const small = writeTiff({ 254: [1], ...gray, 256: [8], 257: [10], 278: [10] }, Buffer.alloc(80, 0xf0));
    expect((await open(joinTiffs([page, small]))).heights).toHaveLength(1);
    expect((await open(joinTiffs([small, page]))).heights).toHaveLength(1);
    expect((await open(small)).heights).toHaveLength(1);
  });
});

describe('a TIFF of an odd kind', () => {
  const size = { 256: [80], 257: [100], 278: [100] };

  it.each([
    ['two tones of a fax', { 258: [1], 259: [1], 277: [1] }, 1000],
    ['grays', { 258: [8], 259: [1], 277: [1] }, 8000],
    ['colors', { 258: [8, 8, 8], 259: [1], 277: [3] }, 24_000],
  ])('that does not say what is black shows its %s', async (_what, tags, bytes) => {
    const { records, notes } = await read(writeTiff({ ...size, ...tags }, Buffer.alloc(bytes, 0xf0)));
    expect(records).toHaveLength(1);
    expect(records[0]?.problem).toBeNull();
    expect(notes).toEqual([]);
  });

  it.each([
    ['12 bits', { 258: [12], 259: [1], 262: [1], 277: [1] }],
    ['JBIG', { 258: [1], 259: [34661], 262: [1], 277: [1] }],
    ['a compression that nobody knows', { 258: [1], 259: [999], 262: [1], 277: [1] }],
    ['64 bits', { 258: [64], 259: [1], 262: [1], 277: [1] }],
    ['ThunderScan with one bit', { 258: [1], 259: [32809], 262: [1], 277: [1] }],
    ['an old JPEG in strips', { 258: [8, 8, 8], 259: [6], 262: [6], 277: [3] }],
  ])('of %s is to be converted, and is not called damaged', async (_what, tags) => {
    const opening = open(writeTiff({ ...size, ...tags }, Buffer.alloc(12_000, 0xaa)));
    await expect(opening).rejects.toMatchObject({
      quarantine: { cause: 'unsupported', message: expect.stringMatching(/Convert it/) },
    });
  });

  it('whose pixels are fractions is as light as its lightest pixel', async () => {
    const pixels = Float32Array.from({ length: 8000 }, (_, at) => (at % 80 < 40 ? 0.01 : 1));
    const tags = { ...size, 258: [32], 259: [1], 262: [1], 277: [1], 339: [3] };
    const { records } = await read(writeTiff(tags, Buffer.from(pixels.buffer)));
    expect(records[0]).toMatchObject({ status: 'read', text: { text: 'words of the page' } });
  });

  it('that is one page among others has a problem that says what to do', async () => {
    const odd = writeTiff({ ...size, 258: [12], 259: [1], 262: [1], 277: [1] }, Buffer.alloc(12_000, 0xaa));
    const { records } = await read(
      joinTiffs([await buildTiff(drawTwoTone('A page', SMALL), G4, [DPI, DPI]), odd]),
    );
    expect(records.map(({ status }) => status)).toEqual(['read', 'problem']);
    expect(records[1]?.problem).toMatch(/of a kind that can't be read here.*Convert/);
  });

  it('with a complete old-style JPEG in it shows that', async () => {
    const jpeg = await drawSheet('A page', { width: 80, height: 100 }).jpeg().toBuffer();
    const tags = { ...size, 258: [8, 8, 8], 259: [6], 262: [6], 277: [3] };
    const bare = writeTiff({ ...tags, 513: [0] }, jpeg);
    const at = bare.length - jpeg.length;
    const { records } = await read(writeTiff({ ...tags, 513: [at] }, jpeg));
    expect(records).toMatchObject([{ problem: null, notes: [] }]);
  });
});

describe('a TIFF with a page that is damaged in part', () => {
  it.each(['ccittfax4', 'deflate', 'lzw', 'jpeg'] as const)(
    '(%s) shows the rest of it and reports the damage',
    async (compression) => {
      const drawing = compression === 'ccittfax4' ? drawTwoTone('A page', SMALL) : drawSheet('A page', SMALL);
      const options = compression === 'ccittfax4' ? G4 : { compression };
      const whole = await buildTiff(drawing, options, [DPI, DPI]);
      const { records, notes } = await read(joinTiffs([whole, damageTiff(whole, 0.4)]));
      expect(records.map(({ status }) => status)).toEqual(['read', 'read']);
      expect(records[0]?.notes).toEqual([]);
      expect(records[1]?.notes).toEqual([expect.stringContaining('damaged or cut off')]);
      expect(notes).toEqual([expect.stringContaining('Page 2 is damaged or cut off')]);
    },
  );
});
