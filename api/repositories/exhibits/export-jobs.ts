import { sql } from 'kysely';
import { z } from 'zod';
import { ExhibitList, type ExportJob } from '#contract/exhibits/exhibit.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { checkStored, type Json } from '../database/json-column.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { addJob } from '../jobs/jobs.ts';

/** What an export needs to run. The list is fixed when the export is requested. */
export const ExportPayload = z.object({ list: ExhibitList });
export type ExportPayload = z.infer<typeof ExportPayload>;

/** What identifies a finished export. */
export const ExportResult = z.object({ manifestSha256: z.string() });
export type ExportResult = z.infer<typeof ExportResult>;

export interface NewExport {
  id: string;
  matterId: string;
  list: ExhibitList;
}

/** Adds an export, and the job that makes it, under the same id. */
export async function addExportJob(
  database: Database,
  act: Act,
  { id, matterId, list }: NewExport,
): Promise<void> {
  const { name, tagId, productionId, exhibits } = list;
  const pages = exhibits.reduce((sum, exhibit) => sum + exhibit.pages.length, 0);
  const payload: ExportPayload = { list };
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    await tx
      .insertInto('exhibit_export')
      .values({
        ...{ id, name, exhibits: exhibits.length },
        ...{ matter_id: matterId, tag_id: tagId, production_id: productionId },
      })
      .execute();
    await addJob(tx, act, { id, kind: 'export', matterId, subjectId: id, payload, progressTotal: pages });
  });
}

function selectExports(database: Queryable, matterId: string) {
  return database
    .selectFrom('exhibit_export')
    .innerJoin('job', 'job.id', 'exhibit_export.id')
    .select([
      'job.id as exportId',
      'exhibit_export.name',
      'job.state as status',
      'job.progress as pagesDone',
      'job.progress_total as pagesTotal',
      'exhibit_export.exhibits',
      'job.asked_at as startedAt',
      'job.finished_at as finishedAt',
      'job.asked_by as startedBy',
      'job.message',
      'job.result',
    ])
    .where('job.matter_id', '=', matterId)
    .where('job.kind', '=', 'export');
}

/** Newest first. */
export async function listExportJobs(database: Queryable, matterId: string): Promise<ExportJob[]> {
  const rows = await selectExports(database, matterId).orderBy('job.asked_at', 'desc').limit(100).execute();
  return rows.map(toExportJob);
}

export async function findExportJob(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<ExportJob | undefined> {
  const row = await selectExports(database, matterId).where('job.id', '=', id).executeTakeFirst();
  return row && toExportJob(row);
}

/** Exports whose package can be downloaded. */
export async function listFinishedExportIds(database: Queryable): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('job')
    .select('id')
    .where('kind', '=', 'export')
    .where('state', '=', 'done')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** An export as recorded in the audit log. */
export interface Exported {
  list: ExhibitList;
  exhibits: number;
  pages: number;
  manifestSha256: string;
}

/**
 * Also called for an export from the command line, which has no job. The event is in the history of each page that
 * was exported.
 */
export async function recordExport(tx: Tx, act: Act, matterId: string, exported: Exported): Promise<void> {
  const { list, exhibits, pages, manifestSha256 } = exported;
  const { seq } = await recordEvent(tx, act, matterId, {
    type: 'exhibits.exported',
    ...{ name: list.name, exhibits, pages, manifestSha256 },
  });
  const pageIds = list.exhibits.flatMap((exhibit) => exhibit.pages.map(({ pageId }) => pageId));
  await sql`
    insert into page_event (page_key, seq)
    select key, ${seq} from page where matter_id = ${matterId} and id in ${anyOf(pageIds)}`.execute(tx);
}

type ExportRow = Awaited<ReturnType<ReturnType<typeof selectExports>['execute']>>[number];

function toExportJob({ result, pagesTotal, ...row }: ExportRow): ExportJob {
  return {
    ...row,
    pagesTotal: pagesTotal ?? 0,
    manifestSha256: result === null ? null : readResult(result, row.exportId).manifestSha256,
  };
}

function readResult(stored: Json<unknown>, id: string): ExportResult {
  return checkStored(ExportResult, jsonColumns.jobResult.read(stored, id), 'job.result', id);
}
