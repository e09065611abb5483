import { z } from 'zod';
import { ExportJob } from './exhibits/exhibit.ts';
import { IngestRequest } from './intake/ingest-request.ts';
import { Production } from './intake/production.ts';
import { TermReportSummary } from './reports/term-report.ts';
import { Tag } from './review/tag.ts';
import { TagGroup } from './review/tag-group.ts';

/** The events that a matter's stream sends to every open browser. */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('production.progressed'), production: Production }),
  z.object({
    type: z.literal('pages.decided'),
    /** Null where the decision was that nothing applies. */
    tagId: z.string().nullable(),
    pageIds: z.array(z.string()),
    /** Those of the pages that carry the tag now. */
    carryingPageIds: z.array(z.string()),
    /** Those of the pages about which anybody has decided. */
    reviewedPageIds: z.array(z.string()),
    by: z.string(),
  }),
  /** Pages were hidden, or are shown again: whatever is kept of them must be dropped. The reason is not said. */
  z.object({ type: z.literal('pages.sequestered'), pageIds: z.array(z.string()), isHidden: z.boolean() }),
  z.object({ type: z.literal('page.text-changed'), pageId: z.string(), version: z.int(), by: z.string() }),
  z.object({ type: z.literal('page.marks-changed'), pageId: z.string(), by: z.string() }),
  /** Someone changed the terms that are marked on every page: reload. */
  z.object({ type: z.literal('standing-terms.changed') }),
  z.object({ type: z.literal('codebook.changed'), tags: z.array(Tag), groups: z.array(TagGroup) }),
  /** Someone added, changed or removed a passage or a note of a page: reload. */
  z.object({ type: z.literal('passages.changed'), pageId: z.string() }),
  /** Someone made, took, returned or finished a batch: reload. */
  z.object({ type: z.literal('batches.changed') }),
  /** Someone proposed or changed a contradiction: reload. */
  z.object({ type: z.literal('contradictions.changed') }),
  /** Someone proposed or changed a fact of the chronology: reload. */
  z.object({ type: z.literal('chronology.changed') }),
  z.object({ type: z.literal('ingest-requests.changed'), requests: z.array(IngestRequest) }),
  z.object({ type: z.literal('export.progressed'), job: ExportJob }),
  z.object({ type: z.literal('report.progressed'), report: TermReportSummary }),
  /** Someone split or joined documents, changed a document's kind, or merged names: reload. */
  z.object({ type: z.literal('documents.changed'), by: z.string() }),
  /** Someone typed or removed a number, or chose a series: reload. */
  z.object({ type: z.literal('numbers.changed'), by: z.string() }),
  /** Someone saved, renamed or removed a search, or its results changed: reload. */
  z.object({ type: z.literal('saved-searches.changed') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
