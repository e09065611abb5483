import { describe, expect, it } from 'vitest';
import { measureAgreement } from './measure-agreement.ts';

const measure = (both: number, onlyFirst: number, onlySecond: number, neither: number) =>
  measureAgreement({ both, onlyFirst, onlySecond, neither });

describe('the agreement of two people', () => {
  it('is as computed by hand', () => {
    // Expected 0.5 · 0.6 + 0.5 · 0.4 = 0.5; kappa (0.7 − 0.5) / 0.5 = 0.4. By Fleiss, Cohen and Everitt:
    // A = 0.4 · 0.34² + 0.3 · 0.46² = 0.10972, B = 0.36 (0.1 · 1.1² + 0.2 · 0.9²) = 0.10188, C = 0.1² = 0.01,
    // variance 0.2016 / (50 · 0.25) = 0.016128, standard error 0.126996, 95 % interval 0.4 ± 0.248908.
    const { n, raw, positive, kappa } = measure(20, 5, 10, 15);
    expect({ n, raw }).toEqual({ n: 50, raw: 0.7 });
    expect(positive).toBeCloseTo(40 / 55, 10);
    expect(kappa?.value).toBeCloseTo(0.4, 10);
    expect(kappa?.low).toBeCloseTo(0.151092, 5);
    expect(kappa?.high).toBeCloseTo(0.648908, 5);
  });

  it('is low by kappa where nearly all pages are alike, though raw agreement is high', () => {
    // Expected 0.05 · 0.05 + 0.95 · 0.95 = 0.905; kappa (0.9 − 0.905) / 0.095.
    const { raw, positive, kappa } = measure(0, 5, 5, 90);
    expect([raw, positive]).toEqual([0.9, 0]);
    expect(kappa?.value).toBeCloseTo(-0.005 / 0.095, 10);
  });

  it('is 1 where they always say the same', () => {
    expect(measure(9, 0, 0, 21)).toMatchObject({ raw: 1, positive: 1, kappa: { value: 1, low: 1, high: 1 } });
  });

  it('has no kappa for fewer than 30 pages', () => {
    expect(measure(10, 4, 5, 10)).toMatchObject({ n: 29, raw: 20 / 29, kappa: null });
    expect(measure(10, 4, 5, 11).kappa).not.toBeNull();
  });

  it('is not defined where there is nothing to compare', () => {
    expect(measure(0, 0, 0, 0)).toMatchObject({ n: 0, raw: null, positive: null, kappa: null });
    expect(measure(0, 0, 0, 40)).toMatchObject({ n: 40, raw: 1, positive: null, kappa: null });
    expect(measure(40, 0, 0, 0)).toMatchObject({ raw: 1, positive: 1, kappa: null });
  });
});
