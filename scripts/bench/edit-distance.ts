/**
 * Levenshtein distance: the smallest number of insertions, deletions and substitutions that turn one text
 * into the other. Uses two rows of the Wagner-Fischer table, so that memory grows only with the shorter text.
 */
export function editDistance(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let row = Uint32Array.from({ length: short.length + 1 }, (_, index) => index);
  for (let i = 1; i <= long.length; i += 1) {
    const next = new Uint32Array(short.length + 1);
    next[0] = i;
    for (let j = 1; j <= short.length; j += 1) {
      const change = at(row, j - 1) + (long.charCodeAt(i - 1) === short.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(change, at(row, j) + 1, at(next, j - 1) + 1);
    }
    row = next;
  }
  return at(row, short.length);
}

function at(row: Uint32Array, index: number): number {
  return row[index] ?? 0;
}
