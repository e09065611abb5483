import { GAP_TERM, type Token } from '#ingest';
import type { PlacedTerm } from '../../repositories/search/placed-term.ts';
import type { Query, QueryField, QueryNear } from '../language/query.ts';
import { matchNear, matchNotNear } from './match-near.ts';
import { matchWords, type TokenStream } from './match-words.ts';
import type { Gaps, Span } from './span.ts';
import { StepBudget } from './step-budget.ts';
import { type Hit, toHits } from './to-hits.ts';

/**
 * Decides from a page's own tokens whether it matches, and where. Undefined if it does not match; an empty
 * array if it matches by what is absent (NOT). Throws `too-costly` when the budget is spent.
 */
export function matchQuery(
  query: Query,
  tokens: readonly Token[],
  budget: StepBudget = new StepBudget(),
  holds: Holds = refuseFields,
): Hit<Token>[] | undefined {
  const spans = matchPart(query, openPage(tokens, budget, holds));
  return spans && toHits(spans);
}

/** The number of hits on a page. Terms that cannot match may be left out of `terms`, gaps may not. */
export function countHits(
  query: Query,
  terms: readonly PlacedTerm[],
  budget: StepBudget,
  holds: Holds,
): number {
  return toHits(matchPart(query, openPage(terms, budget, holds)) ?? []).length;
}

/**
 * Whether a page matches, without the positions. Terms that cannot match may be left out of `terms`, gaps may
 * not.
 */
export function matchesQuery(
  query: Query,
  terms: readonly PlacedTerm[],
  budget: StepBudget,
  holds: Holds,
): boolean {
  return matchPart(query, openPage(terms, budget, holds)) !== undefined;
}

function openPage<Placed extends PlacedTerm>(
  tokens: readonly Placed[],
  budget: StepBudget,
  holds: Holds,
): PageToMatch<Placed> {
  budget.startPage();
  const [words, gaps]: [Placed[], number[]] = [[], []];
  for (const token of tokens) {
    if (token.term === GAP_TERM) gaps.push(token.position);
    else words.push(token);
  }
  return { stream: Map.groupBy(words, (token) => token.position), gaps, budget, holds };
}

/** Whether the current page satisfies a field. */
export type Holds = (field: QueryField) => boolean;

interface PageToMatch<Placed extends PlacedTerm> {
  stream: TokenStream<Placed>;
  gaps: Gaps;
  budget: StepBudget;
  holds: Holds;
}

function refuseFields(): never {
  throw new Error('A field is asked of a page whose fields were not looked up.');
}

function matchPart<Placed extends PlacedTerm>(
  query: Query,
  page: PageToMatch<Placed>,
): Span<Placed>[] | undefined {
  switch (query.kind) {
    case 'word':
    case 'phrase':
      return someOf(matchWords(query, page.stream, page.budget));
    case 'near':
      return matchDistance(query, page);
    case 'and': {
      const found: Span<Placed>[][] = [];
      for (const part of query.parts) {
        const spans = matchPart(part, page);
        if (!spans) return undefined;
        found.push(spans);
      }
      return found.flat();
    }
    case 'or': {
      const found = query.parts.map((part) => matchPart(part, page)).filter((spans) => spans !== undefined);
      return found.length > 0 ? found.flat() : undefined;
    }
    case 'not':
      return matchPart(query.part, page) === undefined ? [] : undefined;
    case 'field':
      return page.holds(query) ? [] : undefined;
  }
}

function matchDistance<Placed extends PlacedTerm>(
  query: QueryNear,
  page: PageToMatch<Placed>,
): Span<Placed>[] | undefined {
  const left = matchPart(query.left, page);
  if (!left) return undefined;
  const right = matchPart(query.right, page) ?? [];
  return someOf(query.negated ? matchNotNear(left, right, query, page) : matchNear(left, right, query, page));
}

function someOf<Item>(spans: Item[]): Item[] | undefined {
  return spans.length > 0 ? spans : undefined;
}
