import { z } from 'zod';
import { CurrentList } from '#contract/pages/current-list.ts';
import { PageSummary } from '#contract/pages/page.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { MOST_DECIDED, PageReferences } from './decision.ts';

/** Of the review for which pages are divided. */
export const BatchLevel = z.enum(['first', 'second']);
export type BatchLevel = z.infer<typeof BatchLevel>;

export const BatchPriority = z.enum(['high', 'normal', 'low']);
export type BatchPriority = z.infer<typeof BatchPriority>;

/** By documents, all pages of a document are in the same batch. */
export const BatchUnit = z.enum(['pages', 'documents']);
export type BatchUnit = z.infer<typeof BatchUnit>;

/** Pages of one batch. A document that is longer is a batch of its own. */
export const MOST_IN_BATCH = 2000;
/** Batches that are made at once. */
export const MOST_BATCHES = 1000;

/** The pages that are divided: those of a list, those that a person types, or those of a selection. */
export const BatchSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), list: CurrentList }),
  z.object({ kind: z.literal('references'), references: PageReferences }),
  z.object({ kind: z.literal('pages'), pageIds: z.array(PageId).min(1).max(MOST_DECIDED) }),
]);
export type BatchSource = z.infer<typeof BatchSource>;

/** A query names a batch in quotation marks, or by its number. */
const BatchName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => !/^\d+$/.test(name) && !/["\u201c\u201d\u201e\u00ab\u00bb]/.test(name), {
    message: 'a name has a letter, and no quotation marks',
  });

export const BatchDraft = z.object({
  /** With several batches, each has its number in the row behind it. */
  name: BatchName,
  source: BatchSource,
  /** Only a random sample of the pages, or of the documents. */
  sample: z
    .object({
      size: z.int().min(1).max(1_000_000),
      /** The same seed draws the same pages; one is generated if none is given. */
      seed: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,40}$/, 'letters, digits and dashes')
        .optional(),
    })
    .nullable()
    .default(null),
  by: BatchUnit.default('pages'),
  /** Pages of a batch. */
  size: z.int().min(1).max(MOST_IN_BATCH).default(50),
  level: BatchLevel.default('first'),
  /**
   * Two people read the same pages, in two batches: as the first and as the second review. Neither sees what the
   * other decides until both batches are finished.
   */
  isBlind: z.boolean().default(false),
  priority: BatchPriority.default('normal'),
  /** Hours without a decision by its holder after which a batch becomes free again. */
  expiresAfter: z.int().min(1).max(1000).default(48),
});
export type BatchDraft = z.infer<typeof BatchDraft>;

/** What a draft would make. */
export const BatchPreview = z.object({
  /** Pages of the source; by documents, all pages of their documents. */
  found: z.int(),
  /** Of these, left out because they are in an open batch of the level. */
  inOpenBatches: z.int(),
  /** By documents: left out because another page of their document is in an open batch of the level. */
  ofDividedDocuments: z.int(),
  /** Numbers of a typed range that are on no page. */
  missing: z.int(),
  /** The pages that are divided, those of the sample if there is one. */
  pages: z.int(),
  documents: z.int(),
  batches: z.int(),
  /** Pages of the smallest and the largest batch. */
  smallest: z.int(),
  largest: z.int(),
  /** Of the sample: makes the batches of this preview. */
  seed: z.string().nullable(),
});
export type BatchPreview = z.infer<typeof BatchPreview>;

/** As the preview showed; if it is different now, nothing is made. */
export const NewBatches = BatchDraft.extend({ shown: BatchPreview.pick({ pages: true, batches: true }) });
export type NewBatches = z.infer<typeof NewBatches>;

const Someone = z.object({ userName: z.string(), name: z.string() });

export const Batch = z.object({
  batchId: z.string(),
  number: z.int(),
  name: z.string(),
  level: BatchLevel,
  priority: BatchPriority,
  by: BatchUnit,
  /** What the pages were chosen from. */
  source: z.string(),
  seed: z.string().nullable(),
  /** Of a double-blind pair: whether what its readers decided can be seen; null for any other batch. */
  blind: z.enum(['sealed', 'opened']).nullable(),
  pages: z.int(),
  /** Pages that somebody decided in the batch, or that its holder had decided before at its level. */
  decided: z.int(),
  /** Who decided pages in the batch, most pages first. */
  work: z.array(Someone.extend({ pages: z.int() })),
  /** Null while the batch is free. */
  holder: Someone.nullable(),
  heldSince: z.iso.datetime().nullable(),
  expiresAfter: z.int(),
  /** When the batch becomes free unless its holder decides something; null while nobody holds it. */
  expiresAt: z.iso.datetime().nullable(),
  /** Where the person who asks read last in the batch, or its first page; null for those of others. */
  position: PageSummary.nullable(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  finishedBy: z.string().nullable(),
});
export type Batch = z.infer<typeof Batch>;

/** What happened to a batch. */
export const BatchChange = z.object({ seq: z.int(), at: z.iso.datetime(), by: z.string(), what: z.string() });
export type BatchChange = z.infer<typeof BatchChange>;

export const BatchDetail = Batch.extend({
  /** Newest first. */
  history: z.array(BatchChange),
});
export type BatchDetail = z.infer<typeof BatchDetail>;

/** The next page of a batch without a decision; null if all pages are decided. */
export const NextInBatch = z.object({ page: PageSummary.nullable(), undecided: z.int() });
export type NextInBatch = z.infer<typeof NextInBatch>;

/** The set of all pages of a batch; see PageSetName. */
export function toBatchSetName(batchId: string): string {
  return `batch.${batchId}`;
}

/** The set of the pages of a batch without a decision. */
export function toUndecidedSetName(batchId: string): string {
  return `batch.${batchId}.undecided`;
}

/** The batch whose pages, all or those without a decision, a list has; undefined for any other list. */
export function findBatchOfSet(set: string | undefined): string | undefined {
  const [kind, batchId] = set?.split('.') ?? [];
  return kind === 'batch' ? batchId : undefined;
}
