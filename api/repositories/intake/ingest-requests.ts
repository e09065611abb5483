import { z } from 'zod';
import type { IngestRequest, IngestRequestStatus } from '#contract/intake/ingest-request.ts';
import { ColumnChoices } from '#contract/intake/load-file.ts';
import type { Act } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { checkStored, type Json } from '../database/json-column.ts';
import { lockMatter } from '../database/lock-matter.ts';
import type { JobState } from '../database/schema/job-schema.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { addJob } from '../jobs/jobs.ts';

/** What is asked of an ingest request besides what is missing. */
export const IngestPayload = z.object({
  /** Try again what failed. */
  retry: z.boolean(),
  /** Passwords were given, which are in the server's memory only. */
  withPasswords: z.boolean(),
  /** Null where nobody said anything of columns. */
  columns: ColumnChoices.nullable(),
});
export type IngestPayload = z.infer<typeof IngestPayload>;

export interface NewIngestRequest extends IngestPayload {
  newId: string;
  productionId: string;
}

/**
 * Asks the server to read what is missing of a production. Asked again while it reads, it looks once more after.
 * What was asked before and has not been begun, or was broken off, is still asked.
 */
export async function askIngest(
  database: Database,
  act: Act,
  { newId, productionId, ...asked }: NewIngestRequest,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const { matter_id: matterId } = await tx
      .selectFrom('production')
      .select('matter_id')
      .where('id', '=', productionId)
      .executeTakeFirstOrThrow();
    await lockMatter(tx, matterId);
    const before = await tx
      .deleteFrom('job')
      .where('kind', '=', 'ingest')
      .where('subject_id', '=', productionId)
      .where('state', 'in', ['waiting', 'failed', 'cancelled'])
      .returning(['id', 'state', 'payload'])
      .execute();
    const payload = before.reduce(mergeAsked, asked);
    const job = { id: newId, kind: 'ingest', matterId, subjectId: productionId } as const;
    await addJob(tx, act, { ...job, payload, progressTotal: null });
  });
}

function mergeAsked(
  asked: IngestPayload,
  before: { id: string; state: JobState; payload: Json<unknown> | null },
): IngestPayload {
  const payload = jsonColumns.jobPayload.readOrNull(before.payload, before.id);
  const earlier = checkStored(IngestPayload, payload, 'job.payload', before.id);
  const stillHasPasswords = before.state === 'waiting' && earlier.withPasswords;
  return {
    retry: asked.retry || earlier.retry,
    withPasswords: asked.withPasswords || stillHasPasswords,
    columns: asked.columns ?? earlier.columns,
  };
}

/** Ids of the jobs that wait for a production to be read, or read it. */
export async function listOpenIngestJobs(database: Queryable, productionId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('job')
    .select('id')
    .where('kind', '=', 'ingest')
    .where('subject_id', '=', productionId)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
  return rows.map(({ id }) => id);
}

/** A production is read: what was asked before and broken off is done with it. To be called as its job is done. */
export async function removeBrokenOff(tx: Tx, productionId: string): Promise<void> {
  await tx
    .deleteFrom('job')
    .where('kind', '=', 'ingest')
    .where('subject_id', '=', productionId)
    .where('state', 'in', ['failed', 'cancelled'])
    .execute();
}

/** What the process that reads needs to know of a production. */
export async function getProductionToRead(
  database: Queryable,
  productionId: string,
): Promise<{ name: string; matterId: string; matterSlug: string }> {
  return database
    .selectFrom('production')
    .innerJoin('matter', 'matter.id', 'production.matter_id')
    .select(['production.name', 'matter.id as matterId', 'matter.slug as matterSlug'])
    .where('production.id', '=', productionId)
    .executeTakeFirstOrThrow();
}

const statusOf: Record<Exclude<JobState, 'done'>, IngestRequestStatus> = {
  waiting: 'waiting',
  running: 'reading',
  cancelled: 'stopped',
  failed: 'failed',
};

/** One for each production that is not all read, in the order in which they were asked for. */
export async function listIngestRequests(database: Queryable, matterId: string): Promise<IngestRequest[]> {
  const rows = await database
    .selectFrom('job')
    .leftJoin('user', 'user.name', 'job.asked_by')
    .select([
      'job.subject_id as productionId',
      'job.state',
      'job.message',
      'job.asked_by',
      'user.display_name',
    ])
    .where('job.matter_id', '=', matterId)
    .where('job.kind', '=', 'ingest')
    .where('job.state', '!=', 'done')
    .orderBy('job.asked_at')
    .execute();
  // What was asked while the production is read, or before it is read on, is no request of its own.
  const byProduction = Map.groupBy(rows, ({ productionId }) => productionId);
  return [...byProduction.values()].flatMap((asked) => {
    const shown =
      asked.find(({ state }) => state === 'running') ??
      asked.find(({ state }) => state === 'waiting') ??
      asked.at(-1);
    if (!shown) return [];
    const { productionId, state, message, asked_by, display_name } = shown;
    const status = statusOf[state as Exclude<JobState, 'done'>];
    return [{ productionId, status, message, by: display_name ?? asked_by }];
  });
}
