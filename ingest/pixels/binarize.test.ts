import { describe, expect, it } from 'vitest';
import { binarize } from './binarize.ts';
import type { GrayImage } from './gray-image.ts';
import { removeSpecks } from './remove-specks.ts';

const SIZE = 300;

function paint(grayAt: (x: number, y: number) => number): GrayImage {
  const data = Uint8Array.from({ length: SIZE * SIZE }, (_, at) => grayAt(at % SIZE, Math.floor(at / SIZE)));
  return { width: SIZE, height: SIZE, data };
}

/** Strokes of three pixels, ten apart. */
const isInk = (x: number, y: number) => y % 10 < 3 && x > 40 && x < 260;

function shareRight(image: GrayImage): number {
  const right = image.data.reduce(
    (count, gray, at) => count + Number((gray === 0) === isInk(at % SIZE, Math.floor(at / SIZE))),
    0,
  );
  return right / image.data.length;
}

describe('binarize', () => {
  it('separates ink from paper under a shadow that is darker than ink elsewhere', () => {
    const shadowed = paint((x, y) => (isInk(x, y) ? 0.5 : 1) * (240 - 0.55 * x));
    expect(shareRight(binarize(shadowed, 100))).toBeGreaterThan(0.97);
  });

  it('separates faint ink from paper', () => {
    const faint = paint((x, y) => (isInk(x, y) ? 200 : 230));
    expect(shareRight(binarize(faint, 100))).toBeGreaterThan(0.97);
  });
});

describe('removeSpecks', () => {
  it('removes single pixels and keeps strokes', () => {
    const isSpeck = (x: number, y: number) => x % 20 === 7 && y % 10 === 6;
    const { image, share } = removeSpecks(paint((x, y) => (isInk(x, y) || isSpeck(x, y) ? 0 : 255)));
    expect(shareRight(image)).toBeGreaterThan(0.999);
    expect(share).toBeCloseTo(450 / (450 + 219 * 90), 3);
  });
});
