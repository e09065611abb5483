import { expect, it } from 'vitest';
import { isDirtOnly } from './is-dirt-only.ts';
import { measureInk } from './measure-ink.ts';

const SIZE = 640;

/** Whether a white page with black rectangles (left, top, width, height in cells) shows nothing but dirt. */
function isDirt(...rects: [number, number, number, number][]): boolean {
  const data = new Uint8Array(SIZE * SIZE).fill(255);
  for (const [left, top, width, height] of rects)
    for (let y = top; y < top + height; y += 1) data.fill(0, y * SIZE + left, y * SIZE + left + width);
  return isDirtOnly(measureInk({ width: SIZE, height: SIZE, data }));
}

type Rects = Parameters<typeof isDirt>;
const SHADOW: Rects[number] = [0, 0, 10, SIZE];
/** As large as a handwritten word. */
const WRITING: Rects[number] = [300, 300, 40, 5];
/** A line down the page with gaps here and there. */
const STREAK: Rects = Array.from({ length: 8 }, (_, part) => [200 + (part % 2), part * 80, 1, 60]);
const SPECKS: Rects = Array.from({ length: 100 }, (_, n) => [
  50 + (n % 10) * 50,
  50 + Math.floor(n / 10) * 50,
  2,
  2,
]);

it.each<[string, Rects]>([
  ['the shadow of a lid and dust', [SHADOW, [300, 300, 3, 3]]],
  ['streaks down the page', [...STREAK, [420, 0, 2, SIZE]]],
  ['a streak across a page that was turned', [[0, 300, SIZE, 1]]],
  ['specks all over', SPECKS],
])('a sheet with %s is dirty only', (_, rects) => {
  expect(isDirt(...rects)).toBe(true);
});

it.each<[string, Rects]>([
  ['writing beside a shadow', [SHADOW, WRITING]],
  ['writing beside streaks and specks', [...STREAK, ...SPECKS, WRITING]],
  ['a dark picture', [[100, 100, 400, 400]]],
  ['a picture over the whole page', [[0, 0, SIZE, SIZE / 2]]],
  [
    'a picture of fine dots',
    Array.from({ length: 900 }, (_, n) => [100 + (n % 30) * 4, 100 + Math.floor(n / 30) * 4, 2, 1]),
  ],
  ['a bar of five cells', [[300, 0, 5, SIZE]]],
])('a sheet with %s is not', (_, rects) => {
  expect(isDirt(...rects)).toBe(false);
});
