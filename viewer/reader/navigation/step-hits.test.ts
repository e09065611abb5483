import { describe, expect, it } from 'vitest';
import { currentHitOf, nextHitOfTerm, stepHit } from './step-hits.ts';

describe('stepping through hits', () => {
  it('moves from hit to hit on a page', () => {
    expect(stepHit(1, 3, 1, true)).toEqual({ to: 'hit', hit: 2 });
    expect(stepHit(3, 3, -1, true)).toEqual({ to: 'hit', hit: 2 });
  });

  it('continues on the next page after the last hit, and on the previous page before the first', () => {
    expect(stepHit(3, 3, 1, true)).toEqual({ to: 'page', by: 1 });
    expect(stepHit(1, 3, -1, true)).toEqual({ to: 'page', by: -1 });
    expect(stepHit(0, 0, 1, true)).toEqual({ to: 'page', by: 1 });
  });

  it('stops at the end of the list', () => {
    expect(stepHit(3, 3, 1, false)).toEqual({ to: 'nowhere' });
  });

  it('cycles through the hits of one term group on the page', () => {
    const hits = [[0], [1, 2], [0]].map((groups) => ({ words: groups.map((group) => ({ group })) }));
    expect(nextHitOfTerm(hits, 1, 0)).toBe(3);
    expect(nextHitOfTerm(hits, 3, 0)).toBe(1);
    expect(nextHitOfTerm(hits, 1, 1)).toBe(2);
    expect(nextHitOfTerm(hits, 1, 2)).toBe(2);
    expect(nextHitOfTerm(hits, 1, 3)).toBeUndefined();
  });

  it('opens at the first hit, or at the last one if the requested hit does not exist', () => {
    expect(currentHitOf(undefined, 4)).toBe(1);
    expect(currentHitOf(9, 4)).toBe(4);
    expect(currentHitOf(2, 0)).toBe(0);
  });
});
