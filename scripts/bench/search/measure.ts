import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { databasePath } from '#api/data-folder.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { findEngineState } from '#api/repositories/search/engine-states.ts';
import { nameIndex } from '#api/search/engines/meilisearch/index-names.ts';
import { type MeiliAddress, MeiliServer } from '#api/search/engines/meilisearch/meili-server.ts';
import { MeiliSync } from '#api/search/engines/meilisearch/meili-sync.ts';
import { UsageError } from '../../cli/command.ts';
import { quantile } from '../figures.ts';
import { MATTER } from './build-matter.ts';

const addPages = fileURLToPath(new URL('./add-pages.ts', import.meta.url));

/** In milliseconds: the 50th, 95th and 99th percentile of the times, and the longest. */
export function describeTimes(times: readonly number[]): string {
  const shown = [0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(1).padStart(8));
  return `p50 ${shown[0]}  p95 ${shown[1]}  p99 ${shown[2]}  longest ${shown[3]} ms`;
}

/** The size of the index in its file, in bytes. */
export async function countIndexBytes(database: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select sum(pgsize) as bytes from dbstat('search_index') where name like 'page_term%'`.execute(database);
  return rows[0]?.bytes ?? 0;
}

/** Runs something while another process adds pages after the existing ones. */
export async function whileIngesting(
  dataDir: string,
  pages: number,
  work: () => Promise<void>,
): Promise<void> {
  const writer = fork(addPages, [dataDir, String(pages + 1)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    await work();
  } finally {
    writer.kill('SIGKILL');
  }
}

/**
 * Sends every page to a search server, runs `work`, and removes the matter's index again. `work` receives the
 * seconds that the server took.
 */
export async function withFilledServer(
  dataDir: string,
  address: MeiliAddress,
  work: (seconds: number) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(databasePath(dataDir));
  const server = new MeiliServer(address);
  try {
    const started = performance.now();
    await fill(database, server);
    await work((performance.now() - started) / 1000);
  } finally {
    await server.removeIndex(await nameIndex(database, MATTER));
    await database.destroy();
  }
}

async function fill(database: Database, server: MeiliServer): Promise<void> {
  const sync = new MeiliSync({
    ...{ database, server },
    now: () => new Date(),
    onError: (error) => {
      throw error;
    },
  });
  while (!(await sync.step()));
  const failure = (await findEngineState(database, MATTER))?.failure;
  if (failure) throw new UsageError(failure);
}
