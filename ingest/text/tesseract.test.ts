import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GreyImage, greyFromRows } from '../pixels/grey-image.ts';
import { SENTENCES } from '../testing/build-pdf.ts';
import type { Recognizer } from './recognizer.ts';
import { openTesseract } from './tesseract.ts';

function draw(lines: string[], size: number): GreyImage {
  const canvas = createCanvas(1200, 400);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1200, 400);
  context.fillStyle = 'black';
  context.font = `${size}px Tinos`;
  lines.forEach((line, index) => {
    context.fillText(line, 40, 60 + index * 50);
  });
  const { data } = context.getImageData(0, 0, 1200, 400);
  return greyFromRows({ width: 1200, height: 400, data, channels: 4 });
}

const PAGE = { dpi: 200, layout: 'page' } as const;
let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await openTesseract(['eng']);
});
afterAll(() => recognizer.close());

describe('tesseract', () => {
  it('gives lines of words with boxes in pixels', async () => {
    const lines = await recognizer.recognize(draw(['Secure Communities'], 36), PAGE);
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([['Secure', 'Communities']]);
    const [first] = lines.flat();
    expect(first?.left).toBeGreaterThanOrEqual(36);
    expect(first?.right).toBeLessThan(160);
  });

  it('reads a page alike whatever was read before it', async () => {
    const page = draw(SENTENCES, 32);
    const alone = await recognizer.recognize(page, PAGE);
    await recognizer.recognize(draw(['zqx xqz jfingerprlnts', 'counlies tokl'], 24), PAGE);
    await recognizer.recognize(draw(['DHS-0412'], 30), { dpi: 300, layout: 'sparse' });
    expect(await recognizer.recognize(page, PAGE)).toEqual(alone);
  });

  it('survives an image that is too small to read', async () => {
    expect(await recognizer.recognize({ width: 2, height: 2, data: new Uint8Array(4) }, PAGE)).toEqual([]);
  });

  it('reads Spanish beside English', async () => {
    const both = await openTesseract(['eng', 'spa']);
    const lines = await both.recognize(draw(['El condado pidió información según la ley'], 36), PAGE);
    await both.close();
    expect(lines.flat().map(({ text }) => text)).toContain('pidió');
  });

  it('says which package a language lacks', async () => {
    await expect(openTesseract(['xyz'])).rejects.toThrow('Install @tesseract.js-data/xyz');
  });
});
