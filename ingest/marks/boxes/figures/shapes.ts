import type { PixelBox } from '../find-outlined.ts';
import type { CellBox } from '../ink-table.ts';
import type { ToneTable } from '../tone-table.ts';
import {
  isNatural,
  listBeside,
  listJoined,
  type PixelWord,
  SENTENCE,
  type WordsBeside,
} from '../words-beside.ts';

/** What figure detection needs to know about a page. Lengths in pixels. */
export interface FigurePage {
  /** The words outside of boxes. */
  words: readonly PixelWord[];
  /** The height of a usual word. */
  line: number;
  tones: ToneTable;
  /** Pixels across a cell of the tone table. */
  cell: number;
}

/** A box that may be part of a drawing, with the words next to it at its height. */
export interface Shape {
  of: PixelBox;
  box: CellBox;
  joined: WordsBeside;
}

/** Words with a lower confidence, 0..100, are noise. */
const LIKELY = 30;
/** Largest gap between words that belong together, in line heights. */
const GAP = 1.6;
/** Largest slope of the lines in a scan. */
const SKEW = 0.02;
/** Shapes that a program draws have the same height, or width, to within this share. */
const SAME_SIZE = 0.1;

export function toShape(of: PixelBox, { words, line }: FigurePage): Shape {
  const likely = words.filter(({ confidence }) => confidence >= LIKELY);
  const beside = listBeside(of.box, likely);
  return { of, box: of.box, joined: listJoined(of.box, beside, GAP * line) };
}

export function isAlone({ joined }: Shape): boolean {
  return joined.left.length + joined.right.length === 0;
}

export function isOfSentence({ joined }: Shape): boolean {
  return [...joined.left, ...joined.right].filter(isNatural).length >= SENTENCE;
}

export function widthOf({ left, right }: CellBox): number {
  return right - left;
}

export function heightOf({ top, bottom }: CellBox): number {
  return bottom - top;
}

/** Groups in which each shape is related to at least one other. */
export function group(shapes: readonly Shape[], areRelated: (a: Shape, b: Shape) => boolean): Shape[][] {
  let groups: Shape[][] = [];
  for (const shape of shapes) {
    const isNear = (members: Shape[]) => members.some((other) => areRelated(shape, other));
    const near = groups.filter(isNear);
    groups = [...groups.filter((members) => !near.includes(members)), [...near.flat(), shape]];
  }
  return groups;
}

/** Whether two shapes are equally high; a skewed scan makes wide ones higher. */
export function areAsHigh({ box: a }: Shape, { box: b }: Shape): boolean {
  const lean = SKEW * Math.abs(widthOf(a) - widthOf(b));
  return Math.abs(heightOf(a) - heightOf(b)) <= SAME_SIZE * heightOf(a) + lean;
}

export function areAsWide({ box: a }: Shape, { box: b }: Shape): boolean {
  const lean = SKEW * Math.abs(heightOf(a) - heightOf(b));
  return Math.abs(widthOf(a) - widthOf(b)) <= SAME_SIZE * widthOf(a) + lean;
}

/** Whether the same sides of two shapes are in line, within `off` and the scan's skew. */
export function areInLine(a: CellBox, b: CellBox, side: 'left' | 'right' | 'bottom', off: number): boolean {
  const apart = side === 'bottom' ? Math.abs(a.left - b.left) : Math.abs(a.top - b.top);
  return Math.abs(a[side] - b[side]) <= off + SKEW * apart;
}
