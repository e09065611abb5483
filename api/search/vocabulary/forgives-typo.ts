/** Lengths from which a word may have one typo, and two. */
export const ONE_TYPO_FROM = 5;
export const TWO_TYPOS_FROM = 9;

const DIGITS_ONLY = /^\p{N}+$/u;

/**
 * Whether a search server finds the term `text` when `word` is typed: the rule of Meilisearch 1.50, with the
 * settings of this program. One letter may be wrong, missing, extra or swapped with its neighbor, two from
 * nine letters on; a wrong first letter counts as two. `isGrowing`: `text` may continue after the word.
 * Numbers of digits only are never found this way; see `disableOnNumbers`.
 *
 * It is called for every word of the pages shown, with each keystroke, so quick tests come first. Letters are
 * UTF-16 units.
 */
export function forgivesTypo(text: string, word: string, isGrowing: boolean): boolean {
  const isAs = (read: string, meant: string) => (isGrowing ? read.startsWith(meant) : read === meant);
  if (isAs(text, word)) return true;
  const most = countTyposAllowed(word.length);
  if (most === 0 || word.length - text.length > most) return false;
  if (!isGrowing && text.length - word.length > most) return false;
  if (text.charCodeAt(0) === word.charCodeAt(0)) {
    return isWithin(most, text, word, isGrowing) && !DIGITS_ONLY.test(text);
  }
  // The only other typo possible is the first letter's own: wrong, extra, missing, or swapped with the next.
  return (
    most > 1 &&
    (isAs(text.slice(1), word.slice(1)) ||
      isAs(text.slice(1), word) ||
      isAs(text, word.slice(1)) ||
      isAs(text, word.charAt(1) + word.charAt(0) + word.slice(2)))
  );
}

/** Number of typos that a word of this length may have. */
function countTyposAllowed(letters: number): number {
  if (letters < ONE_TYPO_FROM) return 0;
  return letters < TWO_TYPOS_FROM ? 1 : 2;
}

/**
 * Levenshtein distance in which swapped neighbors are one edit (the "optimal string alignment"); compares
 * with the nearest start of `read` if the word is growing.
 */
function isWithin(most: number, read: string, meant: string, isGrowing: boolean): boolean {
  let before: number[] = [];
  let last = Array.from({ length: read.length + 1 }, (_, at) => at);
  for (let row = 0; row < meant.length; row += 1) {
    const next = [row + 1];
    for (let at = 0; at < read.length; at += 1) {
      let cost = Math.min(
        costAt(last, at) + (read[at] === meant[row] ? 0 : 1),
        costAt(last, at + 1) + 1,
        costAt(next, at) + 1,
      );
      const isSwapped = at > 0 && read[at] === meant[row - 1] && read[at - 1] === meant[row];
      if (isSwapped) cost = Math.min(cost, costAt(before, at - 1) + 1);
      next.push(cost);
    }
    // Every path passes through one of two consecutive rows.
    if (Math.min(...next) > most && Math.min(...last) > most) return false;
    before = last;
    last = next;
  }
  return (isGrowing ? Math.min(...last) : costAt(last, read.length)) <= most;
}

function costAt(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
