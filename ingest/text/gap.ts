/**
 * The word that a page's text contains where a redaction box breaks it: a full block. It is a word with the
 * box's rectangle, so that text, index, hits and exports all include the break. Agencies that redact by
 * typing full blocks mean the same.
 */
export const GAP = '\u2588';

/** Whether a word consists of blocks only. */
export function isGap(text: string): boolean {
  return /^\u2588+$/u.test(text);
}

/** Counts words without gaps, which stand for an unknown number of words. */
export function countWords(words: readonly { text: string }[]): number {
  return words.reduce((count, { text }) => count + (isGap(text) ? 0 : 1), 0);
}
