import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useId, useMemo, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageSummary, PageWindow } from '#contract/pages/page.ts';
import { indexInWindow, listChunkOffsets } from '../../lists/current-list.ts';
import type { ListParams } from '../../params.ts';
import { call } from '../../server/call.ts';
import { chunkSize, matterKey, queries } from '../../server/queries.ts';

/** The index of the open page in the list. */
export interface ListPosition {
  /** From 0; undefined if the page is not in the list. */
  index: number | undefined;
  total: number;
}

export interface CurrentListState {
  /** The parameters of the list in the address. */
  params: ListParams;
  position: ListPosition | undefined;
  error: Error | null;
  /** Loads the page first if necessary. */
  fetchPageAt: (index: number) => Promise<PageSummary | undefined>;
  /** Loads the pages that are visible in the left panel. */
  showRange: (first: number, last: number) => void;
}

interface LoadedList extends CurrentListState {
  /** The pages loaded so far, near the open page and in sight. */
  loaded: PageWindow[];
}

/**
 * The list that next and previous step through. It stays as it was when it was opened: a page that loses the
 * tag while somebody reads the tag's list does not disappear from the list.
 */
export function useCurrentList(matter: string, params: ListParams, pageId: string): LoadedList {
  const client = useQueryClient();
  const mount = useId();
  const [openedAt] = useState(() => Date.now());
  const opened = `${mount}${openedAt}`;
  const [inSight, setInSight] = useState<[first: number, last: number]>();
  const key = JSON.stringify(params);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is compared by its values, not by identity.
  const list = useMemo(() => params, [key]);

  const position = useQuery({
    queryKey: [...matterKey(matter), 'position', list, opened, pageId],
    queryFn: async ({ signal }): Promise<ListPosition> => {
      const window = await call(endpoints.listPages, {
        params: { matter },
        query: { ...list, around: pageId, limit: chunkSize },
        signal,
      });
      return { index: indexInWindow(window, pageId), total: window.total };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

  const index = position.data?.index;
  const near = index === undefined ? [] : listChunkOffsets(index - 2, index + 2, chunkSize);
  const shown = inSight ? listChunkOffsets(...inSight, chunkSize) : [];
  const total = position.data?.total ?? 0;
  const offsets = [...new Set([...near, ...shown])].filter((offset) => offset < total);
  const loaded = useQueries({
    queries: offsets.map((offset) => queries.pages(matter, list, opened, offset)),
    combine: listLoaded,
  });

  const fetchPageAt = useCallback(
    async (at: number) => {
      const offset = Math.floor(at / chunkSize) * chunkSize;
      const chunk = await client.ensureQueryData(queries.pages(matter, list, opened, offset));
      const page = chunk.pages[at - offset];
      // Cached now, so that the status bar does not flicker while the page opens.
      if (page) {
        const queryKey = [...matterKey(matter), 'position', list, opened, page.pageId];
        client.setQueryData<ListPosition>(queryKey, { index: at, total: chunk.total });
      }
      return page;
    },
    [client, matter, list, opened],
  );

  return {
    params: list,
    position: position.data,
    error: position.error,
    loaded,
    fetchPageAt,
    showRange: useCallback((first, last) => setInSight([first, last]), []),
  };
}

/** The page at an index of the list; undefined until it is loaded. */
export function findLoadedPage(loaded: readonly PageWindow[], index: number): PageSummary | undefined {
  const window = loaded.find(({ offset, pages }) => index >= offset && index < offset + pages.length);
  return window?.pages[index - window.offset];
}

function listLoaded(windows: readonly { data: PageWindow | undefined }[]): PageWindow[] {
  return windows.flatMap(({ data }) => data ?? []);
}
