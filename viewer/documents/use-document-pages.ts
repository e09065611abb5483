import { type QueryClient, useQueries } from '@tanstack/react-query';
import type { PageSummary } from '#contract/pages/page.ts';
import { documentQueries } from '../server/document-queries.ts';
import { chunkSize } from '../server/queries.ts';

/** The pages of a document by index, from 0; only the windows that contain `indexes` are loaded. */
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

/** Loads a page of a document that may not be visible yet. */
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
