/**
 * Two texts are the same line, misread here and there, if they share at least this part of their letter
 * pairs.
 */
const ALIKE = 0.75;

/**
 * Whether two folded lines are the same except for misread letters, judged by the pairs of letters that they
 * share.
 */
export function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [pairs, others] = [listPairs(one), listPairs(other)];
  if (pairs.length === 0 || others.length === 0) return false;
  const left = new Map<string, number>();
  for (const pair of others) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairs) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / (pairs.length + others.length) >= ALIKE;
}

function listPairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
