import { z } from 'zod';
import { SearchScope } from './search-scope.ts';

/** An Exact query as it was asked and answered; a search term report is one record. */
export const RecordedQuery = z.object({
  queryId: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  kind: z.enum(['search', 'report']),
  /** As it was typed; of a report its name. */
  q: z.string(),
  /** As the language writes it; of a report all of its terms, a line each. */
  canonical: z.string(),
  scope: SearchScope,
  scopeDescription: z.string(),
  pages: z.int(),
  documents: z.int(),
  corpusVersion: z.int(),
  /** False where its pages could not be kept: another run is compared by the counts only. */
  hasPages: z.boolean(),
  /** The record that it was a new run of. */
  runOf: z.string().nullable(),
  /** Of a report. */
  reportId: z.string().nullable(),
});
export type RecordedQuery = z.infer<typeof RecordedQuery>;

export const RecordedQueries = z.object({
  total: z.int(),
  offset: z.int(),
  /** Newest first. */
  queries: z.array(RecordedQuery),
  /** Of the matter, now: a record of this version would be answered the same. */
  corpusVersion: z.int(),
});
export type RecordedQueries = z.infer<typeof RecordedQueries>;

/** A recorded query and a later run of it. */
export const QueryComparison = z.object({
  before: RecordedQuery,
  now: RecordedQuery,
  /** Pages that are found now and were not, and the other way round; null where the pages were not kept. */
  gained: z.int().nullable(),
  lost: z.int().nullable(),
});
export type QueryComparison = z.infer<typeof QueryComparison>;
