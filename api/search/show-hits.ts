import type { PageHit } from '#contract/page.ts';
import type { SearchHit } from '#contract/search.ts';
import { tokenize } from '#ingest';
import type { Queryable } from '../repositories/database.ts';
import { getPageText, listPagesByKey, listPageTexts, type StoredText } from '../repositories/pages.ts';
import type { TermForms } from './engines/term-forms.ts';
import { makeSnippet } from './make-snippet.ts';
import { type Holds, matchQuery } from './match-query.ts';
import type { Query } from './query.ts';
import type { Match } from './span.ts';
import { openTermFilter } from './term-filter.ts';
import { TermGroups } from './term-groups.ts';

/** Pages whose texts are in memory at the same time. */
const HITS_AT_ONCE = 100;

/** What of a page's fields a query asks for, by the page's key. */
export type HoldsOn = (key: number) => Holds;

/** Pages as hits, in the order of `keys`. `inDocument` counts the pages of the same document that match. */
export async function listHits(
  database: Queryable,
  query: Query,
  keys: readonly number[],
  {
    holdsOn,
    inDocument,
    forms,
  }: { holdsOn: HoldsOn; inDocument: (key: number) => number; forms?: TermForms },
): Promise<SearchHit[]> {
  const groups = new TermGroups(query);
  const isWanted = openTermFilter(query, forms);
  const hits: SearchHit[] = [];
  for (let from = 0; from < keys.length; from += HITS_AT_ONCE) {
    const some = keys.slice(from, from + HITS_AT_ONCE);
    const texts = await listPageTexts(database, some);
    const summaries = await listPagesByKey(database, some);
    for (const [index, summary] of summaries.entries()) {
      const key = some[index] as number;
      const { text, matches } = matchText(query, texts.get(key), holdsOn(key), isWanted);
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
  const { text, matches } = matchText(
    query,
    await getPageText(database, key),
    holdsOn(key),
    openTermFilter(query),
  );
  return matches.map((match) => ({
    text: text.slice(match.tokens[0]?.start, match.tokens.at(-1)?.end),
    rects: listRects(match),
    group: groups.groupOf(match),
  }));
}

function matchText(
  query: Query,
  page: StoredText | undefined,
  holds: Holds,
  isWanted: (term: string) => boolean,
): { text: string; matches: Match[] } {
  const { text = '', words = [] } = page ?? {};
  const tokens = tokenize(words, text).filter(({ term }) => isWanted(term));
  return { text, matches: matchQuery(query, tokens, undefined, holds) ?? [] };
}

function listRects(match: Match | undefined) {
  return (match?.tokens ?? []).flatMap((token) => token.rects);
}
