import { describe, expect, it } from 'vitest';
import { makeUnstamped } from '../../make/fixtures/numbers/lookalikes.ts';
import { makeStamped } from '../../make/fixtures/numbers/stamped.ts';
import { numberWords } from './number-files.ts';

/** One that the rules were not set by. */
const SEED = 'suite 1';

describe('numbers of pages as a recognizer with faults reads them', () => {
  it('are never given to pages that have no stamp', () => {
    const scores = makeUnstamped(SEED).map((production) => numberWords(production, SEED));
    expect(scores.flatMap(({ notes }) => notes)).toEqual([]);
  });

  it('are nearly all found where pages are stamped, and never wrong', () => {
    const scores = makeStamped(SEED).map((production) => numberWords(production, SEED));
    const sum = (of: 'right' | 'wrong' | 'missed' | 'invented') =>
      scores.reduce((total, score) => total + score[of], 0);
    expect({ wrong: sum('wrong'), invented: sum('invented') }).toEqual({ wrong: 0, invented: 0 });
    expect(sum('right') / (sum('right') + sum('missed'))).toBeGreaterThan(0.97);
  });
});
