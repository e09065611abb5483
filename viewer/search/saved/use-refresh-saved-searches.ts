import { useQueryClient } from '@tanstack/react-query';
import { reportQueries } from '../../server/report-queries.ts';

/** Refetches the saved searches. */
export function useRefreshSaved(matter: string): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: reportQueries.savedSearches(matter).queryKey });
}
