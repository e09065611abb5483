/** Letters from which a word may have one typo, and two. */
export const ONE_TYPO_FROM = 5;
export const TWO_TYPOS_FROM = 9;

/**
 * Whether a search server finds the term `text` where `word` is typed: the rule of Meilisearch 1.50, with
 * the settings that we give it. One letter may be wrong, missing, too many or changed with its neighbor, two from nine letters
 * on; a wrong first letter counts as two. `isGrowing`: `text` may go on after it.
 *
 * Numbers with digits only are never found so; see `disableOnNumbers`.
 */
export function forgivesTypo(text: string, word: string, isGrowing: boolean): boolean {
  if (isGrowing ? text.startsWith(word) : text === word) return true;
  const [read, meant] = [[...text], [...word]];
  const most = countTyposAllowed(meant.length);
  if (most === 0 || meant.length - read.length > most || /^\p{N}+$/u.test(text)) return false;
  if (!isGrowing && read.length - meant.length > most) return false;
  const isSameStart = read[0] === meant[0];
  if (!isSameStart && most < 2) return false;
  return countTypos(read, meant, isGrowing) <= (isSameStart ? most : 1);
}

/** Typos that a word of so many letters may have. */
export function countTyposAllowed(letters: number): number {
  if (letters < ONE_TYPO_FROM) return 0;
  return letters < TWO_TYPOS_FROM ? 1 : 2;
}

/**
 * Levenshtein's distance in which two neighbors that changed places are one edit (the "optimal string
 * alignment"); to the nearest start of `read` where the word is growing.
 */
function countTypos(read: readonly string[], meant: readonly string[], isGrowing: boolean): number {
  let before: number[] = [];
  let last = Array.from({ length: read.length + 1 }, (_, at) => at);
  for (const [row, letter] of meant.entries()) {
    const next = [row + 1];
    for (const [at, other] of read.entries()) {
      let cost = Math.min(
        costAt(last, at) + (other === letter ? 0 : 1),
        costAt(last, at + 1) + 1,
        costAt(next, at) + 1,
      );
      if (at > 0 && row > 0 && other === meant[row - 1] && read[at - 1] === letter)
        cost = Math.min(cost, costAt(before, at - 1) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return isGrowing ? Math.min(...last) : costAt(last, read.length);
}

function costAt(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
