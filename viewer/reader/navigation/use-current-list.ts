import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useId, useMemo, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { CurrentList } from '#contract/pages/current-list.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { indexInWindow, listChunkOffsets } from '../../lists/current-list.ts';
import { call } from '../../server/call.ts';
import { chunkSize, matterKey, queries } from '../../server/queries.ts';

export interface Place {
  /** From 0; undefined where the page is not in the list. */
  index: number | undefined;
  total: number;
}

export interface CurrentListState {
  place: Place | undefined;
  error: Error | null;
  /** From the pages already here; undefined while they are on their way. */
  pageAt: (index: number) => PageSummary | undefined;
  /** Waits for the page if need be. */
  fetchPageAt: (index: number) => Promise<PageSummary | undefined>;
  /** Tells which places are in sight in the rail, so that they are brought. */
  see: (first: number, last: number) => void;
}

/**
 * The list that next and previous walk through. It stays as it was when it was opened: a page that
 * loses the tag while one reads the tag's list does not jump out from under the reader.
 */
export function useCurrentList(
  matter: string,
  list: CurrentList,
  pageId: string | undefined,
): CurrentListState {
  const client = useQueryClient();
  const mount = useId();
  const [openedAt] = useState(() => Date.now());
  const opened = `${mount}${openedAt}`;
  const [seen, setSeen] = useState<[number, number] | undefined>();
  const listKey = JSON.stringify(list);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is compared by what it says, not by identity.
  const asked = useMemo(() => list, [listKey]);

  const place = useQuery({
    queryKey: [...matterKey(matter), 'place', asked, opened, pageId],
    queryFn: async ({ signal }): Promise<Place> => {
      const window = await call(endpoints.listPages, {
        params: { matter },
        query: { ...asked, around: pageId, limit: chunkSize },
        signal,
      });
      return { index: pageId === undefined ? undefined : indexInWindow(window, pageId), total: window.total };
    },
    enabled: pageId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const index = place.data?.index;
  const near = index === undefined ? [] : listChunkOffsets(index - 2, index + 2, chunkSize);
  const inSight = seen ? listChunkOffsets(seen[0], seen[1], chunkSize) : [];
  const total = place.data?.total ?? 0;
  const offsets = [...new Set([...near, ...inSight])].filter((offset) => offset < total);
  useQueries({ queries: offsets.map((offset) => queries.pages(matter, asked, opened, offset)) });

  const fetchPageAt = useCallback(
    async (at: number) => {
      const offset = Math.floor(at / chunkSize) * chunkSize;
      const chunk = await client.ensureQueryData(queries.pages(matter, asked, opened, offset));
      const page = chunk.pages[at - offset];
      // Known from here on, so that the status bar does not blink while the page opens.
      const key = page && [...matterKey(matter), 'place', asked, opened, page.pageId];
      if (key) client.setQueryData<Place>(key, { index: at, total: chunk.total });
      return page;
    },
    [client, matter, asked, opened],
  );

  return {
    place: place.data,
    error: place.error,
    pageAt: (at) => {
      if (at < 0 || at >= total) return undefined;
      const offset = Math.floor(at / chunkSize) * chunkSize;
      return client.getQueryData(queries.pages(matter, asked, opened, offset).queryKey)?.pages[at - offset];
    },
    fetchPageAt,
    see: useCallback((first, last) => setSeen([first, last]), []),
  };
}
