import type { MarkedWord, PageHit } from '#contract/pages/page.ts';
import type { SearchHit } from '#contract/search/search.ts';
import { type Token, tokenize } from '#ingest';
import { chunk } from '../../chunk.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { listFacts } from '../../repositories/documents/document-facts.ts';
import { toLabel } from '../../repositories/documents/to-document-summary.ts';
import { getPageText, listPagesWithText, type StoredText } from '../../repositories/pages/pages.ts';
import type { TermForms } from '../engines/term-forms.ts';
import type { Query } from '../language/query.ts';
import { openTermFilter } from '../vocabulary/term-filter.ts';
import { TermGroups } from '../vocabulary/term-groups.ts';
import { makeSnippet } from './make-snippet.ts';
import { type Holds, matchQuery } from './match-query.ts';
import type { Match } from './span.ts';
import type { Hit } from './to-hits.ts';

/** Number of pages whose texts are in memory at the same time. */
const HITS_AT_ONCE = 100;

/** Which of a query's fields a page satisfies, by the page's key. */
export type HoldsOn = (key: number) => Holds;

interface HitContext {
  matterId: string;
  holdsOn: HoldsOn;
  inDocument: (key: number) => number;
  /** False if the query only says which words to mark. */
  countsPlaces: boolean;
  forms?: TermForms;
}

/** Pages as hits, in the order of `keys`. `inDocument` counts the pages of the same document that match. */
export async function listHits(
  database: Queryable,
  query: Query,
  keys: readonly number[],
  { matterId, holdsOn, inDocument, countsPlaces, forms }: HitContext,
): Promise<SearchHit[]> {
  const groups = new TermGroups(query);
  const isWanted = openTermFilter(query, forms);
  const hits: SearchHit[] = [];
  for (const some of chunk(keys, HITS_AT_ONCE)) {
    const pages = await listPagesWithText(database, some);
    const documentIds = new Set(pages.map(({ summary }) => summary.documentId));
    const facts = await listFacts(database, matterId, [...documentIds]);
    for (const page of pages) {
      const { key, summary } = page;
      const found = matchText(query, page, holdsOn(key), isWanted);
      const { text, marks } = makeSnippet(page.text, found, groups.groupOf);
      hits.push({
        ...summary,
        snippet: text,
        snippetMarks: marks.map(({ start, end, group }) => [start, end, group]),
        places: countsPlaces ? found.length : null,
        markedWords: marks.map(({ match }) => toMarkedWord(page.text, match, groups)),
        document: toLabel(facts.get(summary.documentId) ?? []),
        inDocument: inDocument(key),
      });
    }
  }
  return hits;
}

/** Where a query matches on a page; empty if the page does not match. */
export async function listHitsOnPage(
  database: Queryable,
  query: Query,
  key: number,
  holdsOn: HoldsOn,
): Promise<PageHit[]> {
  const groups = new TermGroups(query);
  const page = await getPageText(database, key);
  const found = matchText(query, page, holdsOn(key), openTermFilter(query));
  return found.map((hit) => ({ words: hit.map((match) => toMarkedWord(page.text, match, groups)) }));
}

/** Where each of several queries without fields matches on a page, whose words are read once. */
export async function listHitsOfQueries(
  database: Queryable,
  queries: readonly Query[],
  key: number,
): Promise<PageHit[][]> {
  const { text, words } = await getPageText(database, key);
  const filters = queries.map((query) => openTermFilter(query));
  const tokens = tokenize(words, text, (term) => filters.some((isWanted) => isWanted(term)));
  return queries.map((query) => {
    const groups = new TermGroups(query);
    const found = matchQuery(query, tokens) ?? [];
    return found.map((hit) => ({ words: hit.map((match) => toMarkedWord(text, match, groups)) }));
  });
}

function matchText(
  query: Query,
  { text, words }: Pick<StoredText, 'text' | 'words'>,
  holds: Holds,
  isWanted: (term: string) => boolean,
): Hit<Token>[] {
  return matchQuery(query, tokenize(words, text, isWanted), undefined, holds) ?? [];
}

function toMarkedWord(text: string, match: Match, groups: TermGroups): MarkedWord {
  const { tokens } = match;
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  return {
    text: text.slice(start, end),
    ...{ start, end },
    rects: tokens.flatMap((token) => token.rects),
    group: groups.groupOf(match),
  };
}
