import { LETTER_TABLES } from './letter-tables.ts';

/** The end of a word and the letters, in the order of the tables. */
export const LETTERS = ' abcdefghijklmnopqrstuvwxyz';
/** A letter of another script, or a digit between letters: as unlikely as can be, in bits. */
const UNKNOWN = 10;

const tables = Object.values(LETTER_TABLES).map((rows) =>
  rows.map((row) => Uint8Array.from(row, (digit) => Number.parseInt(digit, 36))),
);

/** Lowercase, without accents, with only letters at its ends. */
export function foldLetters(word: string): string {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/^[^\p{L}]+|(?<![^\p{L}])[^\p{L}]+$/gu, '');
}

/** Neighboring letters in a word, including its ends, as indexes in `LETTERS`; -1 for anything else. */
export function pairsOf(word: string): [first: number, second: number][] {
  const places = [...` ${word} `].map((letter) => LETTERS.indexOf(letter));
  return places.slice(1).map((second, index) => [places[index] ?? 0, second]);
}

/**
 * How surprising the letters of words are in the language that fits them best, in bits per letter: about 3.5
 * for English and Spanish, 5 and more for a shifted encoding or poor OCR.
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
