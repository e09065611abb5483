import { join } from 'node:path';

/** Everything of an installation stands in its data folder: this is the database in it. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'uncover.db');
}
