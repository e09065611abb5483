import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toPageReference } from '../../page/page-reference.ts';
import type { ReadPage } from '../../page/read-page.ts';
import type { ListParams } from '../../params.ts';
import { batesQueries } from '../../server/bates-queries.ts';
import { documentQueries } from '../../server/document-queries.ts';
import { highlightQueries } from '../../server/highlight-queries.ts';
import { passageQueries } from '../../server/passage-queries.ts';
import { queries } from '../../server/queries.ts';
import { whenIdle } from '../../ui/when-idle.ts';

/**
 * Loads what the neighboring pages show, so that turning the page needs no request. When the browser is idle: each
 * request takes a millisecond of the time in which the open page appears.
 */
export function usePrefetchPages(matter: string, pages: readonly ReadPage[], { q, mode }: ListParams): void {
  const client = useQueryClient();
  useEffect(
    () =>
      whenIdle(() => {
        for (const page of pages) {
          prefetchPage(client, matter, page);
          if (q !== undefined) void client.prefetchQuery(queries.pageHits(matter, page.pageId, q, mode));
        }
      }),
    [client, matter, pages, q, mode],
  );
}

function prefetchPage(client: QueryClient, matter: string, page: ReadPage): void {
  const { pageId, documentId } = page;
  void client.prefetchQuery(queries.page(matter, pageId));
  void client.prefetchQuery(queries.textRuns(matter, pageId));
  void client.prefetchQuery(queries.marks(matter, pageId));
  void client.prefetchQuery(queries.findPage(matter, toPageReference(page)));
  void client.prefetchQuery(passageQueries.onPage(matter, pageId));
  void client.prefetchQuery(highlightQueries.hits(matter, pageId));
  void client.prefetchQuery(batesQueries.numbersOf(matter, pageId));
  void client.prefetchQuery(documentQueries.pagePosition(matter, documentId, pageId));
}
