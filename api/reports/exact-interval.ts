import type { Share } from '#contract/reports/elusion.ts';

/** Both tails together: 95 %. */
const ALPHA = 0.05;

/**
 * The share of `hits` among `of`, with its exact interval after Clopper and Pearson (Biometrika 26, 1934,
 * 404-413): it contains the true share in at least 95 of 100 samples, even if nothing was hit.
 */
export function toShare(hits: number, of: number): Share {
  return {
    share: hits / of,
    low: hits === 0 ? 0 : findQuantile(ALPHA / 2, hits, of - hits + 1),
    high: hits === of ? 1 : findQuantile(1 - ALPHA / 2, hits + 1, of - hits),
  };
}

/** Bisections of 0..1 until two adjacent floating-point numbers are left. */
const HALVINGS = 60;

/** The value where the beta distribution of a and b has `probability` to its left. */
function findQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (shareBelow(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularized incomplete beta function, by its continued fraction (NIST DLMF 8.17.22). */
export function shareBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges quickly on this side only; the other is its mirror image (8.17.4).
  if (x > (a + 1) / (a + b + 2)) return 1 - shareBelow(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return (front / a) * evaluateFraction(x, a, b);
}

const MOST_TERMS = 10_000;
const EXACT = 1e-15;
/** Replaces a zero divisor. */
const TINY = 1e-300;

/** Lentz's algorithm, from the front: it ends by itself when nothing changes any more. */
function evaluateFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / awayFromZero(1 + term * d);
      c = awayFromZero(1 + term / c);
      change = c * d;
      value *= change;
    }
    if (Math.abs(change - 1) < EXACT) return value;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * Coefficients of Lanczos's approximation with g = 7, as published by P. Godfrey; exact to fifteen digits.
 */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Valid for arguments from 1/2 on; here they are from 1 on. */
function logGamma(value: number): number {
  const z = value - 1;
  const base = z + 7.5;
  let sum = 0.99999999999980993;
  for (const [index, factor] of LANCZOS.entries()) sum += factor / (z + index + 1);
  return Math.log(Math.sqrt(2 * Math.PI) * sum) + (z + 0.5) * Math.log(base) - base;
}
