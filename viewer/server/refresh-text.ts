import type { QueryClient } from '@tanstack/react-query';
import { highlightQueries } from './highlight-queries.ts';
import { refreshPassages } from './passage-queries.ts';
import { matterKey, queries } from './queries.ts';

/** Marks counts as possibly outdated. Components that show them refetch when they need to. */
export function markCountsStale(client: QueryClient, matter: string): void {
  for (const name of ['search-head', 'facets']) {
    void client.invalidateQueries({ queryKey: [...matterKey(matter), name], refetchType: 'none' });
  }
}

/**
 * Refetches a page, its text versions and its hits after its text has changed here or elsewhere. Searches are
 * refetched when they are next shown; the current list does not change.
 */
export async function refreshText(client: QueryClient, matter: string, pageId: string): Promise<void> {
  markCountsStale(client, matter);
  await Promise.all([
    client.invalidateQueries({ queryKey: queries.page(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: queries.texts(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: queries.textRuns(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'hits', pageId] }),
    refreshPassages(client, matter, pageId),
    client.invalidateQueries({ queryKey: highlightQueries.hits(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'search'], refetchType: 'none' }),
  ]);
}
