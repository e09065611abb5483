import type { PagesLeft } from '#contract/review/suggestion.ts';
import { toShare } from '../reports/exact-interval.ts';

export interface ControlResult {
  /** Pages that the control set was drawn from, and pages of the set. */
  population: number;
  pages: number;
  /** Pages of the set with the tag, and those on which people differ or are unsure. */
  yes: number;
  unclear: number;
  /** Pages of the population with the tag by now, those of the set included, and pages that nobody decided about. */
  found: number;
  undecided: number;
  /** Pages of the tag that were decided before the set was drawn. */
  foundBefore: number;
  goal: number;
}

/**
 * How many pages of a tag are left: the set's exact interval of the tag's share, times the population, less what was
 * found in it since. The set and its interval stay as they are while pages are found, so that it does not matter how
 * often anyone looks. An unclear page counts as one of the tag for the upper end, and as none for the lower one.
 */
export function estimateLeft(result: ControlResult): PagesLeft {
  const { population, pages, yes, unclear, found, undecided, foundBefore, goal } = result;
  const fewest = Math.floor(population * toShare(yes, pages).low);
  const most = Math.ceil(population * toShare(yes + unclear, pages).high);
  const clamp = (left: number) => Math.max(0, Math.min(undecided, left - found));
  const high = clamp(most);
  const all = foundBefore + found;
  const foundAtLeast = all + high === 0 ? 1 : all / (all + high);
  return { low: clamp(fewest), high, foundAtLeast, isEnough: foundAtLeast >= goal };
}
