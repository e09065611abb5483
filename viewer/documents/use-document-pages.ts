import { type QueryClient, useQueries } from '@tanstack/react-query';
import type { PageSummary } from '#contract/pages/page.ts';
import { documentQueries } from '../server/document-queries.ts';
import { chunkSize } from '../server/queries.ts';

/** Pages of a document by their places in it, from 0: only the windows that hold `places` are asked for. */
export function useDocumentPages(
  matter: string,
  document: string | undefined,
  places: readonly number[],
): (place: number) => PageSummary | undefined {
  const offsets = [...new Set(places.map(offsetOf))];
  const windows = useQueries({
    queries:
      document === undefined ? [] : offsets.map((offset) => documentQueries.pages(matter, document, offset)),
  });
  return (place) => windows[offsets.indexOf(offsetOf(place))]?.data?.pages[place % chunkSize];
}

/** The same page for whoever can't wait until the screen shows it. */
export async function fetchDocumentPage(
  client: QueryClient,
  matter: string,
  document: string,
  place: number,
): Promise<PageSummary | undefined> {
  const { pages } = await client.fetchQuery(documentQueries.pages(matter, document, offsetOf(place)));
  return pages[place % chunkSize];
}

function offsetOf(place: number): number {
  return Math.floor(place / chunkSize) * chunkSize;
}
