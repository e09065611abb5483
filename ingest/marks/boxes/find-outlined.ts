import type { BoxStyle } from '#contract/pages/marks.ts';
import type { GrayImage } from '../../pixels/gray-image.ts';
import { liesIn, sharedArea } from './box-overlap.ts';
import type { DarkPixels } from './dark-pixels.ts';
import { type Cell, findTableCells } from './figures/find-table-cells.ts';
import { extendAcross, extendDown } from './frames/extend-lines.ts';
import { type Frame, findFrames } from './frames/find-frames.ts';
import { findRuns } from './frames/find-runs.ts';
import { innerBox, outerBox } from './frames/frame-boxes.ts';
import { joinRuns } from './frames/join-runs.ts';
import { judgeSides } from './frames/judge-frame.ts';
import { withoutScreens } from './frames/without-screens.ts';
import { type CellBox, type InkTable, toCells } from './ink-table.ts';
import { type Inside, lookInside } from './look-inside.ts';

/** A box as it looks on the image; `box` in pixels. */
export interface PixelBox {
  box: CellBox;
  style: BoxStyle;
  confidence: number;
  needsCode: boolean;
  holdsText: boolean;
}

/** Inches: the shortest sides of a box. They fit a word; shorter lines would match the strokes of letters. */
const LEAST_LINE = { across: 0.12, down: 0.085 };
/** At least this share of each side must be drawn. */
const LEAST_DRAWN = 0.75;
/** A frame that covers a larger share of the page in both directions is the edge of the paper. */
const WHOLE_PAGE = 0.93;
/** Smaller boxes, in inches, that are about square are check boxes unless they contain a code. */
const TICK = 0.3;
const SQUARE = 1.3;
/**
 * A box higher than this, in inches, may explain in up to this many letters what happened to the page, beside
 * the code.
 */
const HIGH = 0.4;
const MOST_LETTERS = 60;
/** A box that takes this share of the page in both directions may contain this many letters. */
const LARGE = 0.6;
const MOST_LETTERS_LARGE = 250;
/** More frames come from a table with thousands of cells, or a drawing. */
const MOST_FRAMES = 15_000;
/** Number of layers of boxes under other boxes that are searched. */
const MOST_ROUNDS = 3;

/**
 * Boxes with an outline: frames that are empty or contain a code or an even tone. `lettersIn` returns how
 * many letters were read in a part of the page (in pixels) that do not belong to a code.
 */
export function findOutlined(
  image: GrayImage,
  dark: DarkPixels,
  table: InkTable,
  lettersIn: (box: CellBox) => number,
): PixelBox[] {
  const { inch } = dark;
  const runs = findRuns(dark, LEAST_LINE);
  const across = withoutScreens(joinRuns(runs.across, inch), inch);
  const down = withoutScreens(joinRuns(runs.down, inch), inch);
  const lookAt = (frames: Frame[], covers: readonly CellBox[]) =>
    frames.flatMap((frame): Cell[] => {
      const box = outerBox(frame);
      const over = covers.filter((cover) => sharedArea(box, cover) > 0 && !liesIn(box, cover));
      const sides = judgeSides(dark, frame, over);
      if (sides.drawn < LEAST_DRAWN) return [];
      const seen = lookInside(image, dark, table, toCells(table, innerBox(frame, over, inch)));
      const letters = lettersIn(box);
      return [{ ...sides, frame, box, letters, inside: judgeInside(seen, box, letters, dark) }];
    });
  const found = findFrames(across, down, inch, MOST_FRAMES);
  if (found.length > MOST_FRAMES) return [];
  const cells = lookAt(found, []);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const covers = toBoxes(cells, dark).flatMap(({ box, needsCode }) => (needsCode ? [] : [box]));
    if (covers.length === 0) break;
    const frames = findFrames(
      extendAcross(across, covers, inch),
      extendDown(down, covers, inch),
      inch,
      MOST_FRAMES,
    );
    if (frames.length > MOST_FRAMES) break;
    const more = lookAt(frames, covers).filter((cell) => isNew(cell, cells, covers));
    if (more.length === 0) break;
    cells.push(...more);
  }
  return toBoxes(cells, dark);
}

/**
 * Whether a cell that continues under other boxes is a new box: neither known already nor part of what covers
 * it.
 */
function isNew({ box, inside, runsOn }: Cell, known: Cell[], covers: readonly CellBox[]): boolean {
  return (
    inside !== 'print' &&
    !runsOn &&
    !covers.some((cover) => liesIn(box, cover)) &&
    !known.some((other) => liesIn(box, other.box) && liesIn(other.box, box))
  );
}

function toBoxes(cells: Cell[], dark: DarkPixels): PixelBox[] {
  const inTable = findTableCells(cells, dark.inch);
  return cells
    .filter(({ inside, box }) => inside !== 'print' && !isWholePage(box, dark))
    .map((cell) => toPixelBox(cell, inTable.has(cell), dark.inch));
}

/** Words without ink are not on the page: an earlier OCR misplaced them, or a box was drawn over them. */
function judgeInside(seen: Inside, box: CellBox, letters: number, dark: DarkPixels): Inside {
  if (letters === 0 || seen === 'empty' || seen === 'print') return seen;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const isLarge = width > LARGE * dark.width && height > LARGE * dark.height;
  const most = isLarge ? MOST_LETTERS_LARGE : height >= HIGH * dark.inch ? MOST_LETTERS : 0;
  return seen === 'label' && letters <= most ? 'label' : 'print';
}

function toPixelBox(cell: Cell, isInTable: boolean, inch: number): PixelBox {
  const { box, inside, drawn, letters } = cell;
  const style = inside === 'grey' || inside === 'black' ? inside : 'outlined';
  return {
    box,
    style,
    confidence: Math.round(95 * drawn),
    needsCode: isInTable || inside === 'label' || isTick(box, inch),
    holdsText: inside === 'label' && letters > 0,
  };
}

function isTick({ left, top, right, bottom }: CellBox, inch: number): boolean {
  const [width, height] = [right - left, bottom - top];
  return height < TICK * inch && width < SQUARE * height;
}

function isWholePage({ left, top, right, bottom }: CellBox, { width, height }: DarkPixels): boolean {
  return right - left > WHOLE_PAGE * width && bottom - top > WHOLE_PAGE * height;
}
