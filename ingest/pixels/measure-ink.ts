import type { Rect } from '#contract/values/rect.ts';
import { findRules } from './find-rules.ts';
import type { GreyImage } from './grey-image.ts';

/** Where a page is printed on, in coarse cells. */
export interface Ink {
  across: number;
  down: number;
  /** One for each cell with ink that touches another such cell (single ones are dust), else zero. */
  cells: Uint8Array;
  /** How many cells hold ink. */
  count: number;
  /** One for each cell at an edge of ink that may be text: not inside black areas, not of ruled lines. */
  outlines: Uint8Array;
}

/** Cells along the page's width: about 75 to the inch of a letter page, a third of a letter's height. */
const CELLS_ACROSS = 640;
/** Times as long as high: a strip, no page that lies on its side. */
const LONG = 3;
/** Darker or lighter than the paper by so much, of 255, is ink. */
const CONTRAST = 48;
/** Fewer cells than any printed mark takes: a digit of 8 points takes about twelve. */
const LEAST_MARK = 8;
/** Of a word's box, so much at least is ink: thin print in a generous box has a tenth. */
const LEAST_INKED = 0.05;

/**
 * Looks at a page in coarse cells against the page's own paper, so that yellowed paper, a dark page
 * with white writing and scanner dust are judged alike.
 */
export function measureInk(image: GreyImage, contrast = CONTRAST): Ink {
  const block = cellSide(image);
  const across = Math.floor(image.width / block);
  const down = Math.floor(image.height / block);
  const grey = averageCells(image, block, across, down);
  const paper = commonest(grey);
  const dark = new Uint8Array(grey.length);
  for (let cell = 0; cell < grey.length; cell += 1) {
    if (Math.abs((grey[cell] as number) - paper) > contrast) dark[cell] = 1;
  }
  return { across, down, ...keepMarks(dark, across, down) };
}

/** Of an image that is a strip of paper, its short side is the page's width, whichever way it lies. */
function cellSide({ width, height }: GreyImage): number {
  return Math.max(1, Math.round((width > LONG * height ? height : width) / CELLS_ACROSS));
}

/** Single cells are dust. */
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
/** With more ink than this there is text dark enough to judge the page by: a stamp has a few hundred cells. */
const DARK_ENOUGH = 1500;
/** So many cells of faint marks at least, and so many times the dark ones, may be faint text. */
const FAINT_TEXT = 400;
const FAINT_EXCESS = 4;

/**
 * Ink that is hardly darker than the paper, on a page that shows next to no other; undefined where there
 * is none. A page of text in the palest toner must not pass for a blank one.
 */
export function findFaintInk(image: GreyImage, ink: Ink): Ink | undefined {
  if (ink.count > DARK_ENOUGH) return undefined;
  const faint = measureInk(image, FAINT_CONTRAST);
  return faint.count > FAINT_TEXT && faint.count > FAINT_EXCESS * ink.count ? faint : undefined;
}

/** Nothing at all is printed. A page with no more than a stamp is not blank. */
export function isBlank(ink: Ink): boolean {
  return ink.count < LEAST_MARK;
}

/**
 * Share of the ink's outlines that lie inside the given boxes (fractions of the image), 0..1; 1 where
 * there is none. Outlines only: a black box or a ruled line is much ink but no missed text.
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

/** Whether a box of the image holds any ink to speak of: a word's box does, the gap between lines does not. */
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

function averageCells(image: GreyImage, block: number, across: number, down: number): Uint8Array {
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

/** The mean of the cells that have the commonest of 16 grey levels. */
function commonest(cells: Uint8Array): number {
  const counts = new Uint32Array(16);
  const sums = new Float64Array(16);
  for (const grey of cells) {
    counts[grey >> 4] = (counts[grey >> 4] as number) + 1;
    sums[grey >> 4] = (sums[grey >> 4] as number) + grey;
  }
  const most = counts.indexOf(Math.max(...counts));
  return (sums[most] as number) / Math.max(1, counts[most] as number);
}
