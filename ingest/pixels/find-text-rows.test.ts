import { expect, it } from 'vitest';
import { findTextRows } from './find-text-rows.ts';

/** A white image with bands of ink, each from and to a row of pixels. */
function draw(height: number, bands: readonly [top: number, bottom: number][]) {
  const width = 100;
  const data = new Uint8Array(width * height).fill(255);
  for (const [top, bottom] of bands) {
    for (let y = top; y < bottom; y += 1) data.fill(0, y * width + 10, y * width + 60);
  }
  return { width, height, data };
}

it('finds each row of print, and ignores rules and pictures', () => {
  const rows: [number, number][] = [
    [10, 30],
    [40, 60],
    [70, 90],
  ];
  const rule: [number, number] = [95, 97];
  const picture: [number, number] = [110, 190];
  expect(findTextRows(draw(200, [...rows, rule, picture]))).toEqual(
    rows.map(([top, bottom]) => ({ top, bottom })),
  );
});

it('finds none on a white image', () => {
  expect(findTextRows(draw(50, []))).toEqual([]);
});
