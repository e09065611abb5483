import type { PageHit } from '#contract/pages/page.ts';
import type { FacetName } from '#contract/search/narrowing.ts';
import type { Facet, SearchResult } from '#contract/search/search.ts';
import type { PageFilter } from '../../repositories/pages/page-filter.ts';
import { getCorpusVersion } from '../../repositories/search/page-changes.ts';
import { centerWindow } from '../center-window.ts';
import { PageSet } from '../exact/page-set.ts';
import { listHits, listHitsOnPage } from '../exact/show-hits.ts';
import { countFacets } from '../facets/count-facets.ts';
import { CountedPages, countByDocument, countSome, type ValueCounts } from '../facets/counted-pages.ts';
import { labelFacets } from '../facets/label-facets.ts';
import { keepFirstOfDocuments, takeWindow } from '../facets/page-orders.ts';
import { describeQuery } from '../language/describe-query.ts';
import type { Query } from '../language/query.ts';
import { writeQuery } from '../language/write-query.ts';
import type { KeyWindow, SearchOptions } from '../search-service.ts';
import type { InSnapshot, Snapshot } from '../snapshot.ts';
import { TermGroups } from '../vocabulary/term-groups.ts';
import {
  type ExploreAnswer,
  type ExploreEngine,
  type ExploreRequest,
  MOST_RANKED,
} from './explore-engine.ts';

/** Nothing is marked. */
const NOTHING: Query = { kind: 'and', parts: [], at: 0, end: 0 };

export interface ExploreDeps {
  inSnapshot: InSnapshot;
  explorer: Pick<ExploreEngine, 'explore'>;
  /** Milliseconds, only for measuring. */
  clock: () => number;
}

/** The result for what somebody typed, in the form of an Exact search. */
export async function explorePages(
  deps: ExploreDeps,
  text: string,
  filter: PageFilter,
  options: SearchOptions,
): Promise<SearchResult> {
  const started = deps.clock();
  const request = {
    text,
    filter,
    isTyping: options.isTyping ?? false,
    countsFacets: options.facets ?? false,
    most: countWanted(options),
  };
  const answer = await deps.explorer.explore(request);
  const { narrow = [], matterId } = filter;
  const counts = options.facets ? await countExplored(deps, request, answer) : undefined;
  return deps.inSnapshot(async (snapshot) => {
    const { database, catalog } = snapshot;
    const found = PageSet.of(answer.keys);
    const byDocument = countByDocument(catalog, found);
    const { engine, isAtLeast, isPartial, notice, words = NOTHING } = answer;
    const hasAll = answer.keys.length >= answer.pages;
    const keys = listInOrder(snapshot, filter.matterId, answer, options);
    return {
      mode: 'explore',
      engine,
      echo: answer.nearest ? describeQuery(answer.nearest) : '',
      forgiving: null,
      strict: null,
      canonical: answer.nearest ? writeQuery(answer.nearest) : '',
      groups: [...new TermGroups(words).names],
      pages: answer.pages,
      isAtLeast,
      isPartial,
      notice,
      documents: hasAll ? countSome(byDocument) : null,
      places: null,
      hardToRead: hasAll ? found.countShared(catalog.hardToRead) : null,
      corpusVersion: await getCorpusVersion(database, matterId),
      facets: counts
        ? await labelFacets(database, matterId, counts, { narrowed: narrow, having: options.facetValues })
        : ([] as Facet[]),
      milliseconds: Math.round(deps.clock() - started),
      offset: options.offset,
      hits: await listHits(database, words, keys.slice(options.offset, options.offset + options.limit), {
        matterId,
        holdsOn: () => () => false,
        countsPlaces: false,
        inDocument: (key) => byDocument[catalog.documentOf(key)] ?? 0,
      }),
    };
  });
}

/** How many of the best pages an answer needs: all of them if they are counted, or sorted differently. */
function countWanted({ offset, limit, order = 'relevance', byDocument, facets }: SearchOptions): number {
  const wantsOnlyFirst = order === 'relevance' && !byDocument && !facets;
  return wantsOnlyFirst ? Math.min(offset + limit, MOST_RANKED) : MOST_RANKED;
}

/** A window of the pages in the order in which they are shown. */
export async function listExploredWindow(
  deps: ExploreDeps,
  text: string,
  filter: PageFilter,
  window: Pick<SearchOptions, 'offset' | 'limit' | 'order' | 'isTyping'> & { around: number | undefined },
): Promise<KeyWindow> {
  const isTyping = window.isTyping ?? false;
  const request = { text, filter, isTyping, countsFacets: false, most: MOST_RANKED };
  const answer = await deps.explorer.explore(request);
  return deps.inSnapshot(async (snapshot) => {
    const keys = listInOrder(snapshot, filter.matterId, answer, window);
    const index = window.around === undefined ? -1 : keys.indexOf(window.around);
    const offset = index < 0 ? window.offset : centerWindow(index, window.limit, keys.length);
    return { total: keys.length, offset, keys: keys.slice(offset, offset + window.limit) };
  });
}

/** Where the words are on one page. */
export async function listExploredHits(
  deps: ExploreDeps,
  matterId: string,
  text: string,
  key: number,
  isTyping: boolean,
): Promise<PageHit[]> {
  const request = { text, filter: { matterId }, isTyping, countsFacets: false, most: 1 };
  const { words = NOTHING } = await deps.explorer.explore(request);
  return deps.inSnapshot(({ database }) => listHitsOnPage(database, words, key, () => () => false));
}

/** Best first unless another order is requested. */
function listInOrder(
  { catalog, orders }: Snapshot,
  matterId: string,
  { keys }: ExploreAnswer,
  { order = 'relevance', byDocument = false }: Pick<SearchOptions, 'order' | 'byDocument'>,
): readonly number[] {
  const found = PageSet.of(keys);
  const all = { offset: 0, limit: keys.length };
  const sorted = order === 'relevance' ? keys : takeWindow(orders.list(catalog, matterId, order), found, all);
  return byDocument ? takeWindow(sorted, keepFirstOfDocuments(catalog, sorted, found), all) : sorted;
}

/**
 * A facet by which the pages are filtered is counted as if they were not, so that its other values can be
 * chosen.
 */
async function countExplored(
  deps: ExploreDeps,
  request: ExploreRequest,
  answer: ExploreAnswer,
): Promise<ReadonlyMap<FacetName, ValueCounts>> {
  const { filter } = request;
  const { narrow = [] } = filter;
  const counts = new Map(await countAnswer(deps, answer));
  for (const facet of new Set(narrow.map((each) => each.facet))) {
    const others = narrow.filter((each) => each.facet !== facet);
    const wider = { ...request, filter: { ...filter, narrow: others } };
    counts.set(facet, (await countAnswer(deps, await deps.explorer.explore(wider))).get(facet) ?? new Map());
  }
  return counts;
}

async function countAnswer(
  { inSnapshot }: ExploreDeps,
  { facets, keys }: ExploreAnswer,
): Promise<ReadonlyMap<FacetName, ValueCounts>> {
  if (facets) return facets;
  const found = PageSet.of(keys);
  return inSnapshot(async ({ catalog }) => countFacets(new CountedPages(catalog, found), found, []));
}
