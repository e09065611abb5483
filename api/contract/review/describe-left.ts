import { counted, formatNumber } from '#contract/values/counted.ts';
import type { ControlSet } from './suggestion.ts';

/** What a finished control set says. */
export function describeLeft({ left, goal }: Pick<ControlSet, 'left' | 'goal'>, tagName: string): string {
  if (!left) return '';
  const { low, high, foundAtLeast, isEnough } = left;
  const pages =
    low === high ? counted(high, 'page') : `between ${formatNumber(low)} and ${counted(high, 'page')}`;
  const found = `At least ${percent(Math.floor, foundAtLeast)} of its pages are found, and the goal is ${percent(Math.round, goal)}`;
  const verdict = isEnough
    ? 'stopping can be defended'
    : 'go on reading, or draw a new control set from the pages that are left';
  return `“${tagName}” has ${pages} left among the undecided. ${found}: ${verdict}.`;
}

/** Rounded down where it is a promise. */
function percent(round: (value: number) => number, share: number): string {
  return `${round(100 * share)} %`;
}
