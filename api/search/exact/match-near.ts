import type { PlacedTerm } from '../../repositories/search/placed-term.ts';
import type { Distance } from '../language/query.ts';
import { countWordsApart, type Gaps, type Span } from './span.ts';
import type { StepBudget } from './step-budget.ts';

/** What distances depend on besides the words of a page. */
interface Page {
  gaps: Gaps;
  budget: StepBudget;
}

/** Creating a pair costs about twenty times as much as examining it. */
const COST_OF_PAIR = 20;

/**
 * Pairs of spans that are near enough; each becomes a span from its first word to its last. The same words
 * are never both sides of a pair.
 */
export function matchNear<Placed extends PlacedTerm>(
  left: Span<Placed>[],
  right: Span<Placed>[],
  distance: Distance,
  { gaps, budget }: Page,
): Span<Placed>[] {
  const near = findNeighbors(right, distance.within, budget);
  const pairs = new Map<string, Span<Placed>>();
  for (const one of left) {
    for (const other of near(one)) {
      if (!isPair(one, other, distance, gaps)) continue;
      const [from, to] = [Math.min(one.from, other.from), Math.max(one.to, other.to)];
      const matches = new Set([
        ...(pairs.get(`${from}-${to}`)?.matches ?? []),
        ...one.matches,
        ...other.matches,
      ]);
      budget.spend(COST_OF_PAIR + matches.size);
      pairs.set(`${from}-${to}`, { from, to, matches });
    }
  }
  return [...pairs.values()];
}

/**
 * The left spans that are not near any right span. Overlapping spans are near, so that `secure NOT w/1
 * "secure communities"` finds secure outside that phrase.
 */
export function matchNotNear<Placed extends PlacedTerm>(
  left: Span<Placed>[],
  right: Span<Placed>[],
  distance: Distance,
  { gaps, budget }: Page,
): Span<Placed>[] {
  const near = findNeighbors(right, distance.within, budget);
  return left.filter((one) => !near(one).some((other) => isTooNear(one, other, distance, gaps)));
}

function isPair(one: Span, other: Span, { within, ordered }: Distance, gaps: Gaps): boolean {
  const apart = countWordsApart(one, other, gaps);
  return apart > 0 && apart <= within && (!ordered || one.from < other.from);
}

function isTooNear(one: Span, other: Span, { within, ordered }: Distance, gaps: Gaps): boolean {
  const apart = countWordsApart(one, other, gaps);
  return apart <= within && (!ordered || apart === 0 || one.from < other.from);
}

/** Yields the spans that begin where they may be near enough, without examining all others. */
function findNeighbors<Placed extends PlacedTerm>(
  spans: Span<Placed>[],
  within: number,
  budget: StepBudget,
): (one: Span) => Span<Placed>[] {
  const sorted = spans.toSorted((one, other) => one.from - other.from);
  const widest = sorted.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return (one) => {
    const first = findFirst(sorted, one.from - within - widest);
    let end = first;
    while (end < sorted.length && (sorted[end]?.from ?? Infinity) < one.to + within) end += 1;
    budget.spend(1 + end - first);
    return sorted.slice(first, end);
  };
}

/** The index of the first span that begins at or after a position. */
function findFirst(sorted: Span[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.from ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
