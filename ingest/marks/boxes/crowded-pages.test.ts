import type { SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { overlapOf } from '#contract/values/rect.ts';
import { drawBoxPage, outline, toPageShare } from '../../testing/builders/draw-boxes.ts';
import { findBoxes } from './find-boxes.ts';

/** Pages whose lines could form more frames than can be checked one by one. Lengths in points. */

/** A printed picture: dots in rows, close together. */
function drawHalftone(context: SKRSContext2D, size: number, top: number): void {
  for (let y = 0; y < size; y += 1.5) {
    for (let x = 0; x < size; x += 1.5) {
      const side = 0.9 + 0.4 * Math.sin(x / 40) * Math.cos(y / 50);
      context.fillRect(72 + x, top + y, side, side);
    }
  }
}

/** Lines across and down, far closer than any rows of text. */
function drawCrossHatching(context: SKRSContext2D, size: number, top: number): void {
  for (let at = 0; at <= size; at += 2.5) {
    context.fillRect(72, top + at, size, 0.7);
    context.fillRect(72 + at, top, 0.7, size);
  }
}

/** Thousands of cells with a word in each. */
function drawTable(context: SKRSContext2D, size: number, top: number): void {
  for (let at = 0; at <= size; at += 8) {
    context.fillRect(72, top + at, size, 0.6);
    context.fillRect(72 + at, top, 0.6, size);
  }
  for (let y = 0; y < size - 4; y += 8)
    for (let x = 0; x < size - 4; x += 8) context.fillRect(72 + x + 2, top + y + 3, 3, 2);
}

describe.each([
  ['a printed picture', 300, drawHalftone],
  ['cross hatching', 300, drawCrossHatching],
  ['a table of thousands of cells', 200, drawTable],
] as const)('a page with %s at %i dpi', (_what, dpi, draw) => {
  it('finds its boxes, and no others', () => {
    const black: [number, number, number, number] = [72, 750, 200, 18];
    const page = drawBoxPage(
      (context) => {
        draw(context, 460, 240);
        context.fillRect(...black);
      },
      { dpi },
    );
    const found = findBoxes(page, []).filter(({ needsCode }) => !needsCode);
    expect(found.filter(({ style }) => style === 'black')).toHaveLength(1);
    expect(
      overlapOf(found.find(({ style }) => style === 'black')?.rect ?? page.area, toPageShare(...black)),
    ).toBeGreaterThan(0.8);
    expect(found.filter(({ style }) => style === 'outlined')).toEqual([]);
  });
});

it('finds an outlined box above a printed picture', () => {
  const box: [number, number, number, number] = [72, 700, 200, 18];
  const page = drawBoxPage(
    (context) => {
      drawHalftone(context, 400, 240);
      outline(context, ...box);
    },
    { dpi: 300 },
  );
  const found = findBoxes(page, []).filter(({ style, needsCode }) => style === 'outlined' && !needsCode);
  expect(found.map(({ rect }) => overlapOf(rect, toPageShare(...box)) > 0.8)).toEqual([true]);
});
