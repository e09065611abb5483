import type { Frame } from './find-frames.ts';
import type { CellBox } from './ink-table.ts';
import { areSame, type Segment } from './join-runs.ts';
import type { FrameSides } from './judge-frame.ts';
import type { Inside } from './look-inside.ts';

/** A frame and what is in it: a box of the agency's, or a cell of a table. */
export interface Cell extends FrameSides {
  frame: Frame;
  inside: Inside;
  box: CellBox;
  letters: number;
}

/** More empty cells in a row are a form to fill in. */
const MOST_TOUCHING = 4;
/** Inches by which a box reaches past another whose edge it shares. */
const BEYOND = 0.09;
const SIDES = ['left', 'right', 'top', 'bottom'] as const;
type Side = (typeof SIDES)[number];
const OPPOSITE = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;

/** Cells whose lines go on to cells with print in them, to many empty ones, or to none. */
export function findTableCells(cells: Cell[], inch: number): Set<Cell> {
  const beside = new Map(cells.map((cell) => [cell, listBeside(cell, cells)]));
  const found = new Set<Cell>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    const free = cells.filter((cell) => cell.inside !== 'print' && !found.has(cell));
    for (const cell of cells) {
      const next = beside.get(cell) ?? [];
      const goesIntoTable = next.some(
        ({ side, over }) =>
          (over.length === 0 || over.some((other) => isOfTable(other, found))) &&
          !areEdgesOfBoxes(cell, side, free, inch),
      );
      if (goesIntoTable || next.flatMap(({ over }) => over).length > MOST_TOUCHING) found.add(cell);
    }
  }
  return found;
}

/** Whether what goes on past a side are the edges of boxes above and below, between which the cell stands. */
function areEdgesOfBoxes(cell: Cell, side: Side, boxes: Cell[], inch: number): boolean {
  const isBeyond = ({ box }: Cell) =>
    side === 'left' || side === 'top'
      ? box[side] < cell.box[side] - BEYOND * inch
      : box[side] > cell.box[side] + BEYOND * inch;
  const isEdge = (line: Segment, of: 'top' | 'bottom' | 'left' | 'right') =>
    boxes.some((other) => areSame(other.frame[of], line) && other !== cell && isBeyond(other));
  const { top, bottom, left, right } = cell.frame;
  return side === 'left' || side === 'right'
    ? isEdge(top, 'bottom') && isEdge(bottom, 'top')
    : isEdge(left, 'right') && isEdge(right, 'left');
}

function isOfTable(cell: Cell, found: Set<Cell>): boolean {
  return cell.inside === 'print' || cell.inside === 'label' || found.has(cell);
}

/** The sides past which a cell's lines go on, each with the cells over it. */
function listBeside(cell: Cell, cells: Cell[]): { side: Side; over: Cell[] }[] {
  return SIDES.filter((side) => cell.goesOn[side]).map((side) => ({
    side,
    over: cells.filter((other) => isOver(cell, side, other)),
  }));
}

function isOver({ frame, box }: Cell, side: Side, other: Cell): boolean {
  if (!areSame(frame[side], other.frame[OPPOSITE[side]])) return false;
  const shared =
    side === 'left' || side === 'right'
      ? Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      : Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
  return shared > 0;
}
