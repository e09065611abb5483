import { describe, expect, it } from 'vitest';
import { toShare } from '../reports/exact-interval.ts';
import { estimateLeft } from './estimate-left.ts';

const drawn = {
  ...{ population: 9000, pages: 300, yes: 6, unclear: 0, found: 6, undecided: 8700 },
  ...{ foundBefore: 20, goal: 0.8 },
};

describe('the pages that are left', () => {
  it('are the exact interval of the whole population, less those found in it', () => {
    const { low, high } = toShare(6, 300);
    expect(estimateLeft(drawn)).toMatchObject({
      low: Math.floor(9000 * low) - 6,
      high: Math.ceil(9000 * high) - 6,
      isEnough: false,
    });
  });

  it('are fewer by each page found since, whatever else was read', () => {
    const before = estimateLeft(drawn);
    const after = estimateLeft({ ...drawn, found: 56, undecided: 5000 });
    expect(after.high).toBe(before.high - 50);
  });

  it('count unclear pages for the upper end only', () => {
    const { low, high } = estimateLeft({ ...drawn, unclear: 3 });
    expect(low).toBe(estimateLeft(drawn).low);
    expect(high).toBe(estimateLeft({ ...drawn, yes: 9 }).high);
  });

  it('are never more than the undecided pages, and none once every page is decided', () => {
    expect(estimateLeft({ ...drawn, undecided: 10 }).high).toBe(10);
    expect(estimateLeft({ ...drawn, undecided: 0 })).toMatchObject({
      low: 0,
      high: 0,
      foundAtLeast: 1,
      isEnough: true,
    });
  });

  it('let stopping be defended only when the goal is reached at the upper end of the interval', () => {
    const closing = {
      ...drawn,
      population: 5000,
      pages: 1500,
      yes: 0,
      found: 0,
      undecided: 3500,
      foundBefore: 100,
    };
    const { high, foundAtLeast } = estimateLeft(closing);
    expect(foundAtLeast).toBeCloseTo(100 / (100 + high));
    expect(estimateLeft({ ...closing, goal: foundAtLeast }).isEnough).toBe(true);
    expect(estimateLeft({ ...closing, goal: foundAtLeast + 0.001 }).isEnough).toBe(false);
  });
});
