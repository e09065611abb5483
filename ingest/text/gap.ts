/**
 * The word that stands in a page's text where the agency's box breaks it: a full block. It is a word with the
 * box's rectangle, so that text, index, hits and exports all know of the break. An agency that redacts by
 * writing full blocks means the same.
 */
export const GAP = '\u2588';

/** Whether a word is one or several blocks and nothing else. */
export function isGap(text: string): boolean {
  return /^\u2588+$/u.test(text);
}

/** How many words there are: a gap is none, it stands where some were. */
export function countWords(words: readonly { text: string }[]): number {
  return words.reduce((count, { text }) => count + (isGap(text) ? 0 : 1), 0);
}
