import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawLines } from '../testing/draw-lines.ts';
import { SENTENCES } from '../testing/sentences.ts';
import type { Recognizer } from './recognizer.ts';
import { openTesseract } from './tesseract.ts';

const PAGE = { dpi: 200, layout: 'page' } as const;
let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await openTesseract(['eng']);
});
afterAll(() => recognizer.close());

describe('tesseract', () => {
  it('gives lines of words with boxes in pixels', async () => {
    const lines = await recognizer.recognize(drawLines(['Secure Communities'], 36), PAGE);
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([['Secure', 'Communities']]);
    const [first] = lines.flat();
    expect(first?.left).toBeGreaterThanOrEqual(36);
    expect(first?.right).toBeLessThan(160);
  });

  it('reads a page alike whatever was read before it', async () => {
    const page = drawLines(SENTENCES, 32);
    const alone = await recognizer.recognize(page, PAGE);
    await recognizer.recognize(drawLines(['zqx xqz jfingerprlnts', 'counlies tokl'], 24), PAGE);
    await recognizer.recognize(drawLines(['DHS-0412'], 30), { dpi: 300, layout: 'sparse' });
    expect(await recognizer.recognize(page, PAGE)).toEqual(alone);
  });

  it('survives an image that is too small to read', async () => {
    expect(await recognizer.recognize({ width: 2, height: 2, data: new Uint8Array(4) }, PAGE)).toEqual([]);
  });

  it('reads Spanish beside English', async () => {
    const both = await openTesseract(['eng', 'spa']);
    const lines = await both.recognize(drawLines(['El condado pidió información según la ley'], 36), PAGE);
    await both.close();
    expect(lines.flat().map(({ text }) => text)).toContain('pidió');
  });

  it('says which language has no data', async () => {
    await expect(openTesseract(['xyz'])).rejects.toThrow('No language data for xyz');
  });
});
