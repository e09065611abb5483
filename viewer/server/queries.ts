/** The queries of the screens. Every key of a matter starts with `matterKey`. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { CurrentList, SearchMode } from '#contract/pages/current-list.ts';
import { CHANGES_SENT } from '#contract/pages/page.ts';
import type { PageTarget } from '#contract/review/decision.ts';
import { call } from './call.ts';

export const matterKey = (matter: string) => ['matter', matter] as const;

/** The parameters of a search, without the window of its results. */
export interface SearchRequest extends Pick<CurrentList, 'production' | 'tag' | 'mode' | 'order'> {
  q: string;
  narrow?: string[] | undefined;
  /** One result per document instead of one per page. */
  group?: 'document' | undefined;
}

/** How many pages of a list one request loads. */
export const chunkSize = 100;

export const queries = {
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: ({ signal }) => call(endpoints.getSession, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  matters: () =>
    queryOptions({
      queryKey: ['matters'],
      queryFn: ({ signal }) => call(endpoints.listMatters, { signal }),
      staleTime: 60_000,
    }),
  productions: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'productions'],
      queryFn: ({ signal }) => call(endpoints.listProductions, { params: { matter }, signal }),
    }),
  /** The server's requests to process productions, including stopped ones. */
  ingestRequests: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'ingest-requests'],
      queryFn: ({ signal }) => call(endpoints.listIngestRequests, { params: { matter }, signal }),
    }),
  /** The OCR engine, the languages and the limits with which the server processes files. */
  ingestSettings: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'ingest-settings'],
      queryFn: ({ signal }) => call(endpoints.getIngestSettings, { params: { matter }, signal }),
    }),
  /** The result of the server's own check of its data folder; for attorneys. */
  folderCheck: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'folder-check'],
      queryFn: ({ signal }) => call(endpoints.getFolderCheck, { params: { matter }, signal }),
      // The event stream does not report it, and it takes hours.
      refetchInterval: 30_000,
    }),
  /** Incomplete uploads of all users. */
  uploads: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'uploads'],
      queryFn: ({ signal }) => call(endpoints.listUploads, { params: { matter }, signal }),
    }),
  /** What the load files of a production make of its files, or what they would make with other columns. */
  mapping: (matter: string, production: string, columns: ColumnChoices | undefined) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'mapping', 'of production', production, columns ?? null],
      queryFn: ({ signal }) =>
        call(endpoints.describeMapping, { params: { matter, production }, body: { columns }, signal }),
      retry: false,
    }),
  /**
   * The same for uploaded files that are not processed yet; `production` is a name, because there may be none
   * yet.
   */
  dropMapping: (matter: string, production: string, columns: ColumnChoices | undefined) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'mapping', 'of drop', production, columns ?? null],
      queryFn: ({ signal }) =>
        call(endpoints.describeDrop, { params: { matter }, body: { production, columns }, signal }),
      retry: false,
    }),
  tags: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'tags'],
      queryFn: ({ signal }) => call(endpoints.listTags, { params: { matter }, signal }),
      staleTime: 30_000,
    }),
  /** Results stay until the person refreshes them: they must not move while somebody reads them. */
  search: (matter: string, request: SearchRequest, offset: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'search', request, offset],
      queryFn: ({ signal }) =>
        call(endpoints.search, {
          params: { matter },
          query: { ...request, offset, limit: chunkSize, places: offset === 0 ? 'yes' : 'no' },
          signal,
        }),
      retry: false,
      refetchOnReconnect: false,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** The state of Explore's search server, which may fall behind or fail at any time. */
  searchState: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'search-state'],
      queryFn: ({ signal }) => call(endpoints.getSearchState, { params: { matter }, signal }),
      retry: false,
      // Without a search server there is nothing to poll.
      refetchInterval: ({ state }) => (state.data?.server ? 5_000 : false),
    }),
  /** Counts and term groups without results: what a search would find now. */
  searchHead: (matter: string, { group: _, order: __, ...request }: SearchRequest) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'search-head', request],
      queryFn: ({ signal }) =>
        call(endpoints.search, { params: { matter }, query: { ...request, limit: 0 }, signal }),
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** The filters of the results, loaded beside them; with `values`, only values whose names contain these letters. */
  facets: (matter: string, { group: _, order: __, ...request }: SearchRequest, values?: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'facets', request, values],
      queryFn: async ({ signal }) => {
        const query = { ...request, values, facets: 'yes' as const, limit: 0 };
        return (await call(endpoints.search, { params: { matter }, query, signal })).facets;
      },
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** `opened` distinguishes one opening of a list from the next, because an open list does not change. */
  pages: (matter: string, list: CurrentList, opened: string, offset: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'pages', list, opened, offset],
      queryFn: ({ signal }) =>
        call(endpoints.listPages, {
          params: { matter },
          query: { ...list, offset, limit: chunkSize },
          signal,
        }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  findPage: (matter: string, reference: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'find', reference],
      queryFn: ({ signal }) => call(endpoints.findPage, { params: { matter }, query: { reference }, signal }),
      staleTime: 60_000,
      retry: false,
    }),
  /** The number of pages that a decision would affect. */
  targetCount: (matter: string, target: PageTarget, list: CurrentList) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'find-all', 'count', target, list],
      queryFn: ({ signal }) =>
        call(endpoints.countTarget, { params: { matter }, body: { target, list }, signal }),
      retry: false,
    }),
  page: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'page', page],
      queryFn: ({ signal }) => call(endpoints.getPage, { params: { matter, page }, signal }),
      staleTime: 10_000,
    }),
  /** The changes of a page before those that come with it; loaded only on request. */
  earlierHistory: (matter: string, page: string, before: number) =>
    infiniteQueryOptions({
      queryKey: [...matterKey(matter), 'earlier-history', page, before],
      queryFn: ({ pageParam, signal }) =>
        call(endpoints.listPageHistory, { params: { matter, page }, query: { before: pageParam }, signal }),
      initialPageParam: before,
      getNextPageParam: (last) => (last.length === CHANGES_SENT ? last.at(-1)?.seq : undefined),
      enabled: false,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** The agency's marks on a page. */
  marks: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'marks', page],
      queryFn: ({ signal }) => call(endpoints.getMarks, { params: { matter, page }, signal }),
      staleTime: 10_000,
    }),
  /** The versions of a page's text. */
  texts: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'texts', page],
      queryFn: ({ signal }) => call(endpoints.listTexts, { params: { matter, page }, signal }),
    }),
  /** The words of a page's text at their positions. */
  textRuns: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'text-runs', page],
      queryFn: ({ signal }) => call(endpoints.listTextRuns, { params: { matter, page }, signal }),
      staleTime: 300_000,
    }),
  pageHits: (matter: string, page: string, q: string, mode: SearchMode | undefined) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'hits', page, q, mode],
      queryFn: ({ signal }) =>
        call(endpoints.listPageHits, { params: { matter, page }, query: { q, mode }, signal }),
      staleTime: 300_000,
      retry: false,
    }),
  /** Other pages that share a page's most distinctive words. */
  pagesLike: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'like', page],
      queryFn: ({ signal }) => call(endpoints.listPagesLike, { params: { matter, page }, signal }),
      staleTime: 300_000,
      retry: false,
    }),
  exhibitList: (matter: string, tag: string, production: string | undefined) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'exhibit-list', tag, production ?? null],
      queryFn: ({ signal }) =>
        call(endpoints.getExhibitList, { params: { matter }, query: { tag, production }, signal }),
    }),
  caption: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'caption'],
      queryFn: ({ signal }) => call(endpoints.getCaption, { params: { matter }, signal }),
    }),
  exports: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'exports'],
      queryFn: ({ signal }) => call(endpoints.listExports, { params: { matter }, signal }),
    }),
};
