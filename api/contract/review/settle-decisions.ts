import type { DecidingRole, DecisionLevel, StandingAnswer, TagState } from './decision.ts';

/** What one person says of a tag on a page: the latest decision, unless that took everything back. */
export interface Position {
  answer: StandingAnswer;
  level: DecisionLevel;
  role: DecidingRole;
  /** Grows with time. */
  order: number;
}

/**
 * The state of a tag on a page, from what each person says of it; null where nobody says anything. The latest
 * adjudication counts. Without one, attorneys count over reviewers. People of one rank who differ are a conflict,
 * which is shown and not decided silently.
 */
export function settleDecisions(positions: readonly Position[]): TagState | null {
  const adjudications = positions.filter(({ level }) => level === 'adjudication');
  const latest = adjudications.toSorted((one, other) => other.order - one.order)[0];
  if (latest) return latest.answer;
  const attorneys = positions.filter(({ role }) => role === 'attorney');
  const answers = new Set((attorneys.length > 0 ? attorneys : positions).map(({ answer }) => answer));
  const [answer = null] = answers;
  return answers.size > 1 ? 'conflict' : answer;
}
