import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Act } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import type { JobKindName } from '../database/schema/job-schema.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';

/** The only table of background work; leases decide who may run a job. */

export interface NewJob {
  id: string;
  kind: JobKindName;
  matterId: string;
  /** See JobSchema. */
  subjectId: string;
  payload: unknown;
  /** Number of pages or terms at its end, if known. */
  progressTotal: number | null;
}

/** Adds a job, which waits until a queue claims it. */
export async function addJob(database: Queryable, act: Act, job: NewJob): Promise<void> {
  await database
    .insertInto('job')
    .values({
      id: job.id,
      kind: job.kind,
      matter_id: job.matterId,
      subject_id: job.subjectId,
      state: 'waiting',
      payload: jsonColumns.jobPayload.write(job.payload),
      result: null,
      owner: null,
      lease_until: null,
      not_before: null,
      progress_total: job.progressTotal,
      message: null,
      asked_by: act.actor,
      asked_at: act.at.toISOString(),
      started_at: null,
      finished_at: null,
    })
    .execute();
}

/** A job that its owner runs, and nobody else while the lease lasts. */
export interface ClaimedJob {
  id: string;
  kind: JobKindName;
  matterId: string;
  subjectId: string;
  payload: unknown;
  askedBy: string;
  /** Including this one. */
  attempts: number;
  owner: string;
}

export interface Claim {
  owner: string;
  now: Date;
  leaseUntil: Date;
  /** Only this job. */
  id?: string | undefined;
}

/**
 * Claims the job of a kind that waits longest, or whose owner's lease has expired. A job that is `running`
 * under the claimer's own name is free too: a queue runs one at a time, so that job was abandoned.
 */
export async function claimJob(
  database: Database,
  kind: JobKindName,
  { owner, now, leaseUntil, id }: Claim,
): Promise<ClaimedJob | undefined> {
  const isFree = isFreeFor(owner, now);
  const next = await database
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .where(isFree)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('asked_at')
    .executeTakeFirst();
  if (!next) return undefined;
  const row = await database
    .updateTable('job')
    .set((eb) => ({
      state: 'running',
      owner,
      lease_until: leaseUntil.toISOString(),
      attempts: eb('attempts', '+', 1),
      not_before: null,
      progress: 0,
      message: null,
      started_at: now.toISOString(),
      finished_at: null,
    }))
    .where('id', '=', next.id)
    // Another process may have claimed it meanwhile.
    .where('state', 'in', ['waiting', 'running'])
    .where(isFree)
    .returningAll()
    .executeTakeFirst();
  return row && toClaimedJob(row, owner);
}

function isFreeFor(owner: string, now: Date) {
  const at = now.toISOString();
  return (eb: ExpressionBuilder<Schema, 'job'>) =>
    eb.or([
      eb.and([
        eb('state', '=', 'waiting'),
        eb.or([eb('not_before', 'is', null), eb('not_before', '<=', at)]),
      ]),
      eb.and([eb('state', '=', 'running'), eb.or([eb('owner', '=', owner), eb('lease_until', '<', at)])]),
    ]);
}

function toClaimedJob(row: Selectable<Schema['job']>, owner: string): ClaimedJob {
  return {
    id: row.id,
    kind: row.kind,
    matterId: row.matter_id,
    subjectId: row.subject_id,
    payload: jsonColumns.jobPayload.readOrNull(row.payload, row.id),
    askedBy: row.asked_by,
    attempts: row.attempts,
    owner,
  };
}

/** The owner of a running job: the job is written only while it still has this owner. */
export type Owned = Pick<ClaimedJob, 'id' | 'owner'>;

function updateOwned(database: Queryable, { id, owner }: Owned) {
  return database
    .updateTable('job')
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('owner', '=', owner);
}

/**
 * Shows that the owner is alive, and the progress of the job. Returns false if the job is no longer the
 * owner's: it was canceled, or another process took it over.
 */
export async function renewLease(
  database: Queryable,
  job: Owned,
  { until, progress, attempts }: { until: Date; progress: number; attempts?: number | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await updateOwned(database, job)
    .set({ lease_until: until.toISOString(), progress, ...(attempts === undefined ? {} : { attempts }) })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const NO_OWNER = { owner: null, lease_until: null };

/** The job waits again. An attempt that does not count was interrupted through no fault of its own. */
export async function releaseJob(
  database: Queryable,
  job: Owned,
  { notBefore, countsAttempt }: { notBefore: Date | null; countsAttempt: boolean },
): Promise<void> {
  await updateOwned(database, job)
    .set((eb) => ({
      ...{ state: 'waiting', ...NO_OWNER, progress: 0 },
      not_before: notBefore?.toISOString() ?? null,
      ...(countsAttempt ? {} : { attempts: eb('attempts', '-', 1) }),
    }))
    .execute();
}

export async function failJob(database: Queryable, job: Owned, message: string, at: Date): Promise<void> {
  await updateOwned(database, job)
    .set({ state: 'failed', ...NO_OWNER, message, finished_at: at.toISOString() })
    .execute();
}

/**
 * Must be called in the transaction that stores the result. Returns false if the job is no longer the
 * owner's.
 */
export async function finishJob(tx: Tx, job: Owned, result: unknown, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await updateOwned(tx, job)
    .set((eb) => ({
      ...{ state: 'done', ...NO_OWNER, payload: null, message: null },
      result: jsonColumns.jobResult.write(result ?? null),
      progress: eb.fn.coalesce('progress_total', 'progress'),
      finished_at: at.toISOString(),
    }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Cancels a job that waits or runs, whoever runs it: its owner notices when it next renews the lease. */
export async function cancelJob(
  database: Queryable,
  id: string,
  { message, at }: { message: string | null; at: Date },
): Promise<void> {
  await database
    .updateTable('job')
    .set({ state: 'cancelled', ...NO_OWNER, message, finished_at: at.toISOString() })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
}

export async function findJobState(
  database: Queryable,
  id: string,
): Promise<Pick<Schema['job'], 'state' | 'message'> | undefined> {
  return database.selectFrom('job').select(['state', 'message']).where('id', '=', id).executeTakeFirst();
}

/** Prefix of owners that are servers; the folder's lock allows only one server at a time. */
const SERVER = 'server ';

export function nameServer(newId: string): string {
  return `${SERVER}${newId}`;
}

/**
 * Makes the running jobs of earlier servers wait again. Must be called by the server that holds the folder's
 * lock.
 */
export async function releaseJobsOfServers(database: Queryable): Promise<void> {
  await database
    .updateTable('job')
    .set({ state: 'waiting', ...NO_OWNER, progress: 0 })
    .where('state', '=', 'running')
    .where('owner', 'like', `${SERVER}%`)
    .execute();
}
