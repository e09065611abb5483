import { z } from 'zod';
import { SearchScope } from './search-scope.ts';

/** An Exact query as it was asked and answered; a search term report is one record. */
export const RecordedQuery = z.object({
  queryId: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  kind: z.enum(['search', 'report']),
  /** As typed; for a report its name. */
  q: z.string(),
  /** In the canonical form of the language; for a report all of its terms, one per line. */
  canonical: z.string(),
  scope: SearchScope,
  scopeDescription: z.string(),
  pages: z.int(),
  documents: z.int(),
  /** Of the pages, those that are sequestered by now; null if they were not stored. */
  sequestered: z.int().nullable(),
  corpusVersion: z.int(),
  /** False if its pages could not be saved: another run is then compared by the counts only. */
  hasPages: z.boolean(),
  /** The record of which it is a new run. */
  runOf: z.string().nullable(),
  /** The id of a report. */
  reportId: z.string().nullable(),
});
export type RecordedQuery = z.infer<typeof RecordedQuery>;

export const RecordedQueries = z.object({
  total: z.int(),
  offset: z.int(),
  /** Newest first. */
  queries: z.array(RecordedQuery),
  /** The matter's present version: a record with this version would be answered the same. */
  corpusVersion: z.int(),
});
export type RecordedQueries = z.infer<typeof RecordedQueries>;

/** A recorded query and a later run of it. */
export const QueryComparison = z.object({
  /** Its sequestered pages are all among those lost. */
  before: RecordedQuery,
  now: RecordedQuery,
  /** Pages that are found now and were not found then, and the reverse; null if the pages were not saved. */
  gained: z.int().nullable(),
  lost: z.int().nullable(),
});
export type QueryComparison = z.infer<typeof QueryComparison>;
