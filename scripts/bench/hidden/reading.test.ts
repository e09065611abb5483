import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptRecognizer } from '#ingest/testing/readers/scripted-recognizer.ts';
import { readPage } from '../../../ingest/read-page.ts';
import { openPdf } from '../../../ingest/sources/pdf/open-pdf.ts';
import { listLost } from './count-lost.ts';
import { listVariants } from './list-variants.ts';
import type { HiddenVariant } from './variant.ts';

/** One of each way to hide text; the benchmark tests all of them, in every output. */
const HIDDEN = [
  'drawn-hatched',
  'drawn-code',
  'picture-gray',
  'annotation-white',
  'layer-black',
  'thick-stroke-white',
  'shading-black-to-gray',
  'polygon-black',
  'glyph-block-black',
  'page-painted-anew',
  'nearly-white-on-white',
  'yellow-on-yellow',
  'clips-only',
  'clipped-away',
  'tenth-of-a-point',
  'squeezed-flat',
  'no-width',
  'screen-blended',
  'nearly-transparent',
  'soft-masked',
  'white-in-form',
  'layer-of-not-on',
  'hidden-annotation',
  'burned-in-black',
  'burned-in-white',
  'erased-from-scan',
  'cropped-scan',
];
const OPEN = ['open-on-tinted-page', 'open-under-marker', 'open-framed', 'open-typed-note'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-hidden-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The page as ingest reads it, with a recognizer that finds nothing in any image. */
async function read({ name, build }: HiddenVariant) {
  const path = join(folder, `${name}.pdf`);
  await writeFile(path, await build());
  const document = await openPdf(path);
  const record = await readPage(document, 0, { recognizer: scriptRecognizer(() => []), readBy: 'script' });
  await document.close();
  return record;
}

const named = (names: readonly string[]) =>
  listVariants()
    .filter(({ name }) => names.includes(name))
    .map((variant) => [variant.name, variant] as const);

describe('reading a page', () => {
  it.each(named(HIDDEN))('drops invisible words and keeps all others: %s', async (_, variant) => {
    const record = await read(variant);
    const said = JSON.stringify({ ...record, pixels: null });
    expect(variant.hidden.filter((word) => said.includes(word))).toEqual([]);
    // Doubtful words of a scan are read by OCR, and this recognizer finds none.
    if (!variant.isScan) expect(listLost(variant.visible, record.text.text, false)).toEqual([]);
  });

  it.each(named(OPEN))('loses no visible word, and finds no box: %s', async (_, variant) => {
    const record = await read(variant);
    expect(listLost(variant.visible, record.text.text, variant.isScan)).toEqual([]);
    expect(record.marks).toMatchObject({ hiddenText: null, boxes: [] });
  });

  it('finds every variant that it names', () => {
    expect(named([...HIDDEN, ...OPEN])).toHaveLength(HIDDEN.length + OPEN.length);
  });
});
