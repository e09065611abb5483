import { LETTER_TABLES } from './letter-tables.ts';

/** A word's end and the letters, in the order of the tables. */
export const LETTERS = ' abcdefghijklmnopqrstuvwxyz';
/** A letter of another script, or a digit between letters: as unlikely as anything, in bits. */
const UNKNOWN = 10;

const tables = Object.values(LETTER_TABLES).map((rows) =>
  rows.map((row) => Uint8Array.from(row, (digit) => Number.parseInt(digit, 36))),
);

/** Lower case, accents off, nothing at its ends but letters. */
export function foldLetters(word: string): string {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/^[^\p{L}]+|(?<![^\p{L}])[^\p{L}]+$/gu, '');
}

/** Neighbours in a word, its ends included, as places in `LETTERS`; -1 for what is none of them. */
export function pairsOf(word: string): [first: number, second: number][] {
  const places = [...` ${word} `].map((letter) => LETTERS.indexOf(letter));
  return places.slice(1).map((second, index) => [places[index] ?? 0, second]);
}

/**
 * How surprising the letters of words are to a reader of the language that fits them best, in bits a
 * letter: about 3.5 for English and Spanish, 5 and more for a shifted encoding or a bad reading.
 */
export function measureSurprise(words: string[]): number {
  const pairs = words.flatMap((word) => pairsOf(foldLetters(word)));
  if (pairs.length === 0) return 0;
  const bits = tables.map((table) =>
    pairs.reduce((sum, [first, second]) => {
      const half = table[first]?.[second];
      return sum + (half === undefined ? UNKNOWN : half / 2);
    }, 0),
  );
  return Math.min(...bits) / pairs.length;
}
