import { describe, expect, it } from 'vitest';
import type { GrayImage } from './gray-image.ts';
import { findFaintInk, isBlank, measureInk, shareInside } from './measure-ink.ts';

const SIZE = 640;

/** A page of a single gray with rectangles painted on it. */
function page(
  paper: number,
  ink: number,
  ...boxes: [x: number, y: number, width: number, height: number][]
): GrayImage {
  const data = new Uint8Array(SIZE * SIZE).fill(paper);
  for (const [x, y, width, height] of boxes) {
    for (let row = y; row < y + height; row += 1) data.fill(ink, row * SIZE + x, row * SIZE + x + width);
  }
  return { width: SIZE, height: SIZE, data };
}

describe('measureInk', () => {
  it('finds a page blank whose only marks are dust', () => {
    expect(isBlank(measureInk(page(255, 0, [100, 100, 1, 1], [300, 50, 1, 1])))).toBe(true);
  });

  it('compares with the paper, so that yellowed paper is blank and white on black is not', () => {
    expect(isBlank(measureInk(page(190, 0)))).toBe(true);
    expect(isBlank(measureInk(page(10, 240, [100, 100, 40, 8])))).toBe(false);
  });

  it('does not find a page blank that has a stamp', () => {
    expect(isBlank(measureInk(page(255, 0, [480, 600, 8, 10])))).toBe(false);
  });

  it('measures how much of the outlines the words cover', () => {
    const ink = measureInk(page(255, 0, [100, 100, 20, 4], [100, 400, 20, 4]));
    expect(shareInside(ink, [{ x: 0.1, y: 0.1, width: 0.3, height: 0.2 }])).toBeCloseTo(0.5);
    expect(shareInside(ink, [])).toBe(0);
    expect(shareInside(measureInk(page(255, 0)), [])).toBe(1);
  });

  it('counts no ruled line, box or black bar for text that the words miss', () => {
    const word = { x: 100 / SIZE, y: 100 / SIZE, width: 20 / SIZE, height: 4 / SIZE };
    const lines: [number, number, number, number][] = [
      [50, 300, 500, 1],
      [50, 300, 1, 200],
      [50, 500, 500, 2],
    ];
    expect(shareInside(measureInk(page(255, 0, [100, 100, 20, 4], ...lines)), [word])).toBe(1);
  });

  it('counts ink hardly darker than the paper only if there is almost no other', () => {
    const text = [0, 1, 2, 3, 4].map((line): [number, number, number, number] => [
      100,
      100 + 20 * line,
      300,
      4,
    ]);
    const faint = page(230, 214, ...text);
    expect(isBlank(measureInk(faint))).toBe(true);
    expect(findFaintInk(faint, measureInk(faint))?.count).toBe(5 * 300 * 4);
    const dark = page(230, 20, ...text);
    expect(findFaintInk(dark, measureInk(dark))).toBeUndefined();
    expect(findFaintInk(page(230, 230), measureInk(page(230, 230)))).toBeUndefined();
  });
});
