/** Names and descriptions of documents, their kinds and their boundaries. Pure. */
import type { Boundary, FactName } from '#contract/documents/document.ts';
import { documentKinds } from '#contract/documents/document-kinds.ts';
import { formatDateTime } from '#contract/values/dates.ts';

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

/** The name of a stored kind. Any other text is returned unchanged. */
export function formatDocumentKind(value: string): string {
  return (documentKinds as Record<string, string>)[value] ?? value;
}

/** Where a document's start comes from, in one word: `confirmed`, `load file` or `85%`. */
export function formatBoundary({ source, score }: Boundary): string {
  if (source === 'confirmed') return 'confirmed';
  if (source === 'load-file') return 'load file';
  return score === null ? 'not analyzed' : `${Math.round(score)}%`;
}

/** Why a document starts where it does, in a sentence. */
export function describeBoundary({ source, score, starts, decidedBy, decidedAt }: Boundary): string {
  const by = [decidedBy && ` by ${decidedBy}`, decidedAt && `, ${formatDateTime(decidedAt)}`]
    .filter(Boolean)
    .join('');
  if (source === 'confirmed') return `${starts ? 'Confirmed' : 'Merged'}${by}.`;
  if (source === 'load-file') return 'According to the load file, a document starts here.';
  if (score === null) return 'Its first page has not been analyzed yet.';
  return `Based on the pages: ${Math.round(score)}% certain that a document starts here.`;
}
