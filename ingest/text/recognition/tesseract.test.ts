import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawLines } from '../../testing/builders/draw-lines.ts';
import { SENTENCES } from '../../testing/sentences.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';
import { openTesseract } from './tesseract.ts';

const PAGE = { dpi: 200, layout: 'page' } as const;
let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await openTesseract(['eng']);
});
afterAll(() => recognizer.close());

const textOf = (lines: RecognizedWord[][]) => lines.map((line) => line.map(({ text }) => text));

describe('tesseract', () => {
  it('returns lines of words with boxes in pixels', async () => {
    const lines = await recognizer.recognize(drawLines(['Secure Communities'], 36), PAGE);
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([['Secure', 'Communities']]);
    const [first] = lines.flat();
    expect(first?.left).toBeGreaterThanOrEqual(36);
    expect(first?.right).toBeLessThan(160);
  });

  it('gives the same result for a page whatever was read before it', async () => {
    const page = drawLines(SENTENCES, 32);
    const alone = await recognizer.recognize(page, PAGE);
    await recognizer.recognize(drawLines(['zqx xqz jfingerprlnts', 'counlies tokl'], 24), PAGE);
    await recognizer.recognize(drawLines(['DHS-0412'], 30), { dpi: 300, layout: 'sparse' });
    expect(await recognizer.recognize(page, PAGE)).toEqual(alone);
  });

  it('survives an image that is too small to read', async () => {
    expect(await recognizer.recognize({ width: 2, height: 2, data: new Uint8Array(4) }, PAGE)).toEqual([]);
  });

  it.each([
    ['a tab', [9]],
    ['a line feed', [10]],
    ['a return', [13]],
    ['a blank', [32]],
    ['the mark of a comment', [35]],
    ['the mark of a BMP', [0x42, 0x4d]],
    ['a camera’s note that it lies on its side', [1, 18, 0, 3, 0, 0, 0, 1, 0, 6]],
  ])('reads an image whose first pixels look like %s', async (_, pixels) => {
    const image = drawLines(['Secure Communities'], 36);
    const expected = await recognizer.recognize(image, PAGE);
    const gray = { ...image, data: image.data.slice() };
    gray.data.set(pixels);
    expect(textOf(await recognizer.recognize(gray, PAGE))).toEqual(textOf(expected));
    // The same bytes, but with eight pixels in one.
    const bits = { ...image, data: image.data.map((shade) => (shade < 128 ? 0 : 255)) };
    bits.data.set(
      pixels.flatMap((byte) => Array.from({ length: 8 }, (_bit, at) => (byte & (0x80 >> at) ? 0 : 255))),
    );
    expect(textOf(await recognizer.recognize(bits, PAGE))).toEqual(textOf(expected));
  });

  it('reads Spanish beside English', async () => {
    const both = await openTesseract(['eng', 'spa']);
    const lines = await both.recognize(drawLines(['El condado pidió información según la ley'], 36), PAGE);
    await both.close();
    expect(lines.flat().map(({ text }) => text)).toContain('pidió');
  });

  it('reports which language has no data', async () => {
    await expect(openTesseract(['xyz'])).rejects.toThrow('There is no language data for xyz');
  });
});
