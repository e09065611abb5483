import type { RecognizedWord } from './recognizer.ts';

/** The white between two words of a line is less than this, as a share of the taller one's height. */
const WORD_GAP = 1.2;
/** A contraction such as `|'m` or `|’ll`. */
const CONTRACTION = /^\|(?=['’](?:m|d|ll|ve)\b)/;
const LOWER_CASE = /^\p{Ll}/u;

/**
 * Replaces a vertical bar by the pronoun I where it is that: tesseract takes the letter of a sans-serif font for a bar.
 * The pronoun has a word in lower case after it. A bar that separates the parts of a signature has a capital, a digit or
 * much white after it, and the bars that separate the cells of a table are aligned from line to line.
 */
export function mendBars(lines: readonly RecognizedWord[][]): RecognizedWord[][] {
  const inside = lines.flatMap((line) => line.slice(1).filter(({ text }) => text === '|'));
  const isAligned = (bar: RecognizedWord) =>
    inside.includes(bar) && inside.some((other) => other !== bar && isInColumn(bar, other));
  return lines.map((line) =>
    line.map((word, index) => {
      if (CONTRACTION.test(word.text)) return { ...word, text: word.text.replace('|', 'I') };
      const isPronoun = word.text === '|' && isBeforeVerb(word, line[index + 1]) && !isAligned(word);
      return isPronoun ? { ...word, text: 'I' } : word;
    }),
  );
}

function isInColumn(one: RecognizedWord, other: RecognizedWord): boolean {
  const apart = Math.abs(one.left + one.right - other.left - other.right) / 2;
  return apart < 0.5 * (one.bottom - one.top);
}

function isBeforeVerb(bar: RecognizedWord, next: RecognizedWord | undefined): boolean {
  if (!next || !LOWER_CASE.test(next.text)) return false;
  const height = Math.max(bar.bottom - bar.top, next.bottom - next.top);
  return next.left - bar.right < WORD_GAP * height;
}
