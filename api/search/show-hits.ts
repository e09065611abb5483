import type { PageHit } from '#contract/page.ts';
import type { SearchHit } from '#contract/search.ts';
import { tokenize } from '#ingest';
import type { Queryable } from '../repositories/database.ts';
import { getPageText, listPagesByKey } from '../repositories/pages.ts';
import { makeSnippet } from './make-snippet.ts';
import { type Holds, matchQuery } from './match-query.ts';
import type { Query } from './query.ts';
import type { Match } from './span.ts';
import { TermGroups } from './term-groups.ts';

/** What of a page's fields a query asks for, by the page's key. */
export type HoldsOn = (key: number) => Holds;

/** Pages as hits, in the order of `keys`. `inDocument` counts the pages of the same document that match. */
export async function listHits(
  database: Queryable,
  query: Query,
  keys: readonly number[],
  { holdsOn, inDocument }: { holdsOn: HoldsOn; inDocument: (key: number) => number },
): Promise<SearchHit[]> {
  const summaries = await listPagesByKey(database, keys);
  const groups = new TermGroups(query);
  const hits: SearchHit[] = [];
  for (const [index, summary] of summaries.entries()) {
    const key = keys[index] as number;
    const { text, matches } = await matchPage(database, query, key, holdsOn(key));
    const snippet = makeSnippet(text, matches, groups.groupOf);
    hits.push({
      ...summary,
      snippet: snippet.text,
      snippetMarks: snippet.marks,
      matches: matches.length,
      firstMatch: listRects(matches[0]),
      inDocument: inDocument(key),
    });
  }
  return hits;
}

/** Where a query matches on a page: nowhere when the page does not match. */
export async function listHitsOnPage(
  database: Queryable,
  query: Query,
  key: number,
  holdsOn: HoldsOn,
): Promise<PageHit[]> {
  const groups = new TermGroups(query);
  const { text, matches } = await matchPage(database, query, key, holdsOn(key));
  return matches.map((match) => ({
    text: text.slice(match.tokens[0]?.start, match.tokens.at(-1)?.end),
    rects: listRects(match),
    group: groups.groupOf(match),
  }));
}

async function matchPage(
  database: Queryable,
  query: Query,
  key: number,
  holds: Holds,
): Promise<{ text: string; matches: Match[] }> {
  const { text, words } = await getPageText(database, key);
  return { text, matches: matchQuery(query, tokenize(words, text), undefined, holds) ?? [] };
}

function listRects(match: Match | undefined) {
  return (match?.tokens ?? []).flatMap((token) => token.rects);
}
