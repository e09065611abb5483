import { z } from 'zod';
import { id } from '#contract/pages/current-list.ts';
import { PageSummary } from '#contract/pages/page.ts';

/** Decisions of each kind that a tag needs before pages are suggested for it. */
export const DECISIONS_NEEDED = 20;

/** Pages of one list of suggestions. */
export const SUGGESTED_PAGES = { fewest: 10, most: 500, usual: 50 } as const;

/** One page in so many is drawn at random, so that the suggestions can't only confirm themselves. */
export const RANDOM_ONE_IN = 10;

/** The words and word pairs of a page that speak for a tag, and those that speak against it; the strongest first. */
export const Reasons = z.object({ speaksFor: z.array(z.string()), speaksAgainst: z.array(z.string()) });
export type Reasons = z.infer<typeof Reasons>;

/** `ranked` by its words; `random` whatever its words. */
export const SuggestionKind = z.enum(['ranked', 'random']);
export type SuggestionKind = z.infer<typeof SuggestionKind>;

/** A list of suggested pages as it was made: later decisions do not change it. */
export const SuggestionList = z.object({
  listId: z.string(),
  tagId: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  /** Drew the random pages. */
  seed: z.string(),
  /** Decisions that it was made from. */
  yes: z.int(),
  no: z.int(),
  pages: z.int(),
  /** Pages of the list that are decided by now. */
  decided: z.int(),
});
export type SuggestionList = z.infer<typeof SuggestionList>;

/** What suggestions for a tag are made from, and the latest list. */
export const TagSuggestions = z.object({
  tagId: z.string(),
  /** Pages that carry the tag, and pages decided without it, see api/decisions/suggestions.md. */
  yes: z.int(),
  no: z.int(),
  /** Pages on which people differ or are unsure: decided, but nothing is learned from them. */
  unclear: z.int(),
  undecided: z.int(),
  latest: SuggestionList.nullable(),
});
export type TagSuggestions = z.infer<typeof TagSuggestions>;

export const SuggestionDraft = z.object({
  tagId: id,
  pages: z.int().min(SUGGESTED_PAGES.fewest).max(SUGGESTED_PAGES.most).default(SUGGESTED_PAGES.usual),
  /** The same seed draws the same random pages; one is generated if none is given. */
  seed: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/, 'letters, digits and dashes')
    .optional(),
});
export type SuggestionDraft = z.infer<typeof SuggestionDraft>;

export const SuggestedPage = z.object({
  pageId: z.string(),
  kind: SuggestionKind,
  ...Reasons.shape,
});
export type SuggestedPage = z.infer<typeof SuggestedPage>;

/** A page on which the words and the people's decision differ. */
export const PageToLookAt = z.object({
  page: PageSummary,
  /** What people decided; the words say the opposite. */
  decided: z.enum(['yes', 'no']),
  ...Reasons.shape,
});
export type PageToLookAt = z.infer<typeof PageToLookAt>;

/** Pages of one control set; the exact interval of a small one says little. */
export const CONTROL_PAGES = { fewest: 20, most: 5000, usual: 300 } as const;

/** The least share of a tag's pages to be found, unless an attorney chooses another: common practice, not a rule. */
export const USUAL_GOAL = 0.8;

export const ControlSetDraft = z.object({
  tagId: id,
  pages: z.int().min(CONTROL_PAGES.fewest).max(CONTROL_PAGES.most).default(CONTROL_PAGES.usual),
  /** The share of the tag's pages that is to be found, 0..1. */
  goal: z.number().min(0.5).max(0.99).default(USUAL_GOAL),
  seed: SuggestionDraft.shape.seed,
});
export type ControlSetDraft = z.infer<typeof ControlSetDraft>;

/** What a control set says, once all of its pages are decided. */
export const PagesLeft = z.object({
  /** Pages of the tag among the undecided pages: the exact 95 % interval, rounded outward. */
  low: z.int(),
  high: z.int(),
  /** The share of the tag's pages that is found, at least. */
  foundAtLeast: z.number(),
  /** Whether `foundAtLeast` reaches the goal. */
  isEnough: z.boolean(),
});
export type PagesLeft = z.infer<typeof PagesLeft>;

/** A random sample of the pages that were undecided when it was drawn. Its pages are decided like any others. */
export const ControlSet = z.object({
  setId: z.string(),
  tagId: z.string(),
  drawnBy: z.string(),
  drawnAt: z.iso.datetime(),
  seed: z.string(),
  goal: z.number(),
  pages: z.int(),
  /** Pages that it was drawn from. */
  population: z.int(),
  /** Pages of the set by their decision: with the tag, without it, unclear; the others are to be decided. */
  yes: z.int(),
  no: z.int(),
  unclear: z.int(),
  /** Pages of the population that carry the tag by now, those of the set included. */
  found: z.int(),
  /** Null until all pages of the set are decided. */
  left: PagesLeft.nullable(),
  /** Pages of the matter that came after it was drawn: it says nothing about them. */
  cameLater: z.int(),
});
export type ControlSet = z.infer<typeof ControlSet>;
