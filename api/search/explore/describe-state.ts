import type { SearchState } from '#contract/search/search.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { countChangesAfter, findEngineState } from '../../repositories/search/engine-states.ts';

/** What is known about an installation's search server without asking it. */
export interface SearchServer {
  isConfigured: boolean;
  /** Why a requested server could not be started, and when. */
  problem?: { message: string; at: string } | undefined;
}

/** The state of a matter on a search server, according to the database. */
export async function describeSearchState(
  database: Queryable,
  matterId: string,
  { isConfigured, problem }: SearchServer,
): Promise<SearchState> {
  if (!isConfigured) {
    return { explore: 'sqlite', server: problem ? { isFilling: true, behind: 0, failure: problem } : null };
  }
  const state = await findEngineState(database, matterId);
  const isFilling = (state?.pushed_seq ?? null) === null;
  const known = (isFilling ? state?.filling_seq : state?.pushed_seq) ?? 0;
  const failure = state?.failure && state.failed_at ? { message: state.failure, at: state.failed_at } : null;
  return {
    explore: isFilling || failure ? 'sqlite' : 'meilisearch',
    server: { isFilling, behind: await countChangesAfter(database, matterId, known), failure },
  };
}
