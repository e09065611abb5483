import type { Database } from '../repositories/database.ts';
import { SqliteIndex } from './engines/sqlite-index.ts';
import { RememberedMatches } from './remembered-matches.ts';
import type { SearchDeps } from './search-pages.ts';

/** Search as an installation has it: the engine is chosen here and nowhere else. */
export function openSearch(database: Database): SearchDeps {
  return {
    database,
    engine: new SqliteIndex(database),
    remembered: new RememberedMatches(),
    clock: () => performance.now(),
  };
}
