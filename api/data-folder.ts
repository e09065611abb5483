import { join } from 'node:path';

/** The path of the database. All data of an installation is in its data folder. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'uncover.db');
}

/**
 * The path of the search index, which is built from the database's pages; see
 * repositories/search/index-file.ts.
 */
export function searchIndexPath(dataDir: string): string {
  return join(dataDir, 'search-index.db');
}
