import type { Rect } from '#contract/values/rect.ts';
import { findRules } from './find-rules.ts';
import type { GrayImage } from './gray-image.ts';

/** Where a page has ink, in coarse cells. */
export interface Ink {
  across: number;
  down: number;
  /** 1 for each cell with ink that touches another such cell (isolated ones are dust), else 0. */
  cells: Uint8Array;
  /** Number of cells with ink. */
  count: number;
  /**
   * 1 for each cell at an edge of ink that may be text: not inside black areas, not on ruled lines; else 0.
   */
  outlines: Uint8Array;
}

/** Cells across the page: about 75 per inch of a letter page, 1/3 of a letter's height. */
const CELLS_ACROSS = 640;
/** How many times as long as wide a strip is; it is not a landscape page. */
const LONG = 3;
/** A pixel that differs from the paper by this much, of 255, is ink. */
const CONTRAST = 48;
/** Any printed mark takes more cells: a digit of 8 points takes about twelve. */
const LEAST_MARK = 8;
/** At least this share of a word's box is ink: thin print in a generous box has 1/10. */
const LEAST_INKED = 0.05;

/**
 * Measures a page in coarse cells relative to its own paper, so that yellowed paper, a dark page with white
 * writing and scanner dust are judged alike.
 */
export function measureInk(image: GrayImage, contrast = CONTRAST): Ink {
  const block = cellSide(image);
  const across = Math.floor(image.width / block);
  const down = Math.floor(image.height / block);
  const gray = averageCells(image, block, across, down);
  const paper = commonest(gray);
  const dark = new Uint8Array(gray.length);
  for (let cell = 0; cell < gray.length; cell += 1) {
    if (Math.abs((gray[cell] as number) - paper) > contrast) dark[cell] = 1;
  }
  return { across, down, ...keepMarks(dark, across, down) };
}

/** The page's width in an image that is a strip of paper is the short side, in either orientation. */
function cellSide({ width, height }: GrayImage): number {
  return Math.max(1, Math.round((width > LONG * height ? height : width) / CELLS_ACROSS));
}

/** Drops isolated cells, which are dust. */
function keepMarks(
  dark: Uint8Array,
  across: number,
  down: number,
): Pick<Ink, 'cells' | 'count' | 'outlines'> {
  const cells = new Uint8Array(dark.length);
  let count = 0;
  for (let cell = 0; cell < dark.length; cell += 1) {
    if (!dark[cell] || !touches(dark, cell, across)) continue;
    cells[cell] = 1;
    count += 1;
  }
  const rules = findRules(cells, across, down);
  const outlines = new Uint8Array(dark.length);
  for (let cell = 0; cell < dark.length; cell += 1) {
    if (cells[cell] && !rules[cell] && !isSurrounded(cells, cell, across)) outlines[cell] = 1;
  }
  return { cells, count, outlines };
}

/** Contrast of the faintest print that can be read at all, averaged over a cell. */
const FAINT_CONTRAST = 10;
/**
 * With more ink than this there is text dark enough to judge the page by: a stamp has a few hundred cells.
 */
const DARK_ENOUGH = 1500;
/** At least this many cells of faint marks, and this many times the dark ones, may be faint text. */
const FAINT_TEXT = 400;
const FAINT_EXCESS = 4;

/**
 * Finds ink hardly darker than the paper, on a page with almost no other ink; undefined if there is none. A
 * page of text in the palest toner must not count as blank.
 */
export function findFaintInk(image: GrayImage, ink: Ink): Ink | undefined {
  if (ink.count > DARK_ENOUGH) return undefined;
  const faint = measureInk(image, FAINT_CONTRAST);
  return faint.count > FAINT_TEXT && faint.count > FAINT_EXCESS * ink.count ? faint : undefined;
}

/** Whether nothing at all is printed. A page with only a stamp is not blank. */
export function isBlank(ink: Ink): boolean {
  return ink.count < LEAST_MARK;
}

/**
 * Share of the ink's outlines inside the given boxes (fractions of the image), 0..1; 1 if there is no ink.
 * Uses only outlines, because a black box or a ruled line is much ink but not missed text.
 */
export function shareInside(ink: Ink, boxes: Rect[]): number {
  const { across, down, outlines } = ink;
  const inside = new Uint8Array(outlines.length);
  for (const box of boxes) {
    const right = Math.min(across, Math.ceil((box.x + box.width) * across) + 1);
    const bottom = Math.min(down, Math.ceil((box.y + box.height) * down) + 1);
    for (let y = Math.max(0, Math.floor(box.y * down) - 1); y < bottom; y += 1) {
      inside.fill(1, y * across + Math.max(0, Math.floor(box.x * across) - 1), y * across + right);
    }
  }
  let outline = 0;
  let covered = 0;
  for (let cell = 0; cell < outlines.length; cell += 1) {
    if (!outlines[cell]) continue;
    outline += 1;
    covered += inside[cell] as number;
  }
  return outline === 0 ? 1 : covered / outline;
}

/**
 * Whether a box of the image contains enough ink for a word: a word's box does, the gap between lines does
 * not.
 */
export function hasInk({ across, down, cells }: Ink, box: Rect): boolean {
  const [left, right] = [Math.floor(box.x * across), Math.ceil((box.x + box.width) * across)];
  const [top, bottom] = [Math.floor(box.y * down), Math.ceil((box.y + box.height) * down)];
  let inked = 0;
  for (let y = Math.max(0, top); y < Math.min(down, bottom); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(across, right); x += 1) inked += cells[y * across + x] ?? 0;
  }
  return inked > LEAST_INKED * (right - left) * (bottom - top);
}

function touches(dark: Uint8Array, cell: number, across: number): boolean {
  return Boolean(dark[cell - 1] || dark[cell + 1] || dark[cell - across] || dark[cell + across]);
}

function isSurrounded(cells: Uint8Array, cell: number, across: number): boolean {
  return Boolean(cells[cell - 1] && cells[cell + 1] && cells[cell - across] && cells[cell + across]);
}

function averageCells(image: GrayImage, block: number, across: number, down: number): Uint8Array {
  const cells = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let sum = 0;
      for (let row = 0; row < block; row += 1) {
        const start = (y * block + row) * image.width + x * block;
        for (let column = 0; column < block; column += 1) sum += image.data[start + column] as number;
      }
      cells[y * across + x] = sum / (block * block);
    }
  }
  return cells;
}

/** The mean of the cells with the most frequent of 16 gray levels. */
function commonest(cells: Uint8Array): number {
  const counts = new Uint32Array(16);
  const sums = new Float64Array(16);
  for (const gray of cells) {
    counts[gray >> 4] = (counts[gray >> 4] as number) + 1;
    sums[gray >> 4] = (sums[gray >> 4] as number) + gray;
  }
  const most = counts.indexOf(Math.max(...counts));
  return (sums[most] as number) / Math.max(1, counts[most] as number);
}
