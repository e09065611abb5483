/** Sentences about decisions, for the status line and the panel. */
import type { AskedAnswer, DecisionLevel, Statement, TagState } from '#contract/review/decision.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import type { SentLater } from './decision-outbox.ts';

export interface DescribedDecision {
  /** Undefined for the decision that nothing applies. */
  tagName: string | undefined;
  answer: AskedAnswer;
  level: DecisionLevel;
}

/** `Applied contradiction to 3 pages of the document.` */
export function describeDecision(
  { tagName, answer, level }: DescribedDecision,
  pages: number,
  where = '',
): string {
  const what = `${counted(pages, 'page')}${where}`;
  if (tagName === undefined) {
    return answer === 'yes'
      ? `Marked ${what} as seen, nothing applies.`
      : `Took back “nothing applies” from ${what}.`;
  }
  if (level === 'adjudication' && answer !== 'cleared' && answer !== 'take-off')
    return `Decided ${answer} on ${tagName} for ${what}.`;
  switch (answer) {
    case 'yes':
      return `Applied ${tagName} to ${what}.`;
    case 'take-off':
      return `Removed ${tagName} from ${what}.`;
    case 'no':
      return `Said no to ${tagName} on ${what}.`;
    case 'unsure':
      return `Marked ${tagName} as unsure on ${what}.`;
    case 'cleared':
      return `Took back your answer about ${tagName} on ${what}.`;
  }
}

/** `3 decisions were sent. 1 of them does not count: somebody else says otherwise.` */
export function describeSentLater({ sent, overruled }: SentLater): string {
  const what = `${counted(sent, 'decision was', 'decisions were')} sent.`;
  if (overruled === 0) return what;
  const which =
    sent === 1 ? 'It does' : `${formatNumber(overruled)} of them ${overruled === 1 ? 'does' : 'do'}`;
  return `${what} ${which} not count on the page now, because somebody else says otherwise. The page shows who.`;
}

/** What the page has in spite of the person's answer; '' where the answer counts. */
export function describeOutcome(answer: AskedAnswer, state: TagState | null): string {
  const isAgainst = answer === 'no' || answer === 'take-off';
  if (state === 'conflict') return ' People differ, so the tag is in conflict until an attorney decides.';
  if (state === 'yes' && isAgainst) return ' The page keeps the tag: a decision of higher rank counts.';
  if (state === 'no' && answer === 'yes')
    return ' The page stays without it: a decision of higher rank counts.';
  return '';
}

/** `Undone: applied contradiction to 3 pages.` `decision` is the sentence about it. */
export function describeUndo(decision: string, undone: number, decided: number): string {
  const what = decision.charAt(0).toLowerCase() + decision.slice(1);
  if (undone === 0) return `Nothing to undo: you decided otherwise since, or nothing had changed.`;
  return undone < decided ? `Undone on ${undone} of ${counted(decided, 'page')}: ${what}` : `Undone: ${what}`;
}

const LEVELS: Record<DecisionLevel, string> = {
  first: '',
  second: 'second review',
  adjudication: 'adjudication',
};

/** `Rae Reviewer (reviewer): yes, Nov 30, 2026, 8:15 PM, second review` */
export function describeStatement({ personName, role, answer, at, level }: Statement): string {
  const context = [formatDateTime(at), LEVELS[level]].filter(Boolean).join(', ');
  return `${personName} (${role}): ${answer}, ${context}`;
}

/** `Yes: Rae Reviewer. No: Sam Student.` */
export function describeSides(statements: readonly Statement[]): string {
  const names = { yes: 'Yes', no: 'No', unsure: 'Unsure' };
  return [...Map.groupBy(statements, ({ answer }) => answer)]
    .map(([answer, said]) => `${names[answer]}: ${said.map(({ personName }) => personName).join(', ')}.`)
    .join(' ');
}

/** `RR` for `Rae Reviewer`. */
export function toInitials(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const [first = '', ...rest] = words;
  return `${first.charAt(0)}${rest.at(-1)?.charAt(0) ?? ''}`.toUpperCase();
}
