import { z } from 'zod';
import { PageId } from '#contract/pages/page-id.ts';
import { Turn } from '#contract/values/turn.ts';

/** The kind of a document, as its first page shows it; `other` if nothing indicates one. */
export const DocumentKind = z.enum([
  'email',
  'memo',
  'letter',
  'talking-points',
  'agreement',
  'table',
  'slide',
  'fax-cover',
  'faq',
  'press',
  'notes',
  'form',
  'court-filing',
  'placeholder',
  'separator',
  'blank',
  'other',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** A day as 2009-08-14, or only its month or year if the page gives no more. */
export const DocumentDate = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a date as 2009-08-14');
export type DocumentDate = z.infer<typeof DocumentDate>;

/** Documents of a year, a month or a day, or those without a date. */
export const DocumentsOfDate = z.union([DocumentDate, z.literal('none')]);
export type DocumentsOfDate = z.infer<typeof DocumentsOfDate>;

/** One observation that makes a page look like the first of a document, or not. */
export const BoundaryCue = z.object({
  /** A description such as “an e-mail header near the top of the page”. */
  words: z.string(),
  /** Positive if it suggests a new document, negative if it suggests a continuation. */
  weight: z.number(),
});
export type BoundaryCue = z.infer<typeof BoundaryCue>;

/** `read`: by the cues; `confirmed`: by a person; `load-file`: by the agency. */
export const BoundarySource = z.enum(['read', 'confirmed', 'load-file']);
export type BoundarySource = z.infer<typeof BoundarySource>;

/** Whether a document starts on a page, and why. */
export const Boundary = z.object({
  starts: z.boolean(),
  source: BoundarySource,
  /** 0..100: how likely a document starts here, by the cues alone; null before they were evaluated. */
  score: z.number().nullable(),
  cues: z.array(BoundaryCue),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type Boundary = z.infer<typeof Boundary>;

/** `join`: this page continues the document before it. Null withdraws the decision: the cues apply again. */
export const BoundaryDecision = z.object({
  pageId: PageId,
  decision: z.enum(['split', 'join']).nullable(),
});
export type BoundaryDecision = z.infer<typeof BoundaryDecision>;

/** What a decision changed; `before` is what to send to undo it. */
export const BoundaryChange = z.object({
  pageId: PageId,
  before: BoundaryDecision.shape.decision,
  boundary: Boundary,
  /** The documents after the change: one after a join, two after a split. */
  documentIds: z.array(z.string()),
});
export type BoundaryChange = z.infer<typeof BoundaryChange>;

/** A fact about a document. People are `Name` or `Name <address>`, as printed. */
export const FactName = z.enum(['kind', 'title', 'date', 'sent', 'from', 'to', 'cc', 'attachments']);
export type FactName = z.infer<typeof FactName>;

/** A fact about a document, and its source. People and attachments may have several values. */
export const DocumentFact = z.object({
  name: FactName,
  values: z.array(z.string()),
  source: z.enum(['read', 'typed', 'load-file']),
  /** Where it was found, such as “the e-mail header on its first page”. */
  basis: z.string(),
  /** The value read, if a person typed another one or merged a name; else null. */
  asRead: z.array(z.string()).nullable(),
});
export type DocumentFact = z.infer<typeof DocumentFact>;

/** No values: the document has none, whatever was read. Null: the values read apply again. */
export const FactDraft = z.object({ values: z.array(z.string().trim().min(1).max(500)).max(200).nullable() });
export type FactDraft = z.infer<typeof FactDraft>;

/** A document in a list: a run of pages. Its id is that of its first page. */
export const DocumentSummary = z.object({
  documentId: z.string(),
  firstPage: PageId,
  /** The properties of its first page from which its picture is drawn. */
  fileId: z.string(),
  turned: Turn,
  productionId: z.string(),
  production: z.string(),
  /** Path of the source file of its first page. */
  file: z.string(),
  pageNumber: z.int(),
  /** Without the sequestered ones. */
  pages: z.int(),
  sequestered: z.int(),
  /** Numbers of its first and last numbered page; null if no page has a number. */
  beginBates: z.string().nullable(),
  endBates: z.string().nullable(),
  controlNumber: z.string(),
  kind: DocumentKind,
  title: z.string().nullable(),
  /** The date in force: when it was sent, or else the date printed on it. */
  date: DocumentDate.nullable(),
  from: z.array(z.string()),
  to: z.array(z.string()),
  /** The document to which it was attached. */
  parentId: z.string().nullable(),
  attachmentIds: z.array(z.string()),
  boundary: Boundary,
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

/** What distinguishes a document from others at a glance. */
export const DocumentLabel = DocumentSummary.pick({ kind: true, title: true, date: true });
export type DocumentLabel = z.infer<typeof DocumentLabel>;

/**
 * A window of a matter's documents. `unsure` counts those whose boundary nobody confirmed and the cues leave
 * open.
 */
export const DocumentWindow = z.object({
  total: z.int(),
  offset: z.int(),
  unsure: z.int(),
  documents: z.array(DocumentSummary),
});
export type DocumentWindow = z.infer<typeof DocumentWindow>;

export const DocumentView = DocumentSummary.extend({
  facts: z.array(DocumentFact),
  /** Newest first. */
  history: z.array(z.object({ at: z.iso.datetime(), by: z.string(), what: z.string() })),
});
export type DocumentView = z.infer<typeof DocumentView>;

/** A document in `report documents`. */
export const DocumentRow = DocumentSummary.extend({
  cc: z.array(z.string()),
  /** Names of attached files, as the document names them. */
  attachments: z.array(z.string()),
  /** The first number of the document to which it was attached; its control number if it has none. */
  parent: z.string().nullable(),
  /** The source of each fact, by its name; unknown facts are left out. */
  factSources: z.record(z.string(), DocumentFact.shape.source),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** The output of `report documents --json`. */
export const DocumentReport = z.object({ matter: z.string(), documents: z.array(DocumentRow) });
export type DocumentReport = z.infer<typeof DocumentReport>;

/**
 * The number of documents on each day, month or year that any document is dated by; `date` as in
 * DocumentDate.
 */
export const Timeline = z.object({
  dates: z.array(z.object({ date: DocumentDate, documents: z.int(), pages: z.int() })),
  undated: z.object({ documents: z.int(), pages: z.int() }),
});
export type Timeline = z.infer<typeof Timeline>;
