import { z } from 'zod';
import { MarkedWord } from '#contract/pages/page.ts';

/** The most terms that a matter's list may have: more colors on a page tell nobody anything. */
export const MOST_STANDING_TERMS = 100;

/** The colors of standing highlights, all legible on white paper; the viewer's tokens.css defines them. */
export const StandingColor = z.enum(['purple', 'indigo', 'emerald', 'brown', 'crimson', 'slate']);
export type StandingColor = z.infer<typeof StandingColor>;

/** A term that is marked on every page of the matter, in the language of Exact search. */
export const StandingTerm = z.object({
  term: z.string().trim().min(1).max(300),
  color: StandingColor,
});
export type StandingTerm = z.infer<typeof StandingTerm>;

/** A matter's list of terms. */
export const StandingTerms = z.object({
  /** How often the list was changed. */
  version: z.int(),
  terms: z.array(StandingTerm),
});
export type StandingTerms = z.infer<typeof StandingTerms>;

/** A new list, and the version that it replaces. */
export const StandingTermsDraft = z.object({
  insteadOf: z.int(),
  terms: z.array(StandingTerm).max(MOST_STANDING_TERMS, `A list has at most ${MOST_STANDING_TERMS} terms.`),
});
export type StandingTermsDraft = z.infer<typeof StandingTermsDraft>;

/** A term on a page: a word, a phrase, or words that are near each other. */
export const StandingHit = StandingTerm.extend({ words: z.array(MarkedWord) });
export type StandingHit = z.infer<typeof StandingHit>;
