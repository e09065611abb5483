import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReadPage } from '../../page/read-page.ts';
import type { ListParams } from '../../params.ts';
import { highlightQueries } from '../../server/highlight-queries.ts';
import { passageQueries } from '../../server/passage-queries.ts';
import { queries } from '../../server/queries.ts';

/** Loads the text and the hits of the neighboring pages, so that turning the page needs no request. */
export function usePrefetchPages(matter: string, pages: readonly ReadPage[], { q, mode }: ListParams): void {
  const client = useQueryClient();
  const ids = pages.map(({ pageId }) => pageId).join(' ');
  useEffect(() => {
    for (const pageId of ids.split(' ').filter(Boolean)) {
      void client.prefetchQuery(queries.page(matter, pageId));
      void client.prefetchQuery(queries.textRuns(matter, pageId));
      void client.prefetchQuery(passageQueries.onPage(matter, pageId));
      void client.prefetchQuery(highlightQueries.hits(matter, pageId));
      if (q !== undefined) void client.prefetchQuery(queries.pageHits(matter, pageId, q, mode));
    }
  }, [client, matter, ids, q, mode]);
}
