/** The queries about sequestered pages, and what must be forgotten of them. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from './call.ts';
import { renewFiles } from './file-version.ts';
import { matterKey, queries } from './queries.ts';

/** Pages per screen of the list. */
export const sequesteredPerScreen = 100;

export type Shown = 'sequestered' | 'released';

export const sequesterQueries = {
  pages: (matter: string, show: Shown, offset: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'sequestered', show, offset],
      queryFn: ({ signal }) =>
        call(endpoints.listSequestered, {
          params: { matter },
          query: { show, offset, limit: sequesteredPerScreen },
          signal,
        }),
    }),
  exposure: (matter: string, sequestered: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'exposure', sequestered],
      queryFn: ({ signal }) => call(endpoints.getExposure, { params: { matter, sequestered }, signal }),
    }),
};

/**
 * Forgets pages that were just sequestered or released: what is on screen of them is gone before anything is fetched,
 * and everything else of the matter is fetched again, because titles, names and counts may come from them too.
 */
export function forgetPages(client: QueryClient, matter: string, pageIds: readonly string[]): void {
  renewFiles();
  const ofMatter = { queryKey: matterKey(matter) };
  void client.cancelQueries(ofMatter);
  client.removeQueries({ ...ofMatter, type: 'inactive' });
  const isOfPages = (data: unknown) => {
    const text = JSON.stringify(data) ?? '';
    return pageIds.some((pageId) => text.includes(pageId));
  };
  void client.resetQueries({
    ...ofMatter,
    predicate: ({ state, queryKey }) => isOfPages([state.data, queryKey]),
  });
  void client.invalidateQueries(ofMatter);
  void client.invalidateQueries({ queryKey: queries.matters().queryKey });
}
