/** The queries of a matter's home screen. */
import { queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ReaderPosition } from '#contract/people/matter-home.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

export const homeQueries = {
  home: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'home'],
      queryFn: ({ signal }) => call(endpoints.getMatterHome, { params: { matter }, signal }),
    }),
  /** The window of the list around a page: the page's index, and the number of pages. */
  aroundPosition: (matter: string, { list, page }: ReaderPosition) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'around-position', list, page.pageId],
      queryFn: ({ signal }) =>
        call(endpoints.listPages, {
          params: { matter },
          query: { ...list, around: page.pageId, limit: 20 },
          signal,
        }),
      retry: false,
    }),
  /** How many pages a facet's value has, without the pages. */
  countNarrowed: (matter: string, narrow: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'count-narrowed', narrow],
      queryFn: async ({ signal }) =>
        (await call(endpoints.listPages, { params: { matter }, query: { narrow, limit: 1 }, signal })).total,
    }),
  exhibitDrift: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'exhibit-drift'],
      queryFn: ({ signal }) => call(endpoints.listExhibitDrift, { params: { matter }, signal }),
    }),
};
