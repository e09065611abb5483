import { boundsOf } from '#contract/values/rect.ts';
import type { PlacedWord } from '../placed-word.ts';
import { measureSurprise } from './letter-pairs.ts';

/** Fewer letters in a row are initials, or the marks of a list. */
const LEAST_LETTERS = 4;
/** A row with fewer different letters consists of marks, such as answers of yes and no. */
const LEAST_DIFFERENT = 3;
/** Share of a letter's height: letters further apart are in different columns. */
const FURTHEST = 1;
/** A gap wider than the usual one by this factor separates two words. */
const WORD_GAP = 1.6;
/** More letters without such a gap are words whose ends are unknown. */
const LONGEST_WORD = 16;
/**
 * Bits per letter. Words have 3 to 4.4; letters in alphabetical order, or the marks of a table, 4.9 and more.
 */
const MOST_SURPRISE = 4.5;

interface Size {
  width: number;
  height: number;
}

/**
 * Joins letters that are set apart into words, as in a heading (`M E M O R A N D U M`); other single letters
 * stay.
 */
export function joinLetters(line: PlacedWord[], page: Size): PlacedWord[] {
  const joined: PlacedWord[] = [];
  let row: PlacedWord[] = [];
  const endRow = () => {
    joined.push(...joinRow(row, page));
    row = [];
  };
  for (const word of line) {
    if ([...word.text].length === 1) row.push(word);
    else {
      endRow();
      joined.push(word);
    }
  }
  endRow();
  return joined;
}

function joinRow(row: PlacedWord[], page: Size): PlacedWord[] {
  if (row.length < LEAST_LETTERS) return row;
  const gaps = row.slice(1).map((word, index) => gapBetween(row[index] as PlacedWord, word, page));
  const usual = median(gaps);
  if (usual > FURTHEST * median(row.map((word) => sizeOf(word, page)))) return row;
  const words: PlacedWord[][] = [];
  row.forEach((letter, index) => {
    if (index === 0 || (gaps[index - 1] ?? 0) > WORD_GAP * usual) words.push([letter]);
    else words.at(-1)?.push(letter);
  });
  const texts = words.map((word) => word.map(({ text }) => text).join(''));
  return areWords(texts) ? words.map((word, index) => joinWord(word, texts[index] ?? '')) : row;
}

function areWords(texts: string[]): boolean {
  const longest = Math.max(...texts.map((text) => text.replaceAll(/\P{L}/gu, '').length));
  const different = new Set(texts.join('').toLowerCase().replaceAll(/\P{L}/gu, ''));
  return (
    longest >= LEAST_LETTERS &&
    longest <= LONGEST_WORD &&
    different.size >= LEAST_DIFFERENT &&
    measureSurprise(texts.filter((text) => /\p{L}/u.test(text))) < MOST_SURPRISE
  );
}

function joinWord(letters: PlacedWord[], text: string): PlacedWord {
  const [first] = letters as [PlacedWord];
  return { ...first, text, rect: boundsOf(letters) };
}

/** In points, along the direction of the line. */
function gapBetween({ rect: a }: PlacedWord, { rect: b }: PlacedWord, page: Size): number {
  const across = Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width)) * page.width;
  const down = Math.max(b.y - (a.y + a.height), a.y - (b.y + b.height)) * page.height;
  return Math.max(0, across, down);
}

/** The longer side of a letter's box, in points. */
function sizeOf({ rect }: PlacedWord, page: Size): number {
  return Math.max(rect.width * page.width, rect.height * page.height);
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
