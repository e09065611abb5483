import { type ExhibitPart, listParts } from '#contract/exhibits/describe-documents.ts';
import type { ExhibitDocument } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { counted } from '#contract/values/counted.ts';

/** Something to check before an exhibit is filed. */
export interface Warning {
  text: string;
  /** The document whose other pages can be added. */
  incomplete?: ExhibitPart;
}

/** What is known about the list's documents and pages. */
export interface KnownFacts {
  documents: ReadonlyMap<string, ExhibitDocument>;
  sheets: ReadonlySet<string>;
}

/**
 * Documents of which a list contains only a part, the agency's placeholder sheets, blank pages, and numbers
 * that were not read from the page.
 */
export function listWarnings(pages: readonly PageSummary[], { documents, sheets }: KnownFacts): Warning[] {
  const cut = listParts(pages, documents).filter(({ held, pages: all }) => held < all);
  const count = (isMeant: (page: PageSummary) => boolean) => pages.filter(isMeant).length;
  const sheetCount = count(({ pageId }) => sheets.has(pageId));
  const blankCount = count(({ status, pageId }) => status === 'blank' && !sheets.has(pageId));
  const inferredCount = count(({ batesSource }) => batesSource === 'inferred');
  return [
    ...cut.map((part) => ({
      text: `${part.held} of ${counted(part.pages, 'page')} of this document`,
      incomplete: part,
    })),
    ...(sheetCount > 0
      ? [{ text: `${counted(sheetCount, 'page is a placeholder sheet', 'pages are placeholder sheets')}` }]
      : []),
    ...(blankCount > 0 ? [{ text: counted(blankCount, 'page is blank', 'pages are blank') }] : []),
    ...(inferredCount > 0
      ? [{ text: counted(inferredCount, 'Bates number is inferred', 'Bates numbers are inferred') }]
      : []),
  ];
}
