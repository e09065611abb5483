import { describe, expect, it } from 'vitest';
import { makeUnstamped } from '../../make/fixtures/numbers/lookalikes.ts';
import { makeStamped } from '../../make/fixtures/numbers/stamped.ts';
import { numberWords } from './number-files.ts';

/** A seed that was not used to develop the rules. */
const SEED = 'suite 1';

describe('page numbers from a recognizer that makes mistakes', () => {
  it('are never assigned to pages that have no stamp', () => {
    const scores = makeUnstamped(SEED).map((production) => numberWords(production, SEED));
    expect(scores.flatMap(({ notes }) => notes)).toEqual([]);
  });

  it('are nearly all found if pages are stamped, and never wrong', () => {
    const scores = makeStamped(SEED).map((production) => numberWords(production, SEED));
    const sum = (of: 'right' | 'wrong' | 'missed' | 'invented') =>
      scores.reduce((total, score) => total + score[of], 0);
    expect({ wrong: sum('wrong'), invented: sum('invented') }).toEqual({ wrong: 0, invented: 0 });
    expect(sum('right') / (sum('right') + sum('missed'))).toBeGreaterThan(0.97);
  });
});
