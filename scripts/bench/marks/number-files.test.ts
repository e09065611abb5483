import { describe, expect, it } from 'vitest';
import { makeUnstamped } from '../../fixtures/numbers/lookalikes.ts';
import { makeStamped } from '../../fixtures/numbers/stamped.ts';
import { numberWords } from './number-files.ts';

/** Seeds that the rules were not set by. */
const SEEDS = ['suite 1', 'suite 2'];

describe('numbers of pages as a recognizer with faults reads them', () => {
  it.each(SEEDS)('are never given to pages that have no stamp (%s)', (seed) => {
    const scores = makeUnstamped(seed).map((production) => numberWords(production, seed));
    expect(scores.flatMap(({ notes }) => notes)).toEqual([]);
  });

  it.each(SEEDS)('are nearly all found where pages are stamped, and never wrong (%s)', (seed) => {
    const scores = makeStamped(seed).map((production) => numberWords(production, seed));
    const sum = (of: 'right' | 'wrong' | 'missed' | 'invented') =>
      scores.reduce((total, score) => total + score[of], 0);
    expect({ wrong: sum('wrong'), invented: sum('invented') }).toEqual({ wrong: 0, invented: 0 });
    expect(sum('right') / (sum('right') + sum('missed'))).toBeGreaterThan(0.97);
  });
});
