import { z } from 'zod';
import { BatchLevel } from './batch.ts';
import { ChronologyFactDraft, FactStatus } from './chronology/chronology-fact.ts';
import { ContradictionDraft, ContradictionStatus } from './contradiction.ts';
import { AskedAnswer, DecisionLevel, DecisionRequest, MadeBy } from './decision.ts';
import { PassageDraft } from './passage.ts';
import { ReplyDraft } from './reply.ts';
import { StandingTerm } from './standing-terms.ts';
import { TagGroupDraft } from './tag-group.ts';

/** Events of the audit log about what people decide, quote, link and divide among themselves. */
export const reviewEvents = [
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
  ReplyDraft.extend({
    type: z.literal('reply.added'),
    replyId: z.string(),
    passageId: z.string(),
    pageId: z.string(),
  }),
  ReplyDraft.extend({
    type: z.enum(['reply.removed', 'reply.restored']),
    replyId: z.string(),
    passageId: z.string(),
    pageId: z.string(),
    /** Whose reply it is. */
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
  ChronologyFactDraft.extend({ type: z.literal('chronology-fact.proposed'), factId: z.string() }),
  ChronologyFactDraft.extend({
    type: z.literal('chronology-fact.changed'),
    factId: z.string(),
    before: ChronologyFactDraft,
  }),
  z.object({
    type: z.literal('chronology-fact.status-changed'),
    factId: z.string(),
    statement: z.string(),
    before: FactStatus,
    after: FactStatus,
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
    request: DecisionRequest.optional(),
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
] as const;
