import type { SearchState } from '#contract/search.ts';
import type { Queryable } from '../../repositories/database.ts';
import { countChangesAfter, findEngineState } from '../../repositories/engine-states.ts';

/** How a search server is doing with a matter, by what is kept of it in the database. */
export async function describeSearchState(
  database: Queryable,
  matterId: string,
  hasServer: boolean,
): Promise<SearchState> {
  if (!hasServer) return { explore: 'sqlite', server: null };
  const state = await findEngineState(database, matterId);
  const isFilling = (state?.pushed_seq ?? null) === null;
  const known = (isFilling ? state?.rebuild_seq : state?.pushed_seq) ?? 0;
  const failure = state?.failure && state.failed_at ? { message: state.failure, at: state.failed_at } : null;
  return {
    explore: isFilling || failure ? 'sqlite' : 'meilisearch',
    server: { isFilling, behind: await countChangesAfter(database, matterId, known), failure },
  };
}
