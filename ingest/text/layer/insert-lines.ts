import { boundsOf, centerOf, type Rect, sharedHeight, sharedWidth } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import type { PlacedWord } from '../placed-word.ts';
import { turnLines } from '../turn-lines.ts';

/** Two lines are in the same row if they share at least this part of the lower one's height. */
const IN_ROW = 0.5;
/** Two lines are above each other if they share at least this part of the narrower one's width. */
const OVER = 0.5;

/**
 * Inserts what was drawn over a page, such as text typed into a form's fields, in reading order: a part with
 * one line goes into its row, a part with several lines between the lines above and below. `turn` turns the
 * page upright.
 */
export function insertLines(lines: PlacedWord[][], parts: PlacedWord[][][], turn: Turn): PlacedWord[][] {
  if (parts.length === 0) return lines;
  const placed = turnLines(lines, turn).map((line) => [...line]);
  for (const part of parts) {
    const upright = turnLines(part, turn);
    const [line] = upright;
    if (!line) continue;
    const row = part.length === 1 ? findRow(placed, line) : undefined;
    if (row) insertWords(row, line);
    else placed.splice(findPlace(placed, boundsOf(line)), 0, ...upright.map((each) => [...each]));
  }
  return turnLines(placed, reverseTurn(turn));
}

/** The line in the same row as another; if there are several, as in columns, the nearest. */
function findRow(lines: PlacedWord[][], added: PlacedWord[]): PlacedWord[] | undefined {
  const bounds = boundsOf(added);
  const inRow = lines.filter((line) => isInRow(boundsOf(line), bounds));
  const gapTo = (line: PlacedWord[]) =>
    Math.min(...line.map(({ rect }) => Math.max(0, -sharedWidth(rect, bounds))));
  return inRow.sort((a, b) => gapTo(a) - gapTo(b))[0];
}

function insertWords(line: PlacedWord[], added: PlacedWord[]): void {
  const left = Math.min(...added.map(({ rect }) => rect.x));
  const index = line.findIndex(({ rect }) => rect.x > left);
  line.splice(index < 0 ? line.length : index, 0, ...added);
}

/** Before the first line below it, as in its column; else after the last line that starts higher. */
function findPlace(lines: PlacedWord[][], bounds: Rect): number {
  const all = lines.map(boundsOf);
  const middle = centerOf(bounds).y;
  const below = all.findIndex((line) => line.y > middle && shareAcross(line, bounds) > OVER);
  return below >= 0 ? below : all.findLastIndex((line) => line.y <= middle) + 1;
}

function isInRow(line: Rect, added: Rect): boolean {
  return sharedHeight(line, added) > IN_ROW * Math.min(line.height, added.height);
}

function shareAcross(a: Rect, b: Rect): number {
  return sharedWidth(a, b) / Math.min(a.width, b.width);
}
