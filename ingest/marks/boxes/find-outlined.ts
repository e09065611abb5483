import type { BoxStyle } from '#contract/marks.ts';
import type { GreyImage } from '../../pixels/grey-image.ts';
import type { DarkPixels } from './dark-pixels.ts';
import { type Frame, findFrames } from './find-frames.ts';
import { findRuns } from './find-runs.ts';
import { type CellBox, type InkTable, toCells } from './ink-table.ts';
import { joinRuns } from './join-runs.ts';
import { type FrameSides, judgeSides } from './judge-frame.ts';
import { type Inside, lookInside } from './look-inside.ts';

/** A box by its look; `box` in pixels. */
export interface PixelBox {
  box: CellBox;
  style: BoxStyle;
  confidence: number;
  needsCode: boolean;
  holdsText: boolean;
}

interface Cell extends FrameSides {
  frame: Frame;
  inside: Inside;
  box: CellBox;
  letters: number;
}

/** Inches: the least sides of a box, which hold a word, and run into letters if they were shorter. */
const LEAST_LINE = { across: 0.12, down: 0.085 };
/** Of each side so much must be drawn. */
const LEAST_DRAWN = 0.75;
/** Inches inside the lines that may be the lines' own ragged edge. */
const EDGE = 0.012;
/** A frame over more of the page both ways is the edge of its paper. */
const WHOLE_PAGE = 0.93;
/** Smaller boxes, in inches, that are about square are for a tick unless a code is in them. */
const TICK = 0.3;
const SQUARE = 1.3;
/** More empty cells in a row are a form to fill in. */
const MOST_TOUCHING = 4;
/** Inches: in a box of several lines may stand, beside a code, what became of the page, in so many letters. */
const HIGH = 0.4;
const MOST_LETTERS = 60;
/** In one that takes so much of the page, both ways, so many. */
const LARGE = 0.6;
const MOST_LETTERS_LARGE = 250;
const SIDES = ['left', 'right', 'top', 'bottom'] as const;
type Side = (typeof SIDES)[number];
const OPPOSITE = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;

/**
 * Boxes with an outline: frames that hold nothing, a code, or an even tone. `lettersIn` tells of a part of
 * the page, in pixels, how many letters were read in it that are of no code.
 */
export function findOutlined(
  image: GreyImage,
  dark: DarkPixels,
  table: InkTable,
  lettersIn: (box: CellBox) => number,
): PixelBox[] {
  const { across, down } = findRuns(dark, LEAST_LINE);
  const frames = findFrames(joinRuns(across, dark.inch), joinRuns(down, dark.inch), dark.inch);
  const cells = frames.flatMap((frame): Cell[] => {
    const sides = judgeSides(dark, frame);
    if (sides.drawn < LEAST_DRAWN) return [];
    const box = outerBox(frame);
    const seen = lookInside(image, dark, table, toCells(table, innerBox(frame, dark.inch)));
    const letters = lettersIn(box);
    return [{ ...sides, frame, box, letters, inside: judgeInside(seen, box, letters, dark) }];
  });
  const inTable = findTableCells(cells);
  return cells
    .filter(({ inside, box }) => inside !== 'print' && !isWholePage(box, dark))
    .map((cell) => toPixelBox(cell, inTable.has(cell), dark.inch));
}

/** Words where no ink is are not on the page: an earlier OCR misplaced them, or a box was put over them. */
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

/** Cells whose lines go on to cells with print in them, or to many empty ones. */
function findTableCells(cells: Cell[]): Set<Cell> {
  const beside = new Map(cells.map((cell) => [cell, listBeside(cell, cells)]));
  const found = new Set(cells.filter((cell) => beside.get(cell)?.isOpen));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const cell of cells) {
      const next = beside.get(cell)?.cells ?? [];
      if (next.some((other) => isOfTable(other, found)) || next.length > MOST_TOUCHING) found.add(cell);
    }
  }
  return found;
}

function isOfTable(cell: Cell, found: Set<Cell>): boolean {
  return cell.inside === 'print' || cell.inside === 'label' || found.has(cell);
}

/** The cells over the sides past which a cell's lines go on; `isOpen` where there is no cell over one of them. */
function listBeside(cell: Cell, cells: Cell[]): { cells: Cell[]; isOpen: boolean } {
  const sides = SIDES.filter((side) => cell.goesOn[side]);
  const over = sides.map((side) => cells.filter((other) => isOver(cell, side, other)));
  return { cells: over.flat(), isOpen: over.some((each) => each.length === 0) };
}

function isOver({ frame, box }: Cell, side: Side, other: Cell): boolean {
  if (frame[side] !== other.frame[OPPOSITE[side]]) return false;
  const shared =
    side === 'left' || side === 'right'
      ? Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      : Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
  return shared > 0;
}

function outerBox({ topLeft, topRight, bottomLeft, bottomRight, ...lines }: Frame): CellBox {
  return {
    left: Math.min(topLeft.x, bottomLeft.x) - lines.left.thickness / 2,
    right: Math.max(topRight.x, bottomRight.x) + lines.right.thickness / 2,
    top: Math.min(topLeft.y, topRight.y) - lines.top.thickness / 2,
    bottom: Math.max(bottomLeft.y, bottomRight.y) + lines.bottom.thickness / 2,
  };
}

function innerBox({ topLeft, topRight, bottomLeft, bottomRight, ...lines }: Frame, inch: number): CellBox {
  const edge = Math.max(2, EDGE * inch);
  return {
    left: Math.max(topLeft.x, bottomLeft.x) + lines.left.thickness / 2 + edge,
    right: Math.min(topRight.x, bottomRight.x) - lines.right.thickness / 2 - edge,
    top: Math.max(topLeft.y, topRight.y) + lines.top.thickness / 2 + edge,
    bottom: Math.min(bottomLeft.y, bottomRight.y) - lines.bottom.thickness / 2 - edge,
  };
}

function isWholePage({ left, top, right, bottom }: CellBox, { width, height }: DarkPixels): boolean {
  return right - left > WHOLE_PAGE * width && bottom - top > WHOLE_PAGE * height;
}
