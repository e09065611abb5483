import { useQueryClient } from '@tanstack/react-query';
import { reportQueries } from '../../server/report-queries.ts';

/** Asks for the saved searches again. */
export function useRefreshSaved(matter: string): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: reportQueries.savedSearches(matter).queryKey });
}
