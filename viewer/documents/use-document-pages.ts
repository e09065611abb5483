import { type QueryClient, useQueries } from '@tanstack/react-query';
import type { PageSummary } from '#contract/pages/page.ts';
import { documentQueries } from '../server/document-queries.ts';
import { chunkSize } from '../server/queries.ts';

/** Pages of a document by their places in it, from 0: only the windows that hold `places` are asked for. */
export function useDocumentPages(
  matter: string,
  document: string | undefined,
  indexes: readonly number[],
): (index: number) => PageSummary | undefined {
  const offsets = [...new Set(indexes.map(offsetOf))];
  const windows = useQueries({
    queries:
      document === undefined ? [] : offsets.map((offset) => documentQueries.pages(matter, document, offset)),
  });
  return (index) => windows[offsets.indexOf(offsetOf(index))]?.data?.pages[index % chunkSize];
}

/** The same page for whoever can't wait until the screen shows it. */
export async function fetchDocumentPage(
  client: QueryClient,
  matter: string,
  document: string,
  index: number,
): Promise<PageSummary | undefined> {
  const { pages } = await client.fetchQuery(documentQueries.pages(matter, document, offsetOf(index)));
  return pages[index % chunkSize];
}

function offsetOf(index: number): number {
  return Math.floor(index / chunkSize) * chunkSize;
}
