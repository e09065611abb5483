import type { Logger } from 'pino';
import type { ExportRunner } from './jobs/export-runner.ts';
import type { LiveEvents } from './jobs/live-events.ts';
import type { OriginalStore } from './originals/original-store.ts';
import type { Database } from './repositories/database.ts';
import type { SearchDeps } from './search/search-pages.ts';

/** What the server is made of. Time and ids arrive here, so that tests decide them. */
export interface Deps {
  database: Database;
  originals: OriginalStore;
  /** What searches need: the database, an engine, and the answers given before. */
  search: SearchDeps;
  liveEvents: LiveEvents;
  exports: ExportRunner;
  now: () => Date;
  newId: () => string;
  log: Logger;
  /** The built viewer; null when only the API is served. */
  viewerDir: string | null;
}
