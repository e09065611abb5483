import type { Step } from './number-series.ts';

/** How far back a step may look for the one before it. Bounds the work on files of many pages. */
const LOOK_BACK = 120;
/** A step that advances exactly as the pages do is worth this many that merely increase. */
const EVEN_STEP = 3;

/**
 * The best increasing run through a series: numbers that grow with the pages, one per page, preferring those
 * that grow exactly as the pages do. What is left out was misread, or does not belong to the series.
 */
export function longestIncreasingRun<One extends Pick<Step, 'pageIndex' | 'number'>>(
  steps: readonly One[],
): One[] {
  const ordered = [...steps].sort((a, b) => a.pageIndex - b.pageIndex || a.number - b.number);
  const scores: number[] = [];
  const before: number[] = [];
  ordered.forEach((step, index) => {
    let best = 1;
    let from = -1;
    for (let at = index - 1; at >= Math.max(0, index - LOOK_BACK); at -= 1) {
      const earlier = ordered[at] as One;
      if (earlier.pageIndex >= step.pageIndex || earlier.number >= step.number) continue;
      const score = (scores[at] ?? 0) + (isEven(earlier, step) ? EVEN_STEP : 1);
      if (score > best) {
        best = score;
        from = at;
      }
    }
    scores.push(best);
    before.push(from);
  });
  const run: One[] = [];
  const highest = scores.reduce((most, score) => Math.max(most, score), 0);
  for (let at = scores.indexOf(highest); at >= 0; at = before[at] ?? -1) {
    run.push(ordered[at] as One);
  }
  return run.reverse();
}

/** Whether the numbers between two pages advance exactly as the pages do. */
export function isEven(earlier: { pageIndex: number; number: number }, later: typeof earlier): boolean {
  return later.number - earlier.number === later.pageIndex - earlier.pageIndex;
}
