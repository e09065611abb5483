/** How typos are forgiven, according to the index's settings. */
export interface TypoSettings {
  enabled: boolean;
  minWordSizeForTypos: { oneTypo: number; twoTypos: number };
  disableOnNumbers: boolean;
}

/**
 * Edits between a word of the index and a word that was typed; undefined if they are more than are forgiven.
 */
export function countForgiven(
  word: string,
  typed: string,
  isGrowing: boolean,
  { enabled, minWordSizeForTypos: { oneTypo, twoTypos }, disableOnNumbers }: TypoSettings,
  less = 0,
): number | undefined {
  if (isGrowing ? word.startsWith(typed) : word === typed) return 0;
  const letters = [...typed].length;
  const allowed = !enabled || letters < oneTypo ? 0 : letters < twoTypos ? 1 : 2;
  const most = Math.max(0, allowed - less);
  // Only for words of digits: digits among letters are forgiven like letters.
  if (most === 0 || (disableOnNumbers && /^\p{N}+$/u.test(word))) return undefined;
  const [one, other] = [[...word], [...typed]];
  const edits = countEdits(one, other, isGrowing);
  // A first letter that differs counts as two.
  const cost = one[0] === other[0] ? edits : edits <= 1 ? 2 : Number.POSITIVE_INFINITY;
  return cost <= most ? cost : undefined;
}

/** Counts swapped neighbors as one edit; compares with the nearest start of `read` if the word is growing. */
function countEdits(read: readonly string[], meant: readonly string[], isGrowing: boolean): number {
  const rows = [Array.from({ length: read.length + 1 }, (_, at) => at)];
  const at = (row: number, index: number) => rows[row]?.[index] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= meant.length; row += 1) {
    rows.push([row]);
    for (let index = 1; index <= read.length; index += 1) {
      const isSame = read[index - 1] === meant[row - 1];
      const isSwapped = read[index - 1] === meant[row - 2] && read[index - 2] === meant[row - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, index - 1) + (isSame ? 0 : 1),
          at(row - 1, index) + 1,
          at(row, index - 1) + 1,
          isSwapped ? at(row - 2, index - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  const last = rows.at(-1) ?? [];
  return isGrowing ? Math.min(...last) : (last.at(-1) ?? Number.POSITIVE_INFINITY);
}
