import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportPackage } from '#api/exports/exhibits/package/export-package.ts';
import { openPdf } from '#api/exports/pdf/pdf-reader.ts';
import { buildPackageInput, type TestSource } from '#api/exports/testing/build-package-input.ts';
import { listTexts } from '#api/exports/testing/take-pdf-apart.ts';
import { listVariants } from './list-variants.ts';
import { openPages } from './look-at-page.ts';
import type { HiddenVariant } from './variant.ts';
import { WordWatch } from './word-watch.ts';

/** A few of each kind; the benchmark uses all of them, and reads them too. */
const RENDERED = [
  'drawn-black',
  'white-on-white',
  'transparent',
  'clipped-away',
  'off-the-left',
  'outside-crop-box',
  'layer-off',
  'two-forms-deep',
  'over-scan-black',
  'cropped-scan',
];
const COPIED = [
  'replacement-text',
  'replacement-text-by-name',
  'content-comment',
  'unused-form',
  'picture-data',
];
const OPEN = [
  'open-written',
  'open-in-form',
  'open-over-picture',
  'open-scan-with-layer',
  'open-under-marker',
];

const variants = listVariants().filter(({ name }) => [...RENDERED, ...COPIED, ...OPEN].includes(name));

/** The variant's file after ingest: the text in use contains the visible words. */
async function toSource({ name, hidden, build }: HiddenVariant): Promise<TestSource> {
  const bytes = new Uint8Array(await build());
  const reader = await openPdf(bytes);
  const { words } = await reader.readContent(0);
  await reader.close();
  const seen = words.filter(({ text }) => !hidden.includes(text));
  let start = 0;
  const placed = seen.map(({ text, rect }) => {
    const from = start;
    start += text.length + 1;
    return { text, rect, start: from };
  });
  const changes = [{ text: seen.map(({ text }) => text).join(' '), words: placed }];
  return { name, bytes, changes };
}

describe('exhibits of pages with invisible words', () => {
  it('contain none of these words in any stream, string, letter or pixel, and all visible words', async () => {
    const input = await buildPackageInput(await Promise.all(variants.map(toSource)));
    const { manifest } = await exportPackage(input);
    const watch = new WordWatch(variants);
    const images = new Map<string, string>();
    const pages = manifest.exhibits.flatMap(({ file, pages: list }) =>
      list.map((page, index) => ({ file, page, index: index + 1 })),
    );
    for (const { file, page, index } of pages) {
      const variant = variants.find(({ name }) => name === page.sourceFile);
      if (!variant) throw new Error(`no variant ${page.sourceFile}`);
      const bytes = await readFile(join(input.outDir, file));
      for (const text of await listTexts(bytes)) watch.search('streams', text);
      const pdf = await openPages(bytes);
      const shown = await pdf.get(index);
      const text = await shown.text();
      watch.search('text', `${text} ${await shown.listLetters()}`);
      expect(await shown.listUncovered(variant.places)).toEqual([]);
      expect(await shown.hasPictureBeyondEdge()).toBe(false);
      for (const word of variant.visible) expect(text).toContain(word);
      await pdf.close();
      images.set(variant.name, page.image);
      // The manifest gives the reason why a page is an image, and nothing of what it hides.
      expect(page.imageReason === null).toBe(page.image === 'copied');
    }
    watch.search('manifest', JSON.stringify(manifest));
    expect(watch.list()).toEqual([]);
    for (const name of RENDERED) expect([name, images.get(name)]).toEqual([name, 'rendered']);
    for (const name of [...COPIED, ...OPEN]) expect([name, images.get(name)]).toEqual([name, 'copied']);
  });
});
