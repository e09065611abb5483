import type { QueryClient } from '@tanstack/react-query';
import { queries } from './queries.ts';
import { markCountsStale } from './refresh-text.ts';

/** Refetches a page's marks and history after the marks were corrected here or elsewhere. */
export async function refreshMarks(client: QueryClient, matter: string, pageId: string): Promise<void> {
  markCountsStale(client, matter);
  await Promise.all([
    client.invalidateQueries({ queryKey: queries.marks(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: queries.page(matter, pageId).queryKey }),
  ]);
}
