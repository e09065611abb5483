import { z } from 'zod';
import { ListedPassage } from './passage.ts';
import { listNextOf, mayChange, type Person, stepOf } from './proposal.ts';

/** Of the reason, in letters: one sentence. */
export const LONGEST_REASON = 1_000;

/** What passage A says about the same matter as passage B. */
export const ContradictionKind = z.enum([
  'contradicts',
  'different-figures',
  'repeats',
  'responds-to',
  'other-version',
]);
export type ContradictionKind = z.infer<typeof ContradictionKind>;

export const contradictionKindNames: Record<ContradictionKind, string> = {
  contradicts: 'Contradicts',
  'different-figures': 'Different figures',
  repeats: 'Repeats',
  'responds-to': 'Responds to',
  'other-version': 'Other version',
};

export const ContradictionStatus = z.enum(['proposed', 'confirmed', 'rejected', 'used', 'withdrawn']);
export type ContradictionStatus = z.infer<typeof ContradictionStatus>;

export const contradictionStatusNames: Record<ContradictionStatus, string> = {
  proposed: 'Proposed',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  used: 'Used in filing',
  withdrawn: 'Withdrawn',
};

/** Those on the board: withdrawn contradictions are kept, and are not listed. */
export const ShownStatus = ContradictionStatus.exclude(['withdrawn']);
export type ShownStatus = z.infer<typeof ShownStatus>;

export const ContradictionDraft = z.object({
  kind: ContradictionKind,
  /** Why the passages belong together, in one sentence. */
  why: z.string().trim().min(1).max(LONGEST_REASON),
});
export type ContradictionDraft = z.infer<typeof ContradictionDraft>;

export const NewContradiction = ContradictionDraft.extend({
  /** Two different passages. */
  a: z.string().max(100),
  b: z.string().max(100),
}).refine(({ a, b }) => a !== b, 'A contradiction needs two different passages.');
export type NewContradiction = z.infer<typeof NewContradiction>;

export const ContradictionStep = stepOf(ContradictionStatus);
export type ContradictionStep = z.infer<typeof ContradictionStep>;

/** Two passages of the matter that are linked, and why. */
export const Contradiction = ContradictionDraft.extend({
  contradictionId: z.string(),
  status: ContradictionStatus,
  a: ListedPassage,
  b: ListedPassage,
  /** The user's name of the person who proposed it. */
  author: z.string(),
  authorName: z.string(),
  /** From the proposal on, oldest first. */
  steps: z.array(ContradictionStep),
});
export type Contradiction = z.infer<typeof Contradiction>;

/** Which contradictions of a matter are listed. */
export const ContradictionFilter = z.object({
  status: ShownStatus.optional(),
  kind: ContradictionKind.optional(),
  /** A tag of one of its passages. */
  tag: z.string().max(100).optional(),
  /** The name of a user who proposed it or changed its status. */
  person: z.string().max(100).optional(),
  /** Letters of the reason, or of the quotation or the note of a passage. */
  q: z.string().max(500).optional(),
  /** One of its passages. */
  passage: z.string().max(100).optional(),
});
export type ContradictionFilter = z.infer<typeof ContradictionFilter>;

export const ContradictionWindow = z.object({
  total: z.int(),
  offset: z.int(),
  contradictions: z.array(Contradiction),
  /** Everyone who proposed one in the matter, or changed the status of one. */
  people: z.array(z.object({ userName: z.string(), name: z.string() })),
});
export type ContradictionWindow = z.infer<typeof ContradictionWindow>;

/** A contradiction, with those before and after it in a filtered list. */
export const ContradictionInList = z.object({
  contradiction: Contradiction,
  /** Null at the ends of the list. */
  previousId: z.string().nullable(),
  nextId: z.string().nullable(),
  /** Its place in the list, from 0; null if it is not in the list any more. */
  index: z.int().nullable(),
  total: z.int(),
});
export type ContradictionInList = z.infer<typeof ContradictionInList>;

/** What attorneys may do with a contradiction of each status. */
const decisions: Record<ContradictionStatus, readonly ContradictionStatus[]> = {
  proposed: ['confirmed', 'rejected'],
  confirmed: ['used', 'rejected', 'proposed'],
  rejected: ['confirmed', 'proposed'],
  used: ['confirmed'],
  withdrawn: [],
};

/** The statuses that a person may give a contradiction. */
export function listNextStatuses(
  contradiction: Pick<Contradiction, 'status' | 'author'>,
  person: Person,
): ContradictionStatus[] {
  return listNextOf(decisions, contradiction, person);
}

/** Whether a person may change its kind and reason. */
export function mayReword(contradiction: Pick<Contradiction, 'status' | 'author'>, person: Person): boolean {
  return mayChange(contradiction, person);
}

const figure = /\d[\d,]*(?:\.\d+)?/gu;

/** The kind to start from: two passages whose figures differ are likely to differ in them. */
export function suggestKind(a: string, b: string): ContradictionKind {
  const [ofA, ofB] = [a, b].map((words) => (words.match(figure) ?? []).join(' '));
  return ofA !== '' && ofB !== '' && ofA !== ofB ? 'different-figures' : 'contradicts';
}
