/**
 * How exhibits are arranged. Pure functions from one arrangement to the next, so that keeping the previous one is
 * enough to undo a change.
 */
import { listParts, proposeDate, proposeDescription } from '#contract/exhibits/describe-documents.ts';
import type { Exhibit, ExhibitDocument, ExhibitDraft } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';

/** An exhibit while it is arranged. Its letter follows from its index, and its range from its pages. */
export interface ArrangedExhibit {
  /** Stays with the exhibit when it moves; never leaves the browser. */
  key: string;
  /** '' to use what its documents suggest. */
  description: string;
  /** '' for no date, null to use what its document suggests. */
  documentDate: string | null;
  pages: PageSummary[];
}

export type Arrangement = readonly ArrangedExhibit[];

/** The key is the first page's id: a page is in one exhibit only. */
const keyOf = (pages: readonly PageSummary[]): string => pages[0]?.pageId ?? '';

export function toArrangement(exhibits: readonly Exhibit[]): Arrangement {
  return exhibits.map(({ description, suggested, documentDate, dateSuggested, pages }) => ({
    key: keyOf(pages),
    // A suggestion follows the pages. If it were stored, it would be wrong as soon as they change.
    description: suggested ? '' : description,
    documentDate: dateSuggested ? null : (documentDate ?? ''),
    pages,
  }));
}

export function toExhibitDrafts(arrangement: Arrangement): ExhibitDraft[] {
  return arrangement.map(({ description, documentDate, pages }) => ({
    description,
    documentDate,
    pageIds: pages.map(({ pageId }) => pageId),
  }));
}

/** A..Z, AA, AB, ... */
export function letterAt(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : letterAt(rest - 1) + letter;
}

export function move(arrangement: Arrangement, from: number, to: number): Arrangement {
  const moved = arrangement[from];
  if (!moved || to < 0 || to >= arrangement.length || from === to) return arrangement;
  const others = arrangement.filter((_, index) => index !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** Splits an exhibit before its page `at`. The second part starts without a description. */
export function split(arrangement: Arrangement, index: number, at: number): Arrangement {
  const exhibit = arrangement[index];
  if (!exhibit || at <= 0 || at >= exhibit.pages.length) return arrangement;
  const rest = exhibit.pages.slice(at);
  return arrangement.toSpliced(
    index,
    1,
    { ...exhibit, pages: exhibit.pages.slice(0, at) },
    { key: keyOf(rest), description: '', documentDate: null, pages: rest },
  );
}

/** Appends an exhibit's pages to the previous exhibit, which keeps its description if it has one. */
export function mergeWithPrevious(arrangement: Arrangement, index: number): Arrangement {
  const previous = arrangement[index - 1];
  const exhibit = arrangement[index];
  if (!previous || !exhibit) return arrangement;
  return arrangement.toSpliced(index - 1, 2, {
    ...previous,
    description: previous.description || exhibit.description,
    documentDate: previous.documentDate ?? exhibit.documentDate,
    pages: [...previous.pages, ...exhibit.pages],
  });
}

/** Adds the pages of a document that an exhibit lacks, in page order, after the last one that it has. */
export function withDocument(
  arrangement: Arrangement,
  index: number,
  document: readonly PageSummary[],
): Arrangement {
  const exhibit = arrangement[index];
  const ids = new Set(document.map(({ pageId }) => pageId));
  const held = new Set(arrangement.flatMap(({ pages }) => pages.map(({ pageId }) => pageId)));
  const first = exhibit?.pages.findIndex(({ pageId }) => ids.has(pageId)) ?? -1;
  if (!exhibit || first < 0) return arrangement;
  const own = new Set(exhibit.pages.map(({ pageId }) => pageId));
  const whole = document.filter(({ pageId }) => own.has(pageId) || !held.has(pageId));
  const pages = exhibit.pages.flatMap((page, at) =>
    at === first ? whole : ids.has(page.pageId) ? [] : [page],
  );
  return arrangement.with(index, { ...exhibit, pages });
}

/** Removes pages from the exhibits, and exhibits that have no pages left. The tags stay. */
export function withoutPages(arrangement: Arrangement, pageIds: readonly string[]): Arrangement {
  const gone = new Set(pageIds);
  return arrangement
    .map((exhibit) => {
      const pages = exhibit.pages.filter(({ pageId }) => !gone.has(pageId));
      return pages.length === exhibit.pages.length ? exhibit : { ...exhibit, pages };
    })
    .filter(({ pages }) => pages.length > 0);
}

/** Adds pages at the end, one exhibit for each document that they belong to. */
export function withPages(arrangement: Arrangement, pages: readonly PageSummary[]): Arrangement {
  const runs: PageSummary[][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run?.[0]?.documentId === page.documentId) run.push(page);
    else runs.push([page]);
  }
  const added = runs.map((run) => ({ key: keyOf(run), description: '', documentDate: null, pages: run }));
  return [...arrangement, ...added];
}

export function describe(
  arrangement: Arrangement,
  index: number,
  change: Partial<Pick<ArrangedExhibit, 'description' | 'documentDate'>>,
): Arrangement {
  return arrangement.map((exhibit, other) => (other === index ? { ...exhibit, ...change } : exhibit));
}

/** Accepts every suggested description and date as if somebody had entered it. */
export function acceptProposals(
  arrangement: Arrangement,
  documents: ReadonlyMap<string, ExhibitDocument>,
): Arrangement {
  return arrangement.map((exhibit) => {
    const { description, date } = readProposals(exhibit, documents);
    return { ...exhibit, description: exhibit.description || description, documentDate: date };
  });
}

/** What an exhibit's documents suggest, and the date in use; '' if there is none. */
export function readProposals(
  { pages, documentDate }: ArrangedExhibit,
  documents: ReadonlyMap<string, ExhibitDocument>,
): { description: string; date: string } {
  const parts = listParts(pages, documents);
  return { description: proposeDescription(parts), date: documentDate ?? proposeDate(parts) ?? '' };
}
