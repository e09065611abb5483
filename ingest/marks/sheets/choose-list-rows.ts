import { centerOf, sharedHeight, sharedWidth } from '#contract/values/rect.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { countListed, isEntry } from './list-deleted-pages.ts';
import type { ListRecognition } from './recognize-list-again.ts';

/**
 * A page's text with the rows of its list as they were read one by one, if these say what happened to more of
 * the listed pages than the lines do: a text that has a list's columns one after another, or lost some of
 * their words, finds no row of it. Undefined if the lines are as good. The page is upright.
 */
export function chooseListRows(
  lines: readonly PlacedWord[][],
  { sheet, rows: print }: ListRecognition,
): PlacedWord[][] | undefined {
  const rows = print.map((row) => completeRow(row, lines.flat()));
  const said = countListed(sheet.pages, lines.map(toText));
  if (countListed(sheet.pages, rows.map(toText)) <= said) return undefined;
  const entries = rows.filter(isEntryOf);
  const rects = entries.flat().map(({ rect }) => rect);
  const top = Math.min(...rects.map(({ y }) => y));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height));
  const isBetween = (word: PlacedWord) => heightOf(word) >= top && heightOf(word) <= bottom;
  const keepWords = (isKept: (word: PlacedWord) => boolean) =>
    lines.map((line) => line.filter(isKept)).filter((line) => line.length > 0);
  return [
    ...keepWords((word) => heightOf(word) < top),
    ...rows.filter((row) => row.some(isBetween)),
    ...keepWords((word) => heightOf(word) > bottom),
  ];
}

/** A row whose page number was not read gets the words that the text has where the row has none. */
function completeRow(row: PlacedWord[], words: readonly PlacedWord[]): PlacedWord[] {
  if (row.length === 0 || isEntryOf(row)) return row;
  const missed = words.filter((word) => {
    const level = row.filter(({ rect }) => sharedHeight(rect, word.rect) > 0.5 * word.rect.height);
    return level.length > 0 && row.every(({ rect }) => sharedWidth(rect, word.rect) <= 0);
  });
  const whole = [...row, ...missed].sort((one, other) => one.rect.x - other.rect.x);
  return isEntryOf(whole) ? whole : row;
}

function isEntryOf(row: readonly PlacedWord[]): boolean {
  return isEntry({ text: toText(row) });
}

function heightOf({ rect }: PlacedWord): number {
  return centerOf(rect).y;
}

function toText(words: readonly PlacedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
