import type { AuditEvent } from '#contract/event.ts';
import { counted } from '#contract/values/counted.ts';
import type { Answer, DecisionLevel, MadeBy } from './decision.ts';

/** One decision about a page in an event. */
export interface DecidedInEvent {
  /** Null for the decision that nothing applies. */
  tagId: string | null;
  answer: Answer;
  level: DecisionLevel;
  batchId: string | null;
}

const MADE_BY: Record<MadeBy, string> = {
  key: '',
  range: 'as a range',
  document: 'as a document',
  family: 'as a family of documents',
  search: 'as a search result',
  selection: 'as a selection',
  copies: 'as copies of one page',
  undo: '',
  before: '',
};

/** What somebody decided about a page in an event, for its history; undefined for other events. */
export function describeDecisions(event: AuditEvent, decided: readonly DecidedInEvent[]): string | undefined {
  if (event.type !== 'pages.decided' && event.type !== 'decision.undone') return undefined;
  const [first] = decided.toSorted((one, other) => Number(one.tagId === null) - Number(other.tagId === null));
  if (!first) return undefined;
  if (event.type === 'decision.undone') return describeUndo(first, event.name);
  const pages = event.pageIds.length;
  const how = pages > 1 ? `${counted(pages, 'page')} ${MADE_BY[event.madeBy]}`.trim() : '';
  const context = [how, describeLevel(first.level), first.batchId && `batch ${first.batchId}`].filter(
    Boolean,
  );
  return `${describeAnswer(first, event.name)}${context.length > 0 ? ` (${context.join(', ')})` : ''}`;
}

function describeAnswer({ tagId, answer }: DecidedInEvent, name: string): string {
  if (tagId === null)
    return answer === 'yes' ? 'saw the page: nothing applies' : 'took back “nothing applies”';
  switch (answer) {
    case 'yes':
      return `applied “${name}”`;
    case 'no':
      return `said that “${name}” does not apply`;
    case 'unsure':
      return `was unsure about “${name}”`;
    case 'cleared':
      return `took back the answer about “${name}”`;
  }
}

function describeUndo({ tagId, answer }: DecidedInEvent, name: string): string {
  const what = tagId === null ? 'the answer that nothing applies' : `the answer about “${name}”`;
  const now = answer === 'cleared' ? 'none' : answer;
  return `undid a decision: ${what} is ${now} again`;
}

function describeLevel(level: DecisionLevel): string {
  if (level === 'first') return '';
  return level === 'second' ? 'second review' : 'adjudication';
}
