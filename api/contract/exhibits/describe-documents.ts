import { documentKinds, formatKindName } from '#contract/documents/document-kinds.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { counted } from '#contract/values/counted.ts';
import type { ExhibitDocument } from './exhibit.ts';

/** A document of an exhibit, with how many of its pages the exhibit holds. */
export interface ExhibitPart extends ExhibitDocument {
  held: number;
}

/** The documents of which pages are, in the order in which they first come. */
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
 * What an exhibit's documents say that they are, such as `Memorandum, “Opt-out procedures”`; nothing is made up where
 * they say nothing. '' where they are not known.
 */
export function proposeDescription(parts: readonly ExhibitPart[]): string {
  return [...new Set(parts.map(describePart))].join('; ');
}

/** What the agency or a scanner put between documents: its words are no title. */
const NO_TITLE: readonly ExhibitDocument['kind'][] = ['placeholder', 'separator', 'blank'];

function describePart({ kind, title }: ExhibitPart): string {
  if (title === null || NO_TITLE.includes(kind)) return formatKindName(kind);
  return kind === 'other' ? `“${title}”` : `${formatKindName(kind)}, “${title}”`;
}

/** The day of an exhibit's one document; null where it has several, or the document says less than a day. */
export function proposeDate(parts: readonly ExhibitPart[]): string | null {
  const [only, second] = parts;
  const isDay = only?.date?.length === '2009-08-14'.length;
  return only && !second && isDay ? only.date : null;
}

/** Which documents an exhibit holds a part of: `1 page of a 2-page memorandum`; null where it holds whole ones. */
export function describeExcerpt(parts: readonly ExhibitPart[]): string | null {
  const cut = parts.filter(({ held, pages }) => held < pages);
  if (cut.length === 0) return null;
  return cut
    .map(({ held, pages, kind }) => `${counted(held, 'page')} of a ${pages}-page ${nameOne(kind)}`)
    .join('; ');
}

/** Kinds that are named in the plural are documents one by one. */
function nameOne(kind: ExhibitDocument['kind']): string {
  const name = documentKinds[kind];
  return name.endsWith('s') ? 'document' : name;
}
