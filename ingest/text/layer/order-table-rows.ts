import { centerOf, sharedWidth } from '#contract/values/rect.ts';
import { toRows } from '../page-rows.ts';
import type { PlacedWord } from '../placed-word.ts';

/** A column of a table has at least this many rows, and this share of the rows of print on its page. */
const LEAST_ROWS = 10;
const LEAST_SHARE = 0.5;
/** A cell has at most this many words; a line of a text column has more. */
const MOST_WORDS = 4;
/** Share of the cells of a column of figures that contain a digit, and of a column of labels that do not. */
const MOSTLY = 0.7;

/** Lines that follow one another in a text, each below the one before it. */
type Column = PlacedWord[][];

/**
 * Puts the rows of a table back together that a program read column by column: a column of labels, and after it
 * a column of figures to its right. Other text is left as it is: columns of prose have longer lines, a list
 * printed in columns has labels in all of them, and cells of several lines form no long columns.
 */
export function orderTableRows(lines: PlacedWord[][]): PlacedWord[][] {
  const table = findTable(lines);
  if (!table) return lines;
  const isInTable = ({ rect }: PlacedWord) => {
    const { y } = centerOf(rect);
    return y >= table.top && y <= table.bottom;
  };
  const outside = (part: PlacedWord[][]) =>
    part.map((line) => line.filter((word) => !isInTable(word))).filter((line) => line.length > 0);
  const rows = toRows([lines.flat().filter(isInTable)]).map(({ words }) => words);
  return [...outside(lines.slice(0, table.start)), ...rows, ...outside(lines.slice(table.start))];
}

interface Table {
  /** Index of the line that begins it. */
  start: number;
  /** The heights between which it lies, as shares of the page's height. */
  top: number;
  bottom: number;
}

function findTable(lines: PlacedWord[][]): Table | undefined {
  if (lines.length < 2 * LEAST_ROWS) return undefined;
  const columns = listColumns(lines);
  const least = Math.max(LEAST_ROWS, LEAST_SHARE * toRows(lines).length);
  for (const [index, labels] of columns.entries()) {
    if (labels.length < least || !isMostly(labels, (cell) => !hasDigit(cell))) continue;
    const isRead = columns
      .slice(index + 1)
      .some((figures) => isMostly(figures, hasDigit) && isBeside(labels, figures));
    if (!isRead) continue;
    const words = labels.flat();
    return {
      start: lines.indexOf(labels[0] ?? []),
      top: Math.min(...words.map(({ rect }) => rect.y)),
      bottom: Math.max(...words.map(({ rect }) => rect.y + rect.height)),
    };
  }
  return undefined;
}

/** Splits lines into runs of cells that stand below each other. */
function listColumns(lines: PlacedWord[][]): Column[] {
  const columns: Column[] = [];
  let before: PlacedWord[] | undefined;
  for (const line of lines) {
    if (line.length > MOST_WORDS) before = undefined;
    else {
      if (before && isBelow(line, before)) columns.at(-1)?.push(line);
      else columns.push([line]);
      before = line;
    }
  }
  return columns;
}

function isBelow(lower: PlacedWord[], upper: PlacedWord[]): boolean {
  const isUnder = lower.some((word) => upper.some((other) => sharedWidth(word.rect, other.rect) > 0));
  const [first] = lower;
  const [above] = upper;
  return isUnder && first !== undefined && above !== undefined && centerOf(first.rect).y > bottomOf(above);
}

function bottomOf({ rect }: PlacedWord): number {
  return rect.y + rect.height;
}

/** Whether most cells of a column have one of the other column to their right, at the same height. */
function isBeside(labels: Column, figures: Column): boolean {
  const right = figures.flatMap(([first]) => (first ? [first.rect] : []));
  return isMostly(labels, (cell) => {
    const last = cell.at(-1);
    if (!last) return false;
    const { y } = centerOf(last.rect);
    return right.some((rect) => rect.y <= y && y <= rect.y + rect.height && rect.x >= last.rect.x);
  });
}

function isMostly(column: Column, holds: (cell: PlacedWord[]) => boolean): boolean {
  return column.filter(holds).length >= MOSTLY * column.length;
}

function hasDigit(cell: PlacedWord[]): boolean {
  return cell.some(({ text }) => /\d/.test(text));
}
