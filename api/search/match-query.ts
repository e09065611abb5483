import type { Token } from '#ingest';
import type { Query, QueryTerm, QueryWord } from './query.ts';

/** A match: the tokens that make it, in the order of the page. */
export type Match = Token[];

/** A page's tokens by the position at which they start; a hyphenated word starts with its first part. */
type TokenStream = Map<number, Token[]>;

/**
 * Decides on a page's own tokens whether it matches, and where. Undefined when it does not match;
 * an empty array when it matches by what is absent (NOT).
 */
export function matchQuery(query: Query, tokens: readonly Token[]): Match[] | undefined {
  const matches = matchPart(
    query,
    Map.groupBy(tokens, (token) => token.position),
  );
  return matches && inPageOrder(matches);
}

function matchPart(query: Query, stream: TokenStream): Match[] | undefined {
  switch (query.kind) {
    case 'word':
    case 'phrase': {
      const matches = matchWords(query.kind === 'word' ? [query] : query.words, stream);
      return matches.length > 0 ? matches : undefined;
    }
    case 'and': {
      const found = query.parts.map((part) => matchPart(part, stream));
      return found.every((matches) => matches !== undefined) ? found.flat() : undefined;
    }
    case 'or': {
      const found = query.parts
        .map((part) => matchPart(part, stream))
        .filter((matches) => matches !== undefined);
      return found.length > 0 ? found.flat() : undefined;
    }
    case 'not':
      return matchPart(query.part, stream) === undefined ? [] : undefined;
  }
}

function matchWords(words: readonly QueryWord[], stream: TokenStream): Match[] {
  return [...stream.keys()].flatMap((position) => {
    const match = matchFrom(words, position, stream);
    return match ? [match] : [];
  });
}

/** The first way in which the words follow each other from a position on. */
function matchFrom(words: readonly QueryWord[], position: number, stream: TokenStream): Match | undefined {
  const [word, ...rest] = words;
  if (!word) return [];
  for (const run of word.alternatives) {
    const match = matchRun(run, position, stream, (next) => matchFrom(rest, next, stream));
    if (match) return match;
  }
  return undefined;
}

function matchRun(
  run: readonly QueryTerm[],
  position: number,
  stream: TokenStream,
  andThen: (position: number) => Match | undefined,
): Match | undefined {
  const [term, ...rest] = run;
  if (!term) return andThen(position);
  // The widest first, so that a word broken at a line's end is found, and marked, as a whole.
  for (const token of stream.get(position)?.toReversed() ?? []) {
    if (!isTerm(token, term)) continue;
    const following = matchRun(rest, position + token.span, stream, andThen);
    if (following) return [token, ...following];
  }
  return undefined;
}

function isTerm(token: Token, { term, prefix }: QueryTerm): boolean {
  return prefix ? token.term.startsWith(term) : token.term === term;
}

/** The same words found by two parts of a query are one match. */
function inPageOrder(matches: Match[]): Match[] {
  const byPlace = new Map(matches.map((match) => [`${startOf(match)}-${match.at(-1)?.end}`, match]));
  return [...byPlace.values()].sort((one, other) => startOf(one) - startOf(other));
}

function startOf(match: Match): number {
  return match[0]?.start ?? 0;
}
