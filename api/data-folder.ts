import { join } from 'node:path';

/** Everything of an installation stands in its data folder: this is the database in it. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'uncover.db');
}

/** What is made of the database's pages for searching; see repositories/search/index-file.ts. */
export function searchIndexPath(dataDir: string): string {
  return join(dataDir, 'search-index.db');
}
