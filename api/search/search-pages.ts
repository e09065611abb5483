import { setImmediate } from 'node:timers/promises';
import type { PageHit } from '#contract/page.ts';
import type { SearchHit, SearchResult } from '#contract/search.ts';
import { tokenize } from '#ingest';
import type { Queryable } from '../repositories/database.ts';
import type { PageFilter } from '../repositories/page-filter.ts';
import { listKeysInFilter, summarizeKeys } from '../repositories/page-sets.ts';
import { getPageText, listPagesByKey } from '../repositories/pages.ts';
import { echoQuery } from './echo-query.ts';
import type { SearchEngine } from './engines/search-engine.ts';
import { makeSnippet } from './make-snippet.ts';
import { matchQuery } from './match-query.ts';
import { parseQuery } from './parse-query.ts';
import type { Query } from './query.ts';
import type { RememberedMatches } from './remembered-matches.ts';
import type { Match } from './span.ts';
import { StepBudget } from './step-budget.ts';
import { writeQuery } from './write-query.ts';

export interface SearchDeps {
  database: Queryable;
  engine: SearchEngine;
  remembered: RememberedMatches;
  /** Milliseconds, for measuring only. */
  clock: () => number;
}

/** Pages verified between two pauses, in which the server answers others. */
const PAGES_AT_A_STRETCH = 25;

/** Every page that matches, in page order, and how many: the same set whoever asks. */
export function listMatchingKeys(
  deps: SearchDeps,
  query: Query,
  filter: PageFilter,
): Promise<readonly number[]> {
  const find = () => findMatchingKeys(deps, query, filter);
  return deps.remembered.recall(deps.database, JSON.stringify(query), filter, find);
}

async function findMatchingKeys(deps: SearchDeps, query: Query, filter: PageFilter): Promise<number[]> {
  const candidates = await deps.engine.listCandidates(filter.matterId, query);
  const inFilter = await listKeysInFilter(deps.database, filter, candidates.keys);
  if (candidates.decided) return inFilter;
  const matching: number[] = [];
  const budget = new StepBudget();
  for (const [count, key] of inFilter.entries()) {
    if (await matchPage(deps.database, query, key, budget)) matching.push(key);
    if (count % PAGES_AT_A_STRETCH === 0) await setImmediate();
  }
  return matching;
}

/** Searches the pages of a filter. Throws `query-syntax` with its place, and `too-costly`. */
export async function searchPages(
  deps: SearchDeps,
  text: string,
  filter: PageFilter,
  window: { offset: number; limit: number },
): Promise<SearchResult> {
  const started = deps.clock();
  const query = parseQuery(text);
  const keys = await listMatchingKeys(deps, query, filter);
  const hits = await toHits(deps.database, query, keys.slice(window.offset, window.offset + window.limit));
  const { documents, hardToRead } = await summarizeKeys(deps.database, keys);
  return {
    echo: echoQuery(query),
    canonical: writeQuery(query),
    pages: keys.length,
    documents,
    hardToRead,
    milliseconds: Math.round(deps.clock() - started),
    offset: window.offset,
    hits,
  };
}

async function toHits(database: Queryable, query: Query, keys: readonly number[]): Promise<SearchHit[]> {
  const summaries = await listPagesByKey(database, keys);
  return Promise.all(
    summaries.map(async (summary, index) => {
      const page = await matchPage(database, query, keys[index] as number);
      const snippet = makeSnippet(page?.text ?? '', page?.matches ?? []);
      return {
        ...summary,
        snippet: snippet.text,
        snippetMarks: snippet.marks,
        matches: page?.matches.length ?? 0,
      };
    }),
  );
}

async function matchPage(
  database: Queryable,
  query: Query,
  key: number,
  budget?: StepBudget,
): Promise<{ text: string; matches: Match[] } | undefined> {
  const { text, words } = await getPageText(database, key);
  const matches = matchQuery(query, tokenize(words, text), budget);
  return matches && { text, matches };
}

/** Where a query matches on one page: nowhere when the page does not match. */
export async function listPageHits(database: Queryable, text: string, key: number): Promise<PageHit[]> {
  const page = await matchPage(database, parseQuery(text), key);
  return (page?.matches ?? []).map((match) => ({
    text: page?.text.slice(match[0]?.start, match.at(-1)?.end) ?? '',
    rects: match.flatMap((token) => token.rects),
  }));
}
