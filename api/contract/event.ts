import { z } from 'zod';
import { Caption } from '#contract/exhibits/exhibit.ts';
import { FactName } from './documents/document.ts';
import { ExportJob } from './exhibits/exhibit.ts';
import { IngestRequest } from './intake/ingest-request.ts';
import { Production } from './intake/production.ts';
import { OcrLanguages } from './pages/page-text.ts';
import { Role } from './people/user.ts';
import { ElusionAnswer } from './reports/elusion.ts';
import { TermReportSummary } from './reports/term-report.ts';
import { BatchLevel } from './review/batch.ts';
import { ContradictionDraft, ContradictionStatus } from './review/contradiction.ts';
import { AskedAnswer, DecisionLevel, MadeBy } from './review/decision.ts';
import { PassageDraft } from './review/passage.ts';
import { StandingTerm } from './review/standing-terms.ts';
import { Tag } from './review/tag.ts';
import { TagGroup, TagGroupDraft } from './review/tag-group.ts';
import { ChallengeStatus } from './withholdings/withholding.ts';

/** Past events: the payloads of the audit log. */
export const AuditEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('matter.opened'), slug: z.string(), name: z.string() }),
  z.object({ type: z.literal('matter.renamed'), name: z.string() }),
  z.object({ type: z.literal('user.added'), userName: z.string(), role: z.string() }),
  z.object({ type: z.literal('user.renamed'), userName: z.string(), name: z.string(), before: z.string() }),
  z.object({
    type: z.literal('user.role-changed'),
    userName: z.string(),
    role: z.string(),
    before: z.string(),
  }),
  z.object({ type: z.enum(['user.deactivated', 'user.reactivated', 'user.removed']), userName: z.string() }),
  z.object({ type: z.literal('user.password-changed'), userName: z.string() }),
  z.object({ type: z.literal('user.password-link-made'), userName: z.string(), expiresAt: z.string() }),
  z.object({ type: z.literal('user.signed-in'), userName: z.string() }),
  z.object({
    type: z.literal('user.sign-in-failed'),
    userName: z.string(),
    address: z.string(),
    /** Whether the person had signed in from this browser before. */
    knownDevice: z.boolean(),
  }),
  z.object({ type: z.literal('member.added'), userName: z.string(), role: Role.optional() }),
  z.object({ type: z.literal('member.removed'), userName: z.string() }),
  z.object({ type: z.literal('member.role-changed'), userName: z.string(), role: Role, before: Role }),
  /** A backup of the whole data folder; the hash is that of the database in the backup. */
  z.object({ type: z.literal('folder.backed-up'), files: z.int(), databaseSha256: z.string() }),
  z.object({
    type: z.literal('folder.restored'),
    files: z.int(),
    databaseSha256: z.string(),
    backedUpAt: z.string(),
  }),
  z.object({ type: z.literal('production.received'), productionId: z.string(), name: z.string() }),
  z.object({
    type: z.literal('production.declared'),
    productionId: z.string(),
    name: z.string(),
    declaredPages: z.int().nullable(),
  }),
  z.object({ type: z.literal('file.received'), fileId: z.string(), path: z.string(), sha256: z.string() }),
  z.object({ type: z.literal('file.read'), fileId: z.string(), pages: z.int() }),
  z.object({ type: z.literal('file.quarantined'), fileId: z.string(), cause: z.string() }),
  z.object({ type: z.literal('tag.added'), tagId: z.string(), name: z.string() }),
  z.object({
    type: z.literal('tag.changed'),
    tagId: z.string(),
    name: z.string(),
    /** Of the definition; set where the definition or its examples changed. */
    version: z.int().optional(),
  }),
  z.object({ type: z.enum(['tag.retired', 'tag.restored']), tagId: z.string(), name: z.string() }),
  z.object({ type: z.literal('tag.removed'), tagId: z.string(), name: z.string() }),
  z.object({
    type: z.literal('standing-terms.changed'),
    version: z.int(),
    added: z.array(StandingTerm),
    removed: z.array(StandingTerm),
  }),
  PassageDraft.extend({
    type: z.literal('passage.added'),
    passageId: z.string(),
    pageId: z.string(),
    /** Null for a note on the page. */
    quotation: z.string().nullable(),
  }),
  PassageDraft.extend({
    type: z.literal('passage.changed'),
    passageId: z.string(),
    pageId: z.string(),
    before: PassageDraft,
  }),
  z.object({
    type: z.enum(['passage.removed', 'passage.restored']),
    passageId: z.string(),
    pageId: z.string(),
    quotation: z.string().nullable(),
    /** Whose passage it is. */
    author: z.string(),
  }),
  ContradictionDraft.extend({
    type: z.literal('contradiction.proposed'),
    contradictionId: z.string(),
    /** A, then B. */
    passageIds: z.array(z.string()),
  }),
  ContradictionDraft.extend({
    type: z.literal('contradiction.changed'),
    contradictionId: z.string(),
    before: ContradictionDraft,
  }),
  z.object({
    type: z.literal('contradiction.status-changed'),
    contradictionId: z.string(),
    why: z.string(),
    before: ContradictionStatus,
    after: ContradictionStatus,
  }),
  z.object({
    type: z.enum(['tag-group.added', 'tag-group.changed']),
    groupId: z.string(),
    ...TagGroupDraft.shape,
  }),
  z.object({ type: z.literal('tag-group.removed'), groupId: z.string(), name: z.string() }),
  z.object({ type: z.literal('codebook.ordered'), groups: z.int(), tags: z.int() }),
  z.object({
    type: z.literal('pages.decided'),
    /** Null where the person said that nothing applies. */
    tagId: z.string().nullable(),
    /** Of the tag; '' without one. */
    name: z.string(),
    answer: AskedAnswer,
    level: DecisionLevel,
    madeBy: MadeBy,
    pageIds: z.array(z.string()),
    /** The batch in which the person worked; pages of the event may be outside of it. */
    batchId: z.string().optional(),
  }),
  z.object({
    type: z.literal('pages.sequestered'),
    sequesterId: z.string(),
    reason: z.string(),
    noticeDate: z.string(),
    pageIds: z.array(z.string()),
  }),
  z.object({ type: z.literal('pages.released'), reason: z.string(), pageIds: z.array(z.string()) }),
  z.object({
    type: z.literal('decision.undone'),
    /** The event that was taken back. */
    undone: z.int(),
    tagId: z.string().nullable(),
    name: z.string(),
    pageIds: z.array(z.string()),
  }),
  z.object({
    type: z.literal('batches.made'),
    batchIds: z.array(z.string()),
    /** Of one batch; of several, what their names start with. */
    name: z.string(),
    level: BatchLevel,
    /** What the pages were chosen from. */
    source: z.string(),
    /** Of a random sample. */
    seed: z.string().nullable(),
    pages: z.int(),
  }),
  z.object({ type: z.enum(['batch.taken', 'batch.reopened']), batchId: z.string(), name: z.string() }),
  z.object({
    type: z.literal('batch.assigned'),
    batchId: z.string(),
    name: z.string(),
    holder: z.string(),
    before: z.string().nullable(),
  }),
  z.object({ type: z.literal('batch.returned'), batchId: z.string(), name: z.string(), holder: z.string() }),
  /** The holder decided nothing for so many hours. */
  z.object({
    type: z.literal('batch.expired'),
    batchId: z.string(),
    name: z.string(),
    holder: z.string(),
    hours: z.int(),
  }),
  z.object({
    type: z.literal('batch.finished'),
    batchId: z.string(),
    name: z.string(),
    pages: z.int(),
    undecided: z.int(),
  }),
  /** Written until each decision had an author of its own; so is the next. */
  z.object({
    type: z.literal('page.tagged'),
    tagId: z.string(),
    name: z.string(),
    pageIds: z.array(z.string()),
  }),
  z.object({
    type: z.literal('page.untagged'),
    tagId: z.string(),
    name: z.string(),
    pageIds: z.array(z.string()),
  }),
  z.object({
    type: z.literal('text.corrected'),
    pageId: z.string(),
    version: z.int(),
    /** The version in use before, from which the correction started. */
    before: z.int(),
  }),
  z.object({ type: z.literal('text.chosen'), pageId: z.string(), version: z.int(), before: z.int() }),
  z.object({
    type: z.literal('text.read-again'),
    pageId: z.string(),
    version: z.int(),
    before: z.int(),
    languages: OcrLanguages,
    /** False if a correction was in use: the new recognition is stored beside it. */
    inUse: z.boolean(),
  }),
  z.object({ type: z.literal('marks.corrected'), pageId: z.string(), boxes: z.int() }),
  z.object({ type: z.literal('marks.restored'), pageId: z.string() }),
  z.object({
    type: z.literal('withholding.changed'),
    pageId: z.string(),
    part: z.int(),
    /** What changed, with its old and new value, as text. */
    changes: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() })),
  }),
  /** For attorneys only: it appears in no page's history. */
  z.object({
    type: z.literal('withholding.challenge-decided'),
    pageId: z.string(),
    part: z.int(),
    before: ChallengeStatus.nullable(),
    after: ChallengeStatus.nullable(),
  }),
  z.object({
    type: z.enum(['vaughn.loaded', 'vaughn.removed', 'vaughn.restored', 'vaughn.mapped']),
    indexId: z.string(),
    name: z.string(),
  }),
  z.object({ type: z.literal('boundary.split'), pageId: z.string() }),
  z.object({ type: z.literal('boundary.joined'), pageId: z.string() }),
  z.object({ type: z.literal('boundary.restored'), pageId: z.string() }),
  z.object({
    type: z.literal('fact.typed'),
    /** The first page of the document. */
    pageId: z.string(),
    fact: FactName,
    /** Null: the values read apply again. */
    values: z.array(z.string()).nullable(),
  }),
  z.object({ type: z.literal('names.merged'), names: z.array(z.string()), into: z.string() }),
  z.object({ type: z.literal('names.split'), names: z.array(z.string()) }),
  z.object({
    type: z.enum(['names.merge-dismissed', 'names.merge-restored']),
    /** The names of each of the different people. */
    people: z.array(z.array(z.string())),
  }),
  z.object({ type: z.literal('parent.set'), pageId: z.string(), parentId: z.string().nullable() }),
  z.object({
    type: z.literal('bates.typed'),
    pageId: z.string(),
    /** Null: the page has no number. */
    bates: z.string().nullable(),
    before: z.string().nullable(),
  }),
  z.object({ type: z.literal('bates.restored'), pageId: z.string(), before: z.string().nullable() }),
  z.object({
    type: z.literal('bates-series.chosen'),
    productionId: z.string(),
    name: z.string(),
    /** Null: the majority of pages decides. */
    prefix: z.string().nullable(),
  }),
  Caption.extend({ type: z.literal('caption.changed') }),
  z.object({ type: z.literal('exhibits.arranged'), listId: z.string(), name: z.string(), exhibits: z.int() }),
  z.object({ type: z.literal('exhibits.arrangement-removed'), listId: z.string(), name: z.string() }),
  z.object({
    type: z.literal('exhibits.exported'),
    name: z.string(),
    exhibits: z.int(),
    pages: z.int(),
    manifestSha256: z.string(),
  }),
  /** Seconds after which a page counts as seen. */
  z.object({ type: z.literal('coverage-rule.changed'), seconds: z.int(), before: z.int() }),
  z.object({ type: z.literal('search.saved'), searchId: z.string(), name: z.string(), q: z.string() }),
  z.object({ type: z.literal('search.renamed'), searchId: z.string(), name: z.string(), before: z.string() }),
  z.object({ type: z.literal('search.removed'), searchId: z.string(), name: z.string() }),
  z.object({ type: z.literal('search.restored'), searchId: z.string(), name: z.string() }),
  z.object({ type: z.literal('report.removed'), reportId: z.string(), name: z.string(), version: z.int() }),
  z.object({ type: z.literal('report.restored'), reportId: z.string(), name: z.string(), version: z.int() }),
  z.object({
    type: z.literal('terms.reported'),
    reportId: z.string(),
    name: z.string(),
    version: z.int(),
    terms: z.int(),
    pages: z.int(),
    corpusVersion: z.int(),
  }),
  z.object({
    type: z.literal('elusion.drawn'),
    sampleId: z.string(),
    name: z.string(),
    seed: z.string(),
    pages: z.int(),
  }),
  z.object({
    type: z.literal('elusion.answered'),
    sampleId: z.string(),
    pageId: z.string(),
    answer: ElusionAnswer.nullable(),
  }),
  z.object({
    type: z.literal('suggestions.made'),
    listId: z.string(),
    tagId: z.string(),
    name: z.string(),
    seed: z.string(),
    pages: z.int(),
  }),
  z.object({
    type: z.literal('control-set.drawn'),
    setId: z.string(),
    tagId: z.string(),
    name: z.string(),
    seed: z.string(),
    pages: z.int(),
  }),
]);
export type AuditEvent = z.infer<typeof AuditEvent>;

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
