/** Letters from which a word may have one typo, and two. */
export const ONE_TYPO_FROM = 5;
export const TWO_TYPOS_FROM = 9;

const DIGITS_ONLY = /^\p{N}+$/u;

/**
 * Whether a search server finds the term `text` where `word` is typed: the rule of Meilisearch 1.50, with the
 * settings that we give it. One letter may be wrong, missing, too many or changed with its neighbor, two from
 * nine letters on; a wrong first letter counts as two. `isGrowing`: `text` may go on behind the word. Numbers of
 * digits only are never found so; see `disableOnNumbers`.
 *
 * It is asked of every word of the pages shown, with each keystroke: so quick looks come first. Letters are
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
  // The one typo that may be besides is the first letter's own: wrong, too many, missing, or changed with the next.
  return (
    most > 1 &&
    (isAs(text.slice(1), word.slice(1)) ||
      isAs(text.slice(1), word) ||
      isAs(text, word.slice(1)) ||
      isAs(text, word.charAt(1) + word.charAt(0) + word.slice(2)))
  );
}

/** Typos that a word of so many letters may have. */
function countTyposAllowed(letters: number): number {
  if (letters < ONE_TYPO_FROM) return 0;
  return letters < TWO_TYPOS_FROM ? 1 : 2;
}

/**
 * Levenshtein's distance in which two neighbors that changed places are one edit (the "optimal string
 * alignment"); to the nearest start of `read` where the word is growing.
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
    // Every way leads through one of two rows that follow each other.
    if (Math.min(...next) > most && Math.min(...last) > most) return false;
    before = last;
    last = next;
  }
  return (isGrowing ? Math.min(...last) : costAt(last, read.length)) <= most;
}

function costAt(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
