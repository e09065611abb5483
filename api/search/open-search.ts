import type { Queryable } from '../repositories/database/database.ts';
import type { MeiliAddress } from './engines/meilisearch/meili-server.ts';
import { LocalSearch } from './local-search.ts';
import type { SearchService } from './search-service.ts';

/** Search on an open database, in this thread. Must be closed. */
export function openSearch(database: Queryable, meilisearch?: MeiliAddress): SearchService {
  return LocalSearch.beside(database, { meilisearch });
}
