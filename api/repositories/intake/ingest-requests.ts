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

/** What an ingest request asks for besides missing pages. */
export const IngestPayload = z.object({
  /** Try again what failed. */
  retry: z.boolean(),
  /** Passwords were given, which are only in the server's memory. */
  withPasswords: z.boolean(),
  /** Null if nobody chose columns. */
  columns: ColumnChoices.nullable(),
});
export type IngestPayload = z.infer<typeof IngestPayload>;

export interface NewIngestRequest extends IngestPayload {
  newId: string;
  productionId: string;
}

/**
 * Requests that the server read the missing pages of a production. A request made while it reads runs once
 * more afterwards. Earlier requests that have not started, or were interrupted, are included.
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

/** Ids of the jobs that wait to read a production, or are reading it. */
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

/** Removes interrupted requests of a production that is now read. Must be called when its job is done. */
export async function removeBrokenOff(tx: Tx, productionId: string): Promise<void> {
  await tx
    .deleteFrom('job')
    .where('kind', '=', 'ingest')
    .where('subject_id', '=', productionId)
    .where('state', 'in', ['failed', 'cancelled'])
    .execute();
}

/** What the reading process needs to know about a production. */
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

/** One for each production that is not completely read, in the order of the requests. */
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
  // A request made while the production is being read, or before reading continues, is merged with the first.
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
