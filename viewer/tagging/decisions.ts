/** What a person decided with tags, so that it can be undone and repeated. Pure: no server, no screen. */

export type Reach = 'page' | 'document' | 'range';

export interface Decision {
  tagId: string;
  present: boolean;
  reach: Reach;
  /** The pages that really changed, known once the server has answered. */
  changed: Promise<string[]>;
}

/** Newest last. Old decisions are let go: nobody undoes the two-hundredth. */
const most = 200;

export function remember(decisions: readonly Decision[], decision: Decision): Decision[] {
  return [...decisions, decision].slice(-most);
}

export function forget(decisions: readonly Decision[], decision: Decision): Decision[] {
  return decisions.filter((other) => other !== decision);
}

/** The decision to undo, and those left. */
export function takeLast(decisions: readonly Decision[]): [Decision | undefined, Decision[]] {
  return [decisions.at(-1), decisions.slice(0, -1)];
}

/** What `.` repeats: the last decision about one page or one document. A range has no "here". */
export function repeatable(decisions: readonly Decision[]): Decision | undefined {
  return decisions.findLast((decision) => decision.reach !== 'range');
}

/** The last decision that applied a tag, to whatever pages. */
export function lastApplied(decisions: readonly Decision[]): Decision | undefined {
  return decisions.findLast(({ present }) => present);
}
