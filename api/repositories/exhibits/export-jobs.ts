import { ExhibitList, type ExportJob } from '#contract/exhibits/exhibit.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';

type ExportRow = Schema['export_job'];

export async function addExportJob(
  database: Queryable,
  act: Act,
  job: {
    id: string;
    matterId: string;
    name: string;
    tagId: string;
    productionId: string | null;
    pages: number;
    exhibits: number;
    list: ExhibitList;
  },
): Promise<void> {
  await database
    .insertInto('export_job')
    .values({
      id: job.id,
      matter_id: job.matterId,
      name: job.name,
      tag_id: job.tagId,
      production_id: job.productionId,
      status: 'waiting',
      pages_done: 0,
      pages_total: job.pages,
      exhibits: job.exhibits,
      started_by: act.actor,
      started_at: act.at.toISOString(),
      finished_at: null,
      message: null,
      manifest_sha256: null,
      list: JSON.stringify(job.list),
    })
    .execute();
}

/** Newest first. */
export async function listExportJobs(database: Queryable, matterId: string): Promise<ExportJob[]> {
  const rows = await database
    .selectFrom('export_job')
    .selectAll()
    .where('matter_id', '=', matterId)
    .orderBy('started_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(toExportJob);
}

export async function findExportJob(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<ExportJob | undefined> {
  const row = await database
    .selectFrom('export_job')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toExportJob(row);
}

export async function noteExportProgress(database: Queryable, id: string, pagesDone: number): Promise<void> {
  await database
    .updateTable('export_job')
    .set({ status: 'running', pages_done: pagesDone })
    .where('id', '=', id)
    .execute();
}

export async function finishExportJob(
  database: Database,
  act: Act,
  matterId: string,
  job: { id: string; name: string; exhibits: number; pages: number; manifestSha256: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('export_job')
      .set({
        status: 'done',
        pages_done: job.pages,
        finished_at: act.at.toISOString(),
        manifest_sha256: job.manifestSha256,
        list: null,
      })
      .where('id', '=', job.id)
      .execute();
    await recordExport(transaction, act, matterId, job);
  });
}

/** Also called for an export from the command line, which has no job. */
export async function recordExport(
  tx: Tx,
  act: Act,
  matterId: string,
  {
    name,
    exhibits,
    pages,
    manifestSha256,
  }: { name: string; exhibits: number; pages: number; manifestSha256: string },
): Promise<void> {
  await recordEvent(tx, act, matterId, {
    type: 'exhibits.exported',
    name,
    exhibits,
    pages,
    manifestSha256,
  });
}

export async function endExportJob(
  database: Queryable,
  id: string,
  end: { status: 'failed' | 'cancelled'; message: string; at: Date },
): Promise<void> {
  await database
    .updateTable('export_job')
    .set({ status: end.status, message: end.message, finished_at: end.at.toISOString(), list: null })
    .where('id', '=', id)
    .execute();
}

/** What an export needs to begin, or to begin again. */
export interface WaitingExport {
  exportId: string;
  matter: { id: string; name: string };
  list: ExhibitList;
  user: string;
}

/** In the order in which they were asked for. */
export async function listWaitingExports(database: Queryable): Promise<WaitingExport[]> {
  const rows = await database
    .selectFrom('export_job')
    .innerJoin('matter', 'matter.id', 'export_job.matter_id')
    .select([
      'export_job.id',
      'export_job.list',
      'export_job.started_by',
      'matter.id as matter_id',
      'matter.name as matter_name',
    ])
    .where('export_job.status', '=', 'waiting')
    .where('export_job.list', 'is not', null)
    .orderBy('export_job.started_at')
    .execute();
  return rows.map(({ id, list, started_by, matter_id, matter_name }) => ({
    exportId: id,
    matter: { id: matter_id, name: matter_name },
    list: ExhibitList.parse(JSON.parse(list as string)),
    user: started_by,
  }));
}

/** Exports whose package is there to be downloaded. */
export async function listFinishedExportIds(database: Queryable): Promise<ReadonlySet<string>> {
  const rows = await database.selectFrom('export_job').select('id').where('status', '=', 'done').execute();
  return new Set(rows.map(({ id }) => id));
}

/** An export that was broken off by the end of the server begins again with the next one. */
export async function putBackExportJob(database: Queryable, id: string): Promise<void> {
  await database
    .updateTable('export_job')
    .set({ status: 'waiting', pages_done: 0 })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .execute();
}

/** Jobs that a server left behind when it was killed: what they were doing may have been why. */
export async function failAbandonedJobs(database: Queryable, at: Date): Promise<void> {
  await database
    .updateTable('export_job')
    .set({
      status: 'failed',
      message: 'The program was stopped while this export ran. Nothing of it was kept: start it again.',
      finished_at: at.toISOString(),
    })
    .where((eb) =>
      eb.or([eb('status', '=', 'running'), eb.and([eb('status', '=', 'waiting'), eb('list', 'is', null)])]),
    )
    .execute();
}

function toExportJob(row: ExportRow): ExportJob {
  return {
    exportId: row.id,
    name: row.name,
    status: row.status,
    pagesDone: row.pages_done,
    pagesTotal: row.pages_total,
    exhibits: row.exhibits,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    startedBy: row.started_by,
    message: row.message,
    manifestSha256: row.manifest_sha256,
  };
}
