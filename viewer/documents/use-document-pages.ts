import { useQueries } from '@tanstack/react-query';
import type { PageSummary } from '#contract/page.ts';
import { documentQueries } from '../server/document-queries.ts';
import { chunkSize } from '../server/queries.ts';

/** Pages of a document by their places in it, from 0: only the windows that hold `places` are asked for. */
export function useDocumentPages(
  matter: string,
  document: string | undefined,
  places: readonly number[],
): (place: number) => PageSummary | undefined {
  const offsets = [...new Set(places.map((place) => Math.floor(place / chunkSize) * chunkSize))];
  const windows = useQueries({
    queries:
      document === undefined ? [] : offsets.map((offset) => documentQueries.pages(matter, document, offset)),
  });
  return (place) =>
    windows[offsets.indexOf(Math.floor(place / chunkSize) * chunkSize)]?.data?.pages[place % chunkSize];
}
