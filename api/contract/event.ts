import { z } from 'zod';
import { Caption } from '#contract/exhibits/exhibit.ts';
import { FactName } from './documents/document.ts';
import { OcrLanguages } from './pages/page-text.ts';
import { Role } from './people/user.ts';
import { ElusionAnswer } from './reports/elusion.ts';
import { reviewEvents } from './review/review-events.ts';
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
  z.object({ type: z.literal('user.signed-out-everywhere'), userName: z.string() }),
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
  ...reviewEvents,
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
