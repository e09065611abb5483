import {
  describeExcerpt,
  listParts,
  proposeDate,
  proposeDescription,
} from '#contract/exhibits/describe-documents.ts';
import type { Exhibit, ExhibitDocument } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { formatBatesRange } from './format-bates-range.ts';
import { toExhibitLetter } from './to-exhibit-letter.ts';

/** Documents by their ids. */
export type Documents = ReadonlyMap<string, ExhibitDocument>;

/** An exhibit before it has its letter. */
export interface ExhibitPlan {
  /** '' uses the description made from its documents. */
  description: string;
  /** ISO date; '' for none, null for that of its document. */
  documentDate: string | null;
  /** At least one, in filing order. */
  pages: PageSummary[];
}

/**
 * Arranges tagged pages, given in production order, into exhibits:
 * each run of consecutive pages of one document is one.
 */
export function planExhibits(taggedPages: PageSummary[], documents: Documents): Exhibit[] {
  const runs: PageSummary[][] = [];
  for (const page of taggedPages) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && runsOn(before, page)) run.push(page);
    else runs.push([page]);
  }
  return runs.map((pages, index) =>
    toExhibit({ description: '', documentDate: null, pages }, index, documents),
  );
}

/**
 * Gives the plan at `index` (from 0) its letter, Bates range and, if nobody decided them, description and
 * date.
 */
export function toExhibit(plan: ExhibitPlan, index: number, documents: Documents): Exhibit {
  const parts = listParts(plan.pages, documents);
  const described = plan.description.trim();
  return {
    letter: toExhibitLetter(index),
    description: described || proposeDescription(parts),
    suggested: described === '',
    documentDate: plan.documentDate === null ? proposeDate(parts) : plan.documentDate || null,
    dateSuggested: plan.documentDate === null,
    excerpt: describeExcerpt(parts),
    batesRange: formatBatesRange(plan.pages),
    production: [...new Set(plan.pages.map((page) => page.production))].join('; '),
    pages: plan.pages,
  };
}

/** A page's position in a source file; `pageNumber` counts from 1. */
export interface PlacedPage {
  file: string;
  pageNumber: number;
}

/** Page numbers by source file, in the order of first occurrence. */
export function groupByFile(pages: PlacedPage[]): { file: string; numbers: number[] }[] {
  const byFile = new Map<string, number[]>();
  for (const { file, pageNumber } of pages) byFile.set(file, [...(byFile.get(file) ?? []), pageNumber]);
  return [...byFile].map(([file, numbers]) => ({ file, numbers }));
}

/** `3–5, 9` for 3, 4, 5, 9. */
export function formatPages(numbers: number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/** The last part of a received path; paths of a production may use either kind of slash. */
export function baseName(file: string): string {
  return file.split(/[\\/]/u).at(-1) || file;
}

function runsOn(before: PageSummary, page: PageSummary): boolean {
  if (page.documentId !== before.documentId) return false;
  if (page.fileId === before.fileId) return page.pageNumber === before.pageNumber + 1;
  // A document of a load file may have a file for each page.
  return placeOf(page) === placeOf(before) + 1;
}

/** The digits of a control number, which counts the pages of a matter. */
function placeOf({ controlNumber }: PageSummary): number {
  return Number(/(?<!\d)\d+$/.exec(controlNumber)?.[0]);
}
