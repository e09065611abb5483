import { type ExpressionBuilder, sql } from 'kysely';
import type { Upload, UploadDraft } from '#contract/intake/upload.ts';
import type { Act } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import type { Schema } from '../database/schema/schema.ts';

/** Files that a person uploads together for one production. */
export interface Drop {
  matterId: string;
  production: string;
  startedBy: string;
}

function matchesDrop(drop: Drop) {
  return (eb: ExpressionBuilder<Schema, 'upload'>) =>
    eb.and([
      eb('upload.matter_id', '=', drop.matterId),
      eb('upload.production_name', '=', drop.production),
      eb('upload.started_by', '=', drop.startedBy),
    ]);
}

/**
 * Adds files that are about to be sent. A file begun earlier is the same upload, with the bytes that it has.
 */
export async function beginUploads(
  database: Database,
  act: Act,
  drop: Drop,
  files: readonly (UploadDraft & { newId: string })[],
): Promise<Upload[]> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, drop.matterId);
    const begun: Upload[] = [];
    for (const { newId, path, bytes, lastModified } of files) {
      await transaction
        .insertInto('upload')
        .values({
          id: newId,
          matter_id: drop.matterId,
          production_name: drop.production,
          path,
          bytes,
          last_modified: lastModified,
          bytes_here: 0,
          status: 'receiving',
          started_by: drop.startedBy,
          started_at: act.at.toISOString(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await selectUploads(transaction)
        .where(matchesDrop(drop))
        .where('upload.path', '=', path)
        .where('upload.bytes', '=', bytes)
        .where('upload.last_modified', '=', lastModified)
        .executeTakeFirstOrThrow();
      begun.push(toUpload(row));
    }
    return begun;
  });
}

export async function listUploads(database: Queryable, matterId: string): Promise<Upload[]> {
  const rows = await selectUploads(database)
    .where('upload.matter_id', '=', matterId)
    .orderBy('upload.started_at')
    .orderBy('upload.path')
    .execute();
  return rows.map(toUpload);
}

export async function findUpload(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<Upload | undefined> {
  const row = await selectUploads(database)
    .where('upload.matter_id', '=', matterId)
    .where('upload.id', '=', id)
    .executeTakeFirst();
  return row && toUpload(row);
}

/** Records how much of a file is on the disk. */
export async function noteBytesHere(database: Queryable, id: string, bytesHere: number): Promise<void> {
  await database.updateTable('upload').set({ bytes_here: bytesHere }).where('id', '=', id).execute();
}

/**
 * Marks a file as complete. Returns true if the whole drop is, which is then ready to be read; one with a
 * load file waits for a person to check and release it.
 */
export async function finishUpload(
  database: Database,
  drop: Drop,
  id: string,
  isLoadFile: boolean,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, drop.matterId);
    await transaction
      .updateTable('upload')
      .set({ status: 'received', load_file: isLoadFile ? 1 : 0 })
      .where('id', '=', id)
      .where('status', '=', 'receiving')
      .execute();
    return releaseIfComplete(transaction, drop);
  });
}

/** Removes a file whose upload was canceled. Returns true if that makes its drop complete. */
export async function cancelUpload(database: Database, drop: Drop, id: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, drop.matterId);
    await removeUpload(transaction, id);
    return releaseIfComplete(transaction, drop);
  });
}

async function releaseIfComplete(database: Queryable, drop: Drop): Promise<boolean> {
  const awaited = await database
    .selectFrom('upload')
    .select('id')
    .where(matchesDrop(drop))
    .where((eb) =>
      eb.or([
        eb('status', '=', 'receiving'),
        eb.and([eb('status', '=', 'received'), eb('load_file', '=', 1)]),
      ]),
    )
    .executeTakeFirst();
  if (awaited) return false;
  const { numUpdatedRows } = await database
    .updateTable('upload')
    .set({ status: 'ready' })
    .where(matchesDrop(drop))
    .where('status', '=', 'received')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Releases the complete files of a production for reading, whatever else was to come. Returns how many. */
export async function releaseUploads(
  database: Queryable,
  matterId: string,
  production: string,
): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable('upload')
    .set({ status: 'ready' })
    .where('matter_id', '=', matterId)
    .where('production_name', '=', production)
    .where('status', '=', 'received')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The uploads of a production that are ready to be read, in path order. */
export async function listReadyUploads(
  database: Queryable,
  matterId: string,
  production: string,
): Promise<Upload[]> {
  const rows = await selectUploads(database)
    .where('upload.matter_id', '=', matterId)
    .where('upload.production_name', '=', production)
    .where('upload.status', '=', 'ready')
    .orderBy('upload.path')
    .execute();
  return rows.map(toUpload);
}

/** Drops that are ready to be read, and that nobody has requested or stopped. */
export async function listReadyDrops(database: Queryable): Promise<Drop[]> {
  return database
    .selectFrom('upload')
    .leftJoin('production', (join) =>
      join
        .onRef('production.matter_id', '=', 'upload.matter_id')
        .onRef('production.name', '=', 'upload.production_name'),
    )
    .leftJoin('job', (join) =>
      join
        .onRef('job.subject_id', '=', 'production.id')
        .on('job.kind', '=', 'ingest')
        .on('job.state', '!=', 'done'),
    )
    .select([
      'upload.matter_id as matterId',
      'upload.production_name as production',
      'upload.started_by as startedBy',
    ])
    .distinct()
    .where('upload.status', '=', 'ready')
    .where('job.id', 'is', null)
    .execute();
}

/** Uploads of all matters that were begun before `before` and never completed. */
export async function listUnfinishedUploads(
  database: Queryable,
  before: Date,
): Promise<(Drop & { uploadId: string })[]> {
  return database
    .selectFrom('upload')
    .select([
      'id as uploadId',
      'matter_id as matterId',
      'production_name as production',
      'started_by as startedBy',
    ])
    .where('status', '=', 'receiving')
    .where('started_at', '<', before.toISOString())
    .execute();
}

export async function removeUpload(database: Queryable, id: string): Promise<void> {
  await database.deleteFrom('upload').where('id', '=', id).execute();
}

export async function listUploadIds(database: Queryable): Promise<string[]> {
  const rows = await database.selectFrom('upload').select('id').execute();
  return rows.map(({ id }) => id);
}

/** Bytes that are still to come, of all matters. */
export async function countBytesAwaited(database: Queryable): Promise<number> {
  const { bytes } = await database
    .selectFrom('upload')
    .select(sql<number | null>`sum(bytes - bytes_here)`.as('bytes'))
    .executeTakeFirstOrThrow();
  return bytes ?? 0;
}

function selectUploads(database: Queryable) {
  return database
    .selectFrom('upload')
    .leftJoin('user', 'user.name', 'upload.started_by')
    .select([
      'upload.id as uploadId',
      'upload.production_name as production',
      'upload.path',
      'upload.bytes',
      'upload.last_modified as lastModified',
      'upload.bytes_here as offset',
      'upload.status',
      'upload.started_by as by',
      'upload.started_at as at',
      'upload.load_file',
      'user.display_name',
    ]);
}

function toUpload({
  display_name,
  load_file,
  ...row
}: Awaited<ReturnType<ReturnType<typeof selectUploads>['execute']>>[number]): Upload {
  return { ...row, byName: display_name ?? row.by, loadFile: load_file === 1 };
}
