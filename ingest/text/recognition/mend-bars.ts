import type { RecognizedWord } from './recognizer.ts';

/** The white between two words of a line is less than this, as a share of the taller one's height. */
const WORD_GAP = 1.2;
/** A contraction such as `|'m` or `|’ll`. */
const CONTRACTION = /^\|(?=['’](?:m|d|ll|ve)\b)/;
const LOWER_CASE = /^\p{Ll}/u;

/**
 * Lines in which a vertical bar that is the pronoun I is read as it: tesseract takes the letter of a sans-serif font for
 * a bar. Before a word in lower case it is the pronoun; a bar that separates the parts of a signature or the cells of a
 * table has a capital, a digit or much white behind it, and stays.
 */
export function mendBars(lines: readonly RecognizedWord[][]): RecognizedWord[][] {
  return lines.map((line) =>
    line.map((word, index) => {
      if (CONTRACTION.test(word.text)) return { ...word, text: word.text.replace('|', 'I') };
      return word.text === '|' && isBeforeVerb(word, line[index + 1]) ? { ...word, text: 'I' } : word;
    }),
  );
}

function isBeforeVerb(bar: RecognizedWord, next: RecognizedWord | undefined): boolean {
  if (!next || !LOWER_CASE.test(next.text)) return false;
  const height = Math.max(bar.bottom - bar.top, next.bottom - next.top);
  return next.left - bar.right < WORD_GAP * height;
}
