import { sql } from 'kysely';
import type { Queryable } from '../database/database.ts';

export async function startRun(
  database: Queryable,
  run: { id: string; productionId: string; at: Date },
): Promise<void> {
  const at = run.at.toISOString();
  await database
    .insertInto('ingest_run')
    .values({
      id: run.id,
      production_id: run.productionId,
      started_at: at,
      beat_at: at,
      ended_at: null,
      pages_read: 0,
    })
    .execute();
}

/** Records that the run is alive, and has read more pages. */
export async function renewRun(database: Queryable, runId: string, pages: number, at: Date): Promise<void> {
  await database
    .updateTable('ingest_run')
    .set({ beat_at: at.toISOString(), pages_read: sql`pages_read + ${pages}` })
    .where('id', '=', runId)
    .execute();
}

export async function endRun(database: Queryable, runId: string, at: Date): Promise<void> {
  await database
    .updateTable('ingest_run')
    .set({ ended_at: at.toISOString() })
    .where('id', '=', runId)
    .execute();
}
