/** The decisions of a person, so that they can be undone and repeated. Pure: no server, no screen. */
import type { DecisionResult } from '#contract/review/decision.ts';
import type { Said } from './predict-decisions.ts';

export type Reach = 'page' | 'document' | 'range';

export interface Decision extends Said {
  /** Null for the decision that nothing applies. */
  tagId: string | null;
  reach: Reach;
  /** What actually changed, known once the server has answered. */
  result: Promise<DecisionResult>;
  /** The sentence about it, for so many pages. */
  describe: (pages: number) => string;
  /** Of a decision about one page, which waits where there is no connection. */
  requestId?: string | undefined;
  /** Paints the page as it was before. */
  takeBack?: (() => void) | undefined;
}

/** Newest last. Old decisions are dropped: nobody undoes two hundred. */
const most = 200;

export function remember(decisions: readonly Decision[], decision: Decision): Decision[] {
  return [...decisions, decision].slice(-most);
}

export function forget(decisions: readonly Decision[], decision: Decision): Decision[] {
  return decisions.filter((other) => other !== decision);
}

/** The decision to undo, and the remaining ones. */
export function takeLast(decisions: readonly Decision[]): [Decision | undefined, Decision[]] {
  return [decisions.at(-1), decisions.slice(0, -1)];
}

/**
 * The decision that `.` repeats: the last one about one page or one document. A range has no current page.
 */
export function repeatable(decisions: readonly Decision[]): Decision | undefined {
  return decisions.findLast((decision) => decision.reach !== 'range');
}

/** The last decision that applied a tag, whatever its pages. */
export function lastApplied(decisions: readonly Decision[]): Decision | undefined {
  return decisions.findLast(({ tagId, answer }) => tagId !== null && answer === 'yes');
}
