import type { QueryClient } from '@tanstack/react-query';
import { matterKey, queries } from './queries.ts';

/** Marks the counts on screen as perhaps outdated; whoever shows them asks again when it is time. */
export function markCountsStale(client: QueryClient, matter: string): void {
  for (const name of ['search-head', 'facets']) {
    void client.invalidateQueries({ queryKey: [...matterKey(matter), name], refetchType: 'none' });
  }
}

/**
 * A page's text has changed, here or elsewhere: asks again for the page, its versions and the places
 * of its hits. Searches are asked again when they are next looked at; a list in hand does not move.
 */
export async function refreshText(client: QueryClient, matter: string, pageId: string): Promise<void> {
  markCountsStale(client, matter);
  await Promise.all([
    client.invalidateQueries({ queryKey: queries.page(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: queries.texts(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'hits', pageId] }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'search'], refetchType: 'none' }),
  ]);
}
