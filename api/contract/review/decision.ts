import { z } from 'zod';
import { CurrentList } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { SearchScope } from '#contract/search/search-scope.ts';

/** What a person says of a tag on a page; `cleared` takes the person's earlier answer back. */
export const Answer = z.enum(['yes', 'no', 'unsure', 'cleared']);
export type Answer = z.infer<typeof Answer>;
/** An answer that stands. */
export type StandingAnswer = Exclude<Answer, 'cleared'>;

/** Of the review in which a decision was made. Only attorneys adjudicate. */
export const DecisionLevel = z.enum(['first', 'second', 'adjudication']);
export type DecisionLevel = z.infer<typeof DecisionLevel>;

/** The role in which a person decided, which later changes of the role do not touch. */
export const DecidingRole = z.enum(['attorney', 'reviewer']);
export type DecidingRole = z.infer<typeof DecidingRole>;

/**
 * By which kind of action. `key` is about one page, `selection` about pages picked from a list; `undo` restores
 * what the person said before; `before` comes from a version that kept one row for each tag of a page.
 */
export const MadeBy = z.enum([
  'key',
  'range',
  'document',
  'family',
  'search',
  'selection',
  'copies',
  'undo',
  'before',
]);
export type MadeBy = z.infer<typeof MadeBy>;

/** What follows from everybody's decisions for a tag on a page. A page carries the tag in `yes` only. */
export const TagState = z.enum(['yes', 'no', 'unsure', 'conflict']);
export type TagState = z.infer<typeof TagState>;

/** As many pages as a decision can be about, and undone as a whole. */
export const MOST_DECIDED = 20_000;

/** What a person types: page ids, control numbers, Bates numbers and Bates ranges, separated by commas. */
export const PageReferences = z.string().min(1).max(20_000);

/** The pages that a decision is about. */
export const PageTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pages'), pageIds: z.array(PageId).min(1).max(MOST_DECIDED) }),
  z.object({ kind: z.literal('document'), documentId: z.string().max(80) }),
  /** The document with the documents attached to it, or with the one that it is attached to and its others. */
  z.object({ kind: z.literal('family'), documentId: z.string().max(80) }),
  /** The page and all pages of the matter with the same image. */
  z.object({ kind: z.literal('copies'), pageId: PageId }),
  z.object({ kind: z.literal('references'), references: PageReferences }),
  /** All pages that an Exact search finds. */
  z.object({
    kind: z.literal('search'),
    q: z.string().min(1).max(10_000),
    scope: SearchScope.default({}),
  }),
]);
export type PageTarget = z.infer<typeof PageTarget>;

/** Of which pages it is asked how many they are, before anything is decided about them. */
export const TargetQuestion = z.object({ target: PageTarget, list: CurrentList.default({}) });
export type TargetQuestion = z.infer<typeof TargetQuestion>;

/**
 * What a decision can say. `take-off` removes a tag whoever put it on: it takes back the person's own yes, is the
 * person's `no` where the tag is there by others, and leaves all other pages alone.
 */
export const AskedAnswer = z.enum([...Answer.options, 'take-off']);
export type AskedAnswer = z.infer<typeof AskedAnswer>;

/**
 * The press of a key, which a browser may send more than once and later than it was made: with no connection it
 * cannot know what has arrived.
 */
export const DecisionRequest = z.object({
  /** Made by the browser. The server records a request once, and answers a repeated one as it did before. */
  id: z.string().min(16).max(64),
  /** By the clock of the browser. The record has the time of its arrival too, by the clock of the server. */
  madeAt: z.iso.datetime(),
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;

export const DecisionDraft = z
  .object({
    /** Null: the person has seen the pages, and nothing applies. */
    tagId: z.string().nullable(),
    answer: AskedAnswer,
    level: DecisionLevel.default('first'),
    target: PageTarget,
    /**
     * The batch that the person works in. Decisions about its pages are of its level, unless they adjudicate; other
     * pages of the target are decided about outside of it.
     */
    batchId: z.string().max(80).optional(),
    /** As many as were shown before; where the target covers more or fewer pages now, nothing is changed. */
    pages: z.int().optional(),
    request: DecisionRequest.optional(),
  })
  .refine(({ tagId, answer }) => tagId !== null || answer === 'yes' || answer === 'cleared', {
    path: ['answer'],
    message: 'without a tag, it is yes or cleared',
  })
  .refine(({ target, pages }) => target.kind !== 'search' || pages !== undefined, {
    path: ['pages'],
    message: 'how many pages the search showed',
  });
export type DecisionDraft = z.infer<typeof DecisionDraft>;

export const DecisionResult = z.object({
  /** Takes the decision back, see undoDecision; null where nothing changed. */
  eventId: z.int().nullable(),
  /** Pages on which the person says something else than before. */
  changedPageIds: z.array(PageId),
  /** Those of the target's pages that carry the tag now; none where the decision has no tag. */
  carryingPageIds: z.array(PageId),
});
export type DecisionResult = z.infer<typeof DecisionResult>;

/** What one person says of a tag on a page. */
export const Statement = z.object({
  /** A user name. */
  person: z.string(),
  /** The person’s full name; the user name of somebody who was removed. */
  personName: z.string(),
  answer: Answer.exclude(['cleared']),
  level: DecisionLevel,
  role: DecidingRole,
  at: z.iso.datetime(),
  madeBy: MadeBy,
  batchId: z.string().nullable(),
  /** Of the tag's definition, see TagVersion; null without a tag, and where it was not recorded yet. */
  tagVersion: z.int().nullable(),
});
export type Statement = z.infer<typeof Statement>;

/** Who says what of a page: the statements that stand, oldest first. */
export const PageDecisions = z.object({
  tags: z.array(z.object({ tagId: z.string(), state: TagState, statements: z.array(Statement) })),
  /** Who has seen the page and says that nothing applies. */
  nothingApplies: z.array(Statement),
  /** User names of everyone with a statement, in the order of the first. */
  reviewedBy: z.array(z.string()),
});
export type PageDecisions = z.infer<typeof PageDecisions>;
