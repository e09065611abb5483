import { documentKinds, formatKindName } from '#contract/documents/document-kinds.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { counted } from '#contract/values/counted.ts';
import type { ExhibitDocument } from './exhibit.ts';

/** A document of an exhibit, with the number of its pages in the exhibit. */
export interface ExhibitPart extends ExhibitDocument {
  held: number;
}

/** The documents of pages, in the order of their first pages. */
export function listParts(
  pages: readonly Pick<PageSummary, 'documentId'>[],
  documents: ReadonlyMap<string, ExhibitDocument>,
): ExhibitPart[] {
  const held = new Map<string, number>();
  for (const { documentId } of pages) held.set(documentId, (held.get(documentId) ?? 0) + 1);
  return [...held].flatMap(([documentId, count]) => {
    const document = documents.get(documentId);
    return document ? [{ ...document, held: count }] : [];
  });
}

/**
 * Describes what an exhibit's documents are, such as `Memorandum, “Opt-out procedures”`. Nothing is invented
 * if they do not state it. '' if the documents are unknown.
 */
export function proposeDescription(parts: readonly ExhibitPart[]): string {
  return [...new Set(parts.map(describePart))].join('; ');
}

/** Sheets that the agency or a scanner put between documents: their words are no title. */
const NO_TITLE: readonly ExhibitDocument['kind'][] = ['placeholder', 'separator', 'blank'];

function describePart({ kind, title }: ExhibitPart): string {
  if (title === null || NO_TITLE.includes(kind)) return formatKindName(kind);
  return kind === 'other' ? `“${title}”` : `${formatKindName(kind)}, “${title}”`;
}

/** The day of an exhibit's only document; null if it has several, or the document gives less than a day. */
export function proposeDate(parts: readonly ExhibitPart[]): string | null {
  const [only, second] = parts;
  const isDay = only?.date?.length === '2009-08-14'.length;
  return only && !second && isDay ? only.date : null;
}

/**
 * The documents that an exhibit contains in part: `1 page of a 2-page memorandum`; null if it contains whole
 * ones.
 */
export function describeExcerpt(parts: readonly ExhibitPart[]): string | null {
  const cut = parts.filter(({ held, pages }) => held < pages);
  if (cut.length === 0) return null;
  return cut
    .map(({ held, pages, kind }) => `${counted(held, 'page')} of a ${pages}-page ${nameOne(kind)}`)
    .join('; ');
}

/** Kinds named in the plural are treated as separate documents. */
function nameOne(kind: ExhibitDocument['kind']): string {
  const name = documentKinds[kind];
  return name.endsWith('s') ? 'document' : name;
}
