import type { PageHit } from '#contract/pages/page.ts';
import type { SearchHit } from '#contract/search/search.ts';
import { tokenize } from '#ingest';
import { chunk } from '../../chunk.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { getPageText, listPagesWithText, type StoredText } from '../../repositories/pages/pages.ts';
import type { TermForms } from '../engines/term-forms.ts';
import type { Query } from '../language/query.ts';
import { openTermFilter } from '../vocabulary/term-filter.ts';
import { TermGroups } from '../vocabulary/term-groups.ts';
import { makeSnippet } from './make-snippet.ts';
import { type Holds, matchQuery } from './match-query.ts';
import type { Match } from './span.ts';

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
  for (const some of chunk(keys, HITS_AT_ONCE)) {
    for (const page of await listPagesWithText(database, some)) {
      const { key, summary } = page;
      const matches = matchText(query, page, holdsOn(key), isWanted);
      const snippet = makeSnippet(page.text, matches, groups.groupOf);
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
  const page = await getPageText(database, key);
  const matches = matchText(query, page, holdsOn(key), openTermFilter(query));
  return matches.map((match) => ({
    text: page.text.slice(match.tokens[0]?.start, match.tokens.at(-1)?.end),
    rects: listRects(match),
    group: groups.groupOf(match),
  }));
}

function matchText(
  query: Query,
  { text, words }: Pick<StoredText, 'text' | 'words'>,
  holds: Holds,
  isWanted: (term: string) => boolean,
): Match[] {
  return matchQuery(query, tokenize(words, text, isWanted), undefined, holds) ?? [];
}

function listRects(match: Match | undefined) {
  return (match?.tokens ?? []).flatMap((token) => token.rects);
}
