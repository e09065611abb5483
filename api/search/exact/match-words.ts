import type { PlacedTerm } from '../../repositories/search/placed-term.ts';
import type { QueryPhrase, QueryTerm, QueryWord } from '../language/query.ts';
import { costOfTerm, matchesTerm } from './match-term.ts';
import type { Span } from './span.ts';
import type { StepBudget } from './step-budget.ts';

/** A page's tokens by the position at which they start; a hyphenated word starts with its first part. */
export type TokenStream<Placed extends PlacedTerm> = Map<number, Placed[]>;

/** The positions at which a match with a given start may end, and the words up to there. */
type Ends<Placed extends PlacedTerm> = Map<number, readonly Placed[]>;

/**
 * All places on a page where words follow each other. With the same start they may end in several places, as
 * `opt*` matches `opt` and `opt-out`; each is a separate span, because distances count from it.
 */
export function matchWords<Placed extends PlacedTerm>(
  leaf: QueryWord | QueryPhrase,
  stream: TokenStream<Placed>,
  budget: StepBudget,
): Span<Placed>[] {
  const words = leaf.kind === 'word' ? [leaf] : leaf.words;
  return [...stream.keys()].flatMap((from) => {
    if (!mayStartAt(from, words, stream, budget)) return [];
    let ends: Ends<Placed> = new Map([[from, []]]);
    for (const word of words) ends = followWord(ends, word, stream, budget);
    return [...ends].map(([to, tokens]) => ({ from, to, matches: new Set([{ tokens, leaf }]) }));
  });
}

/** A quick test that most positions fail. */
function mayStartAt<Placed extends PlacedTerm>(
  from: number,
  [word]: readonly QueryWord[],
  stream: TokenStream<Placed>,
  budget: StepBudget,
): boolean {
  const tokens = stream.get(from) ?? [];
  return (word?.alternatives ?? []).some(
    ([term]) => term && tokens.some((token) => isMeant(token, term, budget)),
  );
}

function followWord<Placed extends PlacedTerm>(
  ends: Ends<Placed>,
  word: QueryWord,
  stream: TokenStream<Placed>,
  budget: StepBudget,
): Ends<Placed> {
  const following: Ends<Placed> = new Map();
  for (const run of word.alternatives) {
    let reached = ends;
    for (const term of run) reached = followTerm(reached, term, stream, budget);
    for (const [to, match] of reached) if (!following.has(to)) following.set(to, match);
  }
  return following;
}

function followTerm<Placed extends PlacedTerm>(
  ends: Ends<Placed>,
  term: QueryTerm,
  stream: TokenStream<Placed>,
  budget: StepBudget,
): Ends<Placed> {
  const following: Ends<Placed> = new Map();
  for (const [from, match] of ends) {
    for (const token of stream.get(from) ?? []) {
      const to = from + token.span;
      if (!following.has(to) && isMeant(token, term, budget)) following.set(to, [...match, token]);
    }
  }
  return following;
}

function isMeant(token: PlacedTerm, term: QueryTerm, budget: StepBudget): boolean {
  budget.spend(costOfTerm(token.term, term));
  return matchesTerm(token.term, term);
}
