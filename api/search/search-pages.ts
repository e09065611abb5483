import { setImmediate } from 'node:timers/promises';
import type { PageHit } from '#contract/page.ts';
import type { SearchHit, SearchResult } from '#contract/search.ts';
import { tokenize } from '#ingest';
import type { Queryable } from '../repositories/database.ts';
import { getCorpusVersion } from '../repositories/page-changes.ts';
import type { PageFilter } from '../repositories/page-filter.ts';
import { listKeysInFilter, summarizeKeys } from '../repositories/page-sets.ts';
import { getPageText, listPagesByKey } from '../repositories/pages.ts';
import { decideByFields } from './decide-by-fields.ts';
import { echoQuery } from './echo-query.ts';
import type { SearchEngine } from './engines/search-engine.ts';
import { makeSnippet } from './make-snippet.ts';
import { type Holds, matchQuery } from './match-query.ts';
import { parseQuery } from './parse-query.ts';
import { listQueryFields, type Query } from './query.ts';
import type { RememberedMatches } from './remembered-matches.ts';
import { holdsOn, resolveFields } from './resolve-fields.ts';
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
  const asked = { query: JSON.stringify(query), asksFields: listQueryFields(query).length > 0 };
  return deps.remembered.recall(deps.database, asked, filter, find);
}

async function findMatchingKeys(deps: SearchDeps, query: Query, filter: PageFilter): Promise<number[]> {
  const candidates = await deps.engine.listCandidates(filter.matterId, query);
  const inFilter = await listKeysInFilter(deps.database, filter, candidates.keys);
  if (candidates.decided) return inFilter;
  const fields = await resolveFields(deps.database, filter.matterId, query, inFilter);
  const matching: number[] = [];
  const budget = new StepBudget();
  for (const [count, key] of inFilter.entries()) {
    const holds = holdsOn(fields, key);
    const isMatch =
      decideByFields(query, holds) ?? (await matchPage(deps.database, query, key, holds, budget));
    if (isMatch) matching.push(key);
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
  const hits = await toHits(
    deps.database,
    filter.matterId,
    query,
    keys.slice(window.offset, window.offset + window.limit),
  );
  const { documents, hardToRead } = await summarizeKeys(deps.database, keys);
  return {
    mode: 'exact',
    engine: 'sqlite',
    echo: echoQuery(query),
    canonical: writeQuery(query),
    groups: [],
    pages: keys.length,
    isAtLeast: false,
    isPartial: false,
    notice: null,
    documents,
    hardToRead,
    corpusVersion: await getCorpusVersion(deps.database, filter.matterId),
    facets: [],
    milliseconds: Math.round(deps.clock() - started),
    offset: window.offset,
    hits,
  };
}

async function toHits(
  database: Queryable,
  matterId: string,
  query: Query,
  keys: readonly number[],
): Promise<SearchHit[]> {
  const summaries = await listPagesByKey(database, keys);
  const fields = await resolveFields(database, matterId, query, keys);
  return Promise.all(
    summaries.map(async (summary, index) => {
      const key = keys[index] as number;
      const page = await matchPage(database, query, key, holdsOn(fields, key));
      const snippet = makeSnippet(page?.text ?? '', page?.matches ?? []);
      return {
        ...summary,
        snippet: snippet.text,
        snippetMarks: snippet.marks.map(([start, end]) => [start, end, 0] as const),
        matches: page?.matches.length ?? 0,
        firstMatch: page?.matches[0]?.flatMap((token) => token.rects) ?? [],
        inDocument: 1,
      };
    }),
  );
}

async function matchPage(
  database: Queryable,
  query: Query,
  key: number,
  holds: Holds,
  budget?: StepBudget,
): Promise<{ text: string; matches: Match[] } | undefined> {
  const { text, words } = await getPageText(database, key);
  const matches = matchQuery(query, tokenize(words, text), budget, holds);
  return matches && { text, matches };
}

/** Where a query matches on one page: nowhere when the page does not match. */
export async function listPageHits(
  database: Queryable,
  matterId: string,
  text: string,
  key: number,
): Promise<PageHit[]> {
  const query = parseQuery(text);
  const fields = await resolveFields(database, matterId, query, [key]);
  const page = await matchPage(database, query, key, holdsOn(fields, key));
  return (page?.matches ?? []).map((match) => ({
    text: page?.text.slice(match[0]?.start, match.at(-1)?.end) ?? '',
    rects: match.flatMap((token) => token.rects),
    group: 0,
  }));
}
