import type { PageFeatures } from './word-features.ts';

/** A page that people decided about, or that stands for the others, see word-model.ts. */
export interface Row {
  features: PageFeatures;
  isYes: boolean;
  /** Its share of its side's say; 1 for a page that people decided about. */
  weight: number;
}

export interface Weights {
  /** By the number of the word or pair. */
  words: Float64Array;
  /** Of every page: what a page without any known word scores. */
  base: number;
}

/** How strongly weights are drawn to zero; from `npm run bench -- suggest`, in which half and double change little. */
const PULL = 0.0005;
/** More steps do not change the order of pages any more. */
const STEPS = 120;

/**
 * Logistic regression with a quadratic penalty, by accelerated gradient steps (Nesterov, Soviet Mathematics
 * Doklady 27, 1983). Yes and no have the same say, however many pages each has. It starts at zero and draws no
 * random number: the same pages always give the same weights.
 */
export function fitModel(rows: readonly Row[], size: number): Weights {
  const shares = shareOut(rows);
  const words = new Float64Array(size);
  const ahead = new Float64Array(size);
  let [base, baseAhead] = [0, 0];
  // The curvature of a row of length one and the base is at most (1 + 1) / 4.
  const pace = 1 / (0.5 + PULL);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = Float64Array.from(ahead, (weight) => PULL * weight);
    let baseSlope = 0;
    for (const [at, { features, isYes }] of rows.entries()) {
      const target = isYes ? 1 : 0;
      const error = (shares[at] ?? 0) * (toProbability(scoreOf(features, ahead) + baseAhead) - target);
      addTo(slope, features, error);
      baseSlope += error;
    }
    const momentum = (step - 1) / (step + 2);
    for (let number = 0; number < size; number += 1) {
      const next = (ahead[number] ?? 0) - pace * (slope[number] ?? 0);
      ahead[number] = next + momentum * (next - (words[number] ?? 0));
      words[number] = next;
    }
    const nextBase = baseAhead - pace * baseSlope;
    baseAhead = nextBase + momentum * (nextBase - base);
    base = nextBase;
  }
  return { words, base };
}

/** The score of a page without the base. */
export function scoreOf({ numbers, weights }: PageFeatures, words: Float64Array): number {
  let score = 0;
  for (let at = 0; at < numbers.length; at += 1) score += (words[numbers[at] ?? 0] ?? 0) * (weights[at] ?? 0);
  return score;
}

function addTo(slope: Float64Array, { numbers, weights }: PageFeatures, error: number): void {
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    slope[number] = (slope[number] ?? 0) + error * (weights[at] ?? 0);
  }
}

function shareOut(rows: readonly Row[]): Float64Array {
  let [yes, no] = [0, 0];
  for (const { isYes, weight } of rows) {
    if (isYes) yes += weight;
    else no += weight;
  }
  return Float64Array.from(rows, ({ isYes, weight }) => weight / (2 * (isYes ? yes : no)));
}

function toProbability(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
