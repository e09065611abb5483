/** Finds the next and the previous hit. Pure. */

export type Step = { to: 'hit'; hit: number } | { to: 'page'; by: 1 | -1 } | { to: 'nowhere' };

interface HitWords {
  words: readonly { group: number }[];
}

/**
 * Steps from hit `current` (from 1) of `hits` on this page; after the last one, to the next page of the list.
 */
export function stepHit(current: number, hits: number, by: 1 | -1, hasPage: boolean): Step {
  const next = current + by;
  if (next >= 1 && next <= hits) return { to: 'hit', hit: next };
  return hasPage ? { to: 'page', by } : { to: 'nowhere' };
}

/** The next hit of a term group after hit `current` (from 1); after its last one, the first on the page. */
export function nextHitOfTerm(hits: readonly HitWords[], current: number, group: number): number | undefined {
  const indexes = hits.flatMap((hit, index) => (hasTerm(hit, group) ? [index + 1] : []));
  return indexes.find((index) => index > current) ?? indexes[0];
}

/** Whether a hit has a word of a term group. */
export function hasTerm({ words }: HitWords, group: number): boolean {
  return words.some((word) => word.group === group);
}

/** The current hit of a page, from 1; 0 if it has none. Going backward selects the last one. */
export function currentHitOf(wanted: number | undefined, hits: number): number {
  if (hits === 0) return 0;
  return Math.min(wanted ?? 1, hits);
}
