import { findBlobs } from './find-blobs.ts';
import type { Ink } from './measure-ink.ts';

/** Shadows of a scanner's lid are in this band around the page, a share of its width and height. */
const SHADOW = 0.06;
/** Up to this many cells inside that band may be dust; a handwritten word takes more. */
const MOST_DUST = 60;
/** Connected cells: a digit of the smallest print takes twice as many, so these are specks. */
const SPECK = 4;
/** A dirty sheet may have up to this many cells of specks; the dots of a pale picture are more. */
const MOST_SPECKS = 600;
/**
 * A grain on the scanner's glass draws a line over the page, which may be broken but covers this share of its
 * length.
 */
const STREAK = 0.4;
/** Cells next to a streak, where its ink must end; next to a line in a picture there is more ink. */
const BESIDE = 3;
const LIGHT = 0.1;

/**
 * Whether there is nothing but scanner shadows, streaks and dust: a page without words may then be called
 * blank.
 */
export function isDirtOnly(ink: Ink): boolean {
  const { across, down } = ink;
  const columns = findStreaks(across, down, (x, y) => ink.cells[y * across + x] === 1);
  const rows = findStreaks(down, across, (y, x) => ink.cells[y * across + x] === 1);
  const left = ink.cells.map((inked, cell) => {
    const x = cell % across;
    const y = (cell - x) / across;
    const isOutside = isInShadow(x, across) || isInShadow(y, down);
    return inked === 0 || isOutside || columns.has(x) || rows.has(y) ? 255 : 0;
  });
  const sizes = findBlobs({ width: across, height: down, data: left }).map(({ pixels }) => pixels.length);
  const sum = (list: readonly number[]) => list.reduce((total, size) => total + size, 0);
  const dust = sum(sizes.filter((size) => size > SPECK));
  return dust <= MOST_DUST && sum(sizes) - dust <= MOST_SPECKS;
}

function isInShadow(at: number, of: number): boolean {
  return at < Math.ceil(SHADOW * of) || at >= (1 - SHADOW) * of;
}

/** The columns (or rows) of streaks: inked over much of the page, with white on both sides. */
function findStreaks(
  count: number,
  length: number,
  isInked: (at: number, along: number) => boolean,
): Set<number> {
  const shares = Array.from({ length: count }, (_, at) => {
    let inked = 0;
    // A streak may lie on the border of two cells.
    for (let along = 0; along < length; along += 1)
      if (isInked(at, along) || isInked(at + 1, along)) inked += 1;
    return inked / length;
  });
  const isLight = (at: number) => (shares[at] ?? 0) < LIGHT;
  const streaks = shares.flatMap((share, at) =>
    share >= STREAK && isLight(at - BESIDE) && isLight(at + BESIDE) ? [at, at + 1] : [],
  );
  return new Set(streaks);
}
