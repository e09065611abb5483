import type { AuditEvent } from '#contract/event.ts';
import { counted } from '#contract/values/counted.ts';
import type { Answer, DecisionLevel, MadeBy } from './decision.ts';

/** One decision about a page in an event. */
export interface DecidedInEvent {
  /** Null for the decision that nothing applies. */
  tagId: string | null;
  /** Of the tag as it is called now; null without one, and for a tag that was removed. */
  name: string | null;
  answer: Answer;
  level: DecisionLevel;
  /** Of the batch in which it was made; null outside of batches. */
  batchName: string | null;
  /** Of the tag's definition, then and now; null where it is not known. */
  tagVersion: number | null;
  versionInUse: number | null;
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
  const first = decided.find(({ tagId }) => tagId === event.tagId) ?? decided[0];
  if (!first) return undefined;
  const others = decided.filter((each) => each !== first && each.name !== null).map(describeOther);
  if (event.type === 'decision.undone') return [describeUndo(first, event.name), ...others].join('; ');
  const pages = event.pageIds.length;
  const how = pages > 1 ? `${counted(pages, 'page')} ${MADE_BY[event.madeBy]}`.trim() : '';
  const context = [
    how,
    describeLevel(first.level),
    first.batchName && `in the batch “${first.batchName}”`,
    describeVersion(first),
  ].filter(Boolean);
  const what = `${describeAnswer(first, event.name)}${context.length > 0 ? ` (${context.join(', ')})` : ''}`;
  return [what, ...others].join('; ');
}

/** What was said of another tag by the way, because the person puts only one of the two on a page. */
function describeOther({ answer, name }: DecidedInEvent): string {
  return answer === 'cleared' ? `took back “${name}”, which excludes it` : `“${name}” is ${answer} again`;
}

function describeVersion({ tagVersion, versionInUse }: DecidedInEvent): string {
  const isKnown = tagVersion !== null && versionInUse !== null;
  return isKnown && tagVersion !== versionInUse
    ? `by definition ${tagVersion}; it is ${versionInUse} now`
    : '';
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
