import { z } from 'zod';
import { ListedPassage } from '#contract/review/passage.ts';
import { listNextOf, mayChange, type Person, stepOf } from '#contract/review/proposal.ts';
import { EventDate, PartialDate } from '#contract/values/event-date.ts';

/** Of the statement, in letters: one sentence. */
export const LONGEST_STATEMENT = 1_000;
/** Of the name of a person, a place or an issue. */
export const LONGEST_NAME = 200;
export const MOST_NAMES = 30;
export const MOST_PASSAGES = 50;

export const Certainty = z.enum(['certain', 'likely', 'doubtful']);
export type Certainty = z.infer<typeof Certainty>;

export const certaintyNames: Record<Certainty, string> = {
  certain: 'Certain',
  likely: 'Likely',
  doubtful: 'Doubtful',
};

export const FactStatus = z.enum(['proposed', 'confirmed', 'rejected', 'withdrawn']);
export type FactStatus = z.infer<typeof FactStatus>;

export const factStatusNames: Record<FactStatus, string> = {
  proposed: 'Proposed',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

/** Those of the chronology: withdrawn facts are kept, and are not listed. */
export const ListedFactStatus = FactStatus.exclude(['withdrawn']);

const isEachOnce = (given: readonly string[]) => new Set(given).size === given.length;

const names = z
  .array(z.string().trim().min(1).max(LONGEST_NAME))
  .max(MOST_NAMES)
  .refine(isEachOnce, 'Each name is given only once.')
  .default([]);

/** What a person says of an event. */
export const ChronologyFactDraft = z.object({
  /** What happened, in one sentence. */
  statement: z.string().trim().min(1).max(LONGEST_STATEMENT),
  /** When it happened, whatever the date of the document; null if nobody knows. */
  eventDate: EventDate.nullable(),
  certainty: Certainty,
  people: names,
  places: names,
  /** The name of a tag of the matter, or any other; '' for none. */
  issue: z.string().trim().max(LONGEST_NAME).default(''),
  /** The passages that show it, in the order in which they are cited. */
  passageIds: z
    .array(z.string().max(100))
    .min(1)
    .max(MOST_PASSAGES)
    .refine(isEachOnce, 'A passage is cited only once.'),
});
export type ChronologyFactDraft = z.infer<typeof ChronologyFactDraft>;

export const FactStep = stepOf(FactStatus);
export type FactStep = z.infer<typeof FactStep>;

/** An event of the matter's chronology, which passages show. */
export const ChronologyFact = ChronologyFactDraft.omit({ passageIds: true }).extend({
  factId: z.string(),
  /** Counts changes of what the fact says, from 1. */
  version: z.int(),
  /** The tag that is its issue; null if the issue is no tag. */
  issueTagId: z.string().nullable(),
  status: FactStatus,
  passages: z.array(ListedPassage),
  /** The user's name of the person who proposed it. */
  author: z.string(),
  authorName: z.string(),
  /** From the proposal on, oldest first. */
  steps: z.array(FactStep),
});
export type ChronologyFact = z.infer<typeof ChronologyFact>;

/** Which facts of a matter are listed. */
export const ChronologyFilter = z.object({
  /** Without it, rejected facts are left out. */
  status: ListedFactStatus.optional(),
  /** A person of the fact, by name. */
  person: z.string().max(LONGEST_NAME).optional(),
  place: z.string().max(LONGEST_NAME).optional(),
  issue: z.string().max(LONGEST_NAME).optional(),
  /** The first and the last date at which it may have happened. */
  from: PartialDate.optional(),
  to: PartialDate.optional(),
  /** Letters of the statement, of a name, or of the quotation or the note of a passage. */
  q: z.string().max(500).optional(),
  /** One of its passages. */
  passage: z.string().max(100).optional(),
});
export type ChronologyFilter = z.infer<typeof ChronologyFilter>;

/** What the facts of a matter name, to choose from. */
export const ChronologyNames = z.object({
  people: z.array(z.string()),
  places: z.array(z.string()),
  issues: z.array(z.string()),
});
export type ChronologyNames = z.infer<typeof ChronologyNames>;

export const ChronologyWindow = z.object({
  total: z.int(),
  offset: z.int(),
  facts: z.array(ChronologyFact),
  names: ChronologyNames,
});
export type ChronologyWindow = z.infer<typeof ChronologyWindow>;

/** What attorneys may do with a fact of each status. */
const decisions: Record<FactStatus, readonly FactStatus[]> = {
  proposed: ['confirmed', 'rejected'],
  confirmed: ['rejected', 'proposed'],
  rejected: ['confirmed', 'proposed'],
  withdrawn: [],
};

/** The statuses that a person may give a fact. */
export function listNextFactStatuses(
  fact: Pick<ChronologyFact, 'status' | 'author'>,
  person: Person,
): FactStatus[] {
  return listNextOf(decisions, fact, person);
}

/** Whether a person may change what a fact says. */
export function mayChangeFact(fact: Pick<ChronologyFact, 'status' | 'author'>, person: Person): boolean {
  return mayChange(fact, person);
}
