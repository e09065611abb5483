import type { Frame } from '../frames/find-frames.ts';
import type { Segment } from '../frames/join-runs.ts';
import type { FrameSides } from '../frames/judge-frame.ts';
import type { CellBox } from '../ink-table.ts';
import type { Inside } from '../look-inside.ts';

/** A frame and its content: either an agency's box or a cell of a table. */
export interface Cell extends FrameSides {
  frame: Frame;
  inside: Inside;
  box: CellBox;
  letters: number;
}

/** More empty cells in a row than this are a form to fill in. */
const MOST_TOUCHING = 4;
/** How far a box extends past another box whose edge it shares, in inches. */
const BEYOND = 0.09;
const SIDES = ['left', 'right', 'top', 'bottom'] as const;
type Side = (typeof SIDES)[number];
const OPPOSITE = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;

/** Cells whose lines continue to cells with print, to many empty cells, or to no cell at all. */
export function findTableCells(cells: Cell[], inch: number): Set<Cell> {
  const onLine = new CellsOnLine(cells);
  const beside = new Map(cells.map((cell) => [cell, listBeside(cell, onLine)]));
  const found = new Set<Cell>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    const free = new Set(cells.filter((cell) => cell.inside !== 'print' && !found.has(cell)));
    for (const cell of cells) {
      const next = beside.get(cell) ?? [];
      const goesIntoTable = next.some(
        ({ side, over }) =>
          (over.length === 0 || over.some((other) => isOfTable(other, found))) &&
          !areEdgesOfBoxes(cell, side, { free, onLine, inch }),
      );
      if (goesIntoTable || next.flatMap(({ over }) => over).length > MOST_TOUCHING) found.add(cell);
    }
  }
  return found;
}

/**
 * Looks up cells by the line of one of their sides: a dense table has thousands of cells, of which few share
 * a line.
 */
class CellsOnLine {
  readonly #cells: Record<Side, Map<string, Cell[]>>;

  constructor(cells: readonly Cell[]) {
    const byLine = (side: Side) => Map.groupBy(cells, ({ frame }) => keyOf(frame[side]));
    this.#cells = {
      left: byLine('left'),
      right: byLine('right'),
      top: byLine('top'),
      bottom: byLine('bottom'),
    };
  }

  /** The cells whose side of that name is this line. */
  list(side: Side, line: Segment): readonly Cell[] {
    return this.#cells[side].get(keyOf(line)) ?? [];
  }
}

/** Equal for the same line, even if one of the two segments is known to be longer. */
function keyOf({ base, slope }: Segment): string {
  return `${base} ${slope}`;
}

interface Boxes {
  free: ReadonlySet<Cell>;
  onLine: CellsOnLine;
  inch: number;
}

/** Whether what continues past a side are only the edges of the boxes above and below this cell. */
function areEdgesOfBoxes(cell: Cell, side: Side, { free, onLine, inch }: Boxes): boolean {
  const isBeyond = ({ box }: Cell) =>
    side === 'left' || side === 'top'
      ? box[side] < cell.box[side] - BEYOND * inch
      : box[side] > cell.box[side] + BEYOND * inch;
  const isEdge = (line: Segment, of: Side) =>
    onLine.list(of, line).some((other) => free.has(other) && other !== cell && isBeyond(other));
  const { top, bottom, left, right } = cell.frame;
  return side === 'left' || side === 'right'
    ? isEdge(top, 'bottom') && isEdge(bottom, 'top')
    : isEdge(left, 'right') && isEdge(right, 'left');
}

function isOfTable(cell: Cell, found: Set<Cell>): boolean {
  return cell.inside === 'print' || cell.inside === 'label' || found.has(cell);
}

/** The sides past which a cell's lines continue, each with the cells that lie beyond it. */
function listBeside(cell: Cell, onLine: CellsOnLine): { side: Side; over: Cell[] }[] {
  return SIDES.filter((side) => cell.goesOn[side]).map((side) => ({
    side,
    over: onLine.list(OPPOSITE[side], cell.frame[side]).filter((other) => isOver(cell, side, other)),
  }));
}

/** Whether two cells that share a line lie along the same part of it. */
function isOver({ box }: Cell, side: Side, other: Cell): boolean {
  const shared =
    side === 'left' || side === 'right'
      ? Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      : Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
  return shared > 0;
}
