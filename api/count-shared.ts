/**
 * The number of letters that both texts have in the same order, with others in between: the length of the
 * longest common subsequence.
 */
export function countShared(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let at = 1; at <= other.length; at += 1) {
      const shared = letter === other[at - 1] ? (row[at - 1] ?? 0) + 1 : 0;
      next.push(Math.max(shared, row[at] ?? 0, next[at - 1] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
