/** Where `n` and `p` go. Pure. */

export type Step = { to: 'hit'; hit: number } | { to: 'page'; by: 1 | -1 } | { to: 'nowhere' };

/** From hit `current` (from 1) of `hits` on this page; past the last one, on to the next page of the list. */
export function stepHit(current: number, hits: number, by: 1 | -1, hasPage: boolean): Step {
  const next = current + by;
  if (next >= 1 && next <= hits) return { to: 'hit', hit: next };
  return hasPage ? { to: 'page', by } : { to: 'nowhere' };
}

/** The next hit of a term group after hit `current` (from 1), from the page's top again after its last. */
export function nextHitOfTerm(
  hits: readonly { group: number }[],
  current: number,
  group: number,
): number | undefined {
  const places = hits.flatMap((hit, place) => (hit.group === group ? [place + 1] : []));
  return places.find((place) => place > current) ?? places[0];
}

/** The hit in hand on a page just opened; `last` is how going backwards arrives. */
export function currentHitOf(asked: number | undefined, hits: number): number {
  if (hits === 0) return 0;
  return Math.min(asked ?? 1, hits);
}
