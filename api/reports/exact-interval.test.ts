import { describe, expect, it } from 'vitest';
import { shareBelow, toShare } from './exact-interval.ts';

describe('the exact interval of a share', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17
  // (1998), 857-872, table I, method 5 (Clopper-Pearson).
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('of %i in %i equals the published one', (hits, of, low, high) => {
    const share = toShare(hits, of);
    expect(share.share).toBe(hits / of);
    expect(share.low.toFixed(4)).toBe(low.toFixed(4));
    expect(share.high.toFixed(4)).toBe(high.toFixed(4));
  });

  it.each([1, 10, 299, 1500, 5000])('of none in %i ends at the closed form', (of) => {
    // Without a hit the upper end is 1 - (alpha/2)^(1/n), by simple algebra.
    expect(toShare(0, of).high).toBeCloseTo(1 - 0.025 ** (1 / of), 12);
    expect(toShare(of, of).low).toBeCloseTo(0.025 ** (1 / of), 12);
  });

  it('has the binomial tails that it promises', () => {
    for (const [hits, of] of [
      [3, 40],
      [17, 60],
      [1, 200],
    ] as const) {
      const { low, high } = toShare(hits, of);
      // At its lower end, this many hits or more occur in 2.5 of 100 samples; at its upper end, this many or
      // fewer.
      expect(1 - sumBinomial(hits - 1, of, low)).toBeCloseTo(0.025, 9);
      expect(sumBinomial(hits, of, high)).toBeCloseTo(0.025, 9);
    }
  });

  it('is symmetric: the share that is not hit has the mirrored interval', () => {
    expect(toShare(7, 50).low).toBeCloseTo(1 - toShare(43, 50).high, 12);
    expect(shareBelow(0.3, 2, 5)).toBeCloseTo(1 - shareBelow(0.7, 5, 2), 12);
  });
});

/** Probability of at most `most` hits, term by term. */
function sumBinomial(most: number, of: number, share: number): number {
  let term = (1 - share) ** of;
  let sum = term;
  for (let hits = 1; hits <= most; hits += 1) {
    term *= ((of - hits + 1) / hits) * (share / (1 - share));
    sum += term;
  }
  return sum;
}
