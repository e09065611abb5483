/** Documents, their kinds, dates and boundaries in words. Pure. */
import type { Boundary, DocumentKind, DocumentSummary, FactName } from '#contract/documents/document.ts';
import { formatDateTime } from '#contract/values/dates.ts';

export const documentKinds: Record<DocumentKind, string> = {
  email: 'e-mail',
  memo: 'memorandum',
  letter: 'letter',
  'talking-points': 'talking points',
  agreement: 'agreement',
  table: 'table',
  slide: 'slides',
  'fax-cover': 'fax cover',
  faq: 'questions and answers',
  press: 'press release',
  notes: 'notes',
  form: 'form',
  'court-filing': 'court filing',
  placeholder: 'placeholder sheet',
  separator: 'separator sheet',
  blank: 'blank page',
  other: 'document',
};

export const factNames: Record<FactName, string> = {
  kind: 'Kind',
  title: 'Title',
  date: 'Date',
  sent: 'Sent',
  from: 'From',
  to: 'To',
  cc: 'Cc',
  attachments: 'Attachments',
};

/** What a document is called: its title, else what it is. */
export function titleOf({ title, kind }: Pick<DocumentSummary, 'title' | 'kind'>): string {
  const name = documentKinds[kind];
  return title ?? `${name.charAt(0).toUpperCase()}${name.slice(1)} without a title`;
}

/** A kind as it is kept, in words; what is no kind is shown as it is. */
export function formatDocumentKind(value: string): string {
  return (documentKinds as Record<string, string>)[value] ?? value;
}

/** `ICE-0001 to ICE-0003`, one number, or our own where the document has none. */
export function rangeOfDocument({
  beginBates,
  endBates,
  controlNumber,
}: Pick<DocumentSummary, 'beginBates' | 'endBates' | 'controlNumber'>): string {
  if (beginBates === null) return controlNumber;
  return endBates === null || endBates === beginBates ? beginBates : `${beginBates} to ${endBates}`;
}

/** How it is known that a document starts where it does, in few words. */
export function formatBoundary({ source, score }: Boundary): string {
  if (source === 'confirmed') return 'confirmed';
  if (source === 'load-file') return 'load file';
  return score === null ? 'not looked at' : `${Math.round(score)} %`;
}

/** The same in a sentence. */
export function describeBoundary({ source, score, starts, decidedBy, decidedAt }: Boundary): string {
  const by = [decidedBy && ` by ${decidedBy}`, decidedAt && `, ${formatDateTime(decidedAt)}`]
    .filter(Boolean)
    .join('');
  if (source === 'confirmed') return `${starts ? 'Confirmed' : 'Joined'}${by}.`;
  if (source === 'load-file') return 'The load file says that a document starts here.';
  if (score === null) return 'Its first page was not looked at yet.';
  return `Read from the pages: ${Math.round(score)} % sure that a document starts here.`;
}
