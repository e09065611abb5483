import { z } from 'zod';
import { SearchScope } from '#contract/search/search-scope.ts';

export const MOST_TERMS = 500;

/** A term is a query of the Exact language; the report shows its name beside it. */
export const ReportTerm = z.object({
  term: z.string().trim().min(1).max(10_000),
  name: z.string().trim().max(200).nullable().default(null),
});
export type ReportTerm = z.infer<typeof ReportTerm>;

export const TermReportDraft = z.object({
  name: z.string().trim().min(1).max(120),
  /** One term per line, or CSV whose header has `term` and perhaps `name`. */
  terms: z.string().min(1).max(500_000),
  scope: SearchScope.default({}),
});
export type TermReportDraft = z.infer<typeof TermReportDraft>;

export const ReportStatus = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** The counts of a set of pages. */
export const PageCounts = z.object({
  pages: z.int(),
  documents: z.int(),
  /**
   * These documents, and all others of their families: an e-mail and its attachments, a PDF and the files
   * inside it, or the attachment range that a load file gives.
   */
  familyDocuments: z.int(),
  /** Of `pages`, those whose text has low confidence, and those that could not be read. */
  hardToRead: z.int(),
  /** Pages of each production, in the order of the report's `productions`. */
  byProduction: z.array(z.int()),
});
export type PageCounts = z.infer<typeof PageCounts>;

/** Compared with the version before; null if it did not have the term, or there is none. */
export const ReportDelta = z.object({ pagesBefore: z.int(), gained: z.int(), lost: z.int() });
export type ReportDelta = z.infer<typeof ReportDelta>;

export const TermRow = z.object({
  term: z.string(),
  name: z.string().nullable(),
  /** In the canonical form of the language; null for a term with an error. */
  canonical: z.string().nullable(),
  /** Its interpretation, as text; null if `canonical` is. */
  echo: z.string().nullable(),
  /** Why the term was not searched, and how to correct it; the other terms are unaffected. */
  error: z.string().nullable(),
  counts: PageCounts.nullable(),
  /** Of the pages counted, those that are sequestered by now; null if its pages were not stored. */
  sequestered: z.int().nullable(),
  /** Pages that no other term of the report hits. */
  uniquePages: z.int().nullable(),
  delta: ReportDelta.nullable(),
});
export type TermRow = z.infer<typeof TermRow>;

export const TermReportSummary = z.object({
  reportId: z.string(),
  /** The same for all versions of a report. */
  seriesId: z.string(),
  /** From 1; another run of the same terms gets the next number. */
  version: z.int(),
  name: z.string(),
  status: ReportStatus,
  termsDone: z.int(),
  termsTotal: z.int(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Why it failed and what to do next. */
  message: z.string().nullable(),
  scope: SearchScope,
  scopeDescription: z.string(),
  /** The version of all rows: one state of the matter. Null until the report is done. */
  corpusVersion: z.int().nullable(),
  program: z.string(),
  /** True if it is no longer listed; it can be restored. */
  isRemoved: z.boolean(),
  /** Pages hit by any of the terms, each counted once; null until the report is done. */
  pages: z.int().nullable(),
  documents: z.int().nullable(),
  /** Of these pages, those that are sequestered by now; null if they were not stored. */
  sequestered: z.int().nullable(),
});
export type TermReportSummary = z.infer<typeof TermReportSummary>;

export const TermReport = TermReportSummary.extend({
  matter: z.string(),
  productions: z.array(z.object({ productionId: z.string(), name: z.string() })),
  /** In the order of the terms; empty until the report is done. */
  rows: z.array(TermRow),
  /** All terms together, without double counting; null until the report is done. */
  total: PageCounts.nullable(),
  totalDelta: ReportDelta.nullable(),
  /** Newest first. */
  versions: z.array(TermReportSummary.pick({ reportId: true, version: true, askedAt: true, status: true })),
});
export type TermReport = z.infer<typeof TermReport>;

/** The terms that could not be searched. */
export function listRefused({ rows }: Pick<TermReport, 'rows'>): TermRow[] {
  return rows.filter(({ error }) => error !== null);
}

/** Whether pages of its counts are sequestered by now. */
export function hasSequestered({ sequestered, rows }: Pick<TermReport, 'sequestered' | 'rows'>): boolean {
  return [sequestered, ...rows.map((row) => row.sequestered)].some((pages) => (pages ?? 0) > 0);
}

/** The subject of the row of all terms: it names the terms that are left out. */
export function describeTotal(report: Pick<TermReport, 'rows'>): string {
  const refused = listRefused(report);
  if (refused.length === 0) return 'All terms, each page once';
  const counted = report.rows.length - refused.length;
  const left = refused.map(({ term }) => `“${term}”`).join(', ');
  return `${counted} of ${report.rows.length} terms, each page once; without ${left}, which could not be searched for`;
}
