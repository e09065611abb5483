import type { Selectable } from 'kysely';
import type { FileKind, QuarantineCause } from '#contract/intake/production.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';

export const sourceFileColumns = [
  'id',
  'production_id',
  'path',
  'sha256',
  'status',
  'cause',
  'message',
  'notes',
  'page_count',
  'first_control',
  'parent_id',
  'kind',
  'rendition',
  'page_seed',
] as const;

export type SourceFileRow = Pick<Selectable<Schema['source_file']>, (typeof sourceFileColumns)[number]>;

export interface ReceivedFile {
  newId: string;
  matterId: string;
  productionId: string;
  path: string;
  sha256: string;
  bytes: number;
  kind: FileKind;
  /** The file from which it was unpacked; null for one received by itself. */
  parentId: string | null;
}

/**
 * Adds a file to the ledger, once: the same path with the same content is the same file. A file with the
 * content of an earlier one of the matter becomes its duplicate, and has no pages of its own.
 */
export async function receiveSourceFile(
  database: Database,
  act: Act,
  file: ReceivedFile,
): Promise<SourceFileRow> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, file.matterId);
    const known = await transaction
      .selectFrom('source_file')
      .select(sourceFileColumns)
      .where('production_id', '=', file.productionId)
      .where('path', '=', file.path)
      .where('sha256', '=', file.sha256)
      .executeTakeFirst();
    if (known) return known;
    const earlier = await findByContent(transaction, file.matterId, file.sha256);
    await transaction
      .insertInto('source_file')
      .values({
        id: file.newId,
        matter_id: file.matterId,
        production_id: file.productionId,
        path: file.path,
        sha256: file.sha256,
        bytes: file.bytes,
        status: earlier ? 'duplicate' : 'received',
        cause: null,
        message: earlier ? describeDuplicate(earlier.path) : null,
        page_count: 0,
        first_control: null,
        parent_id: file.parentId,
        kind: file.kind,
        rendition: 0,
        page_seed: null,
      })
      .execute();
    await recordEvent(transaction, act, file.matterId, {
      type: 'file.received',
      fileId: file.newId,
      path: file.path,
      sha256: file.sha256,
    });
    return getSourceFile(transaction, file.newId);
  });
}

/**
 * When a file arrives, the earlier one may not have been opened yet: its own entry says whether it has pages.
 */
function describeDuplicate(path: string): string {
  return `The same file, byte for byte, as ${path}; its pages, or why it has none, are there.`;
}

async function findByContent(database: Queryable, matterId: string, sha256: string) {
  return database
    .selectFrom('source_file')
    .select(sourceFileColumns)
    .where('matter_id', '=', matterId)
    .where('sha256', '=', sha256)
    .where('status', '!=', 'duplicate')
    .executeTakeFirst();
}

/** The file of a matter with this content, and its pages. */
export async function getFileByContent(
  database: Queryable,
  matterId: string,
  sha256: string,
): Promise<SourceFileRow> {
  const file = await findByContent(database, matterId, sha256);
  if (!file) throw new Error(`No file of the matter has the content ${sha256}.`);
  return file;
}

export async function getSourceFile(database: Queryable, id: string): Promise<SourceFileRow> {
  return database
    .selectFrom('source_file')
    .select(sourceFileColumns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

export async function findSourceFile(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<SourceFileRow | undefined> {
  return database
    .selectFrom('source_file')
    .select(sourceFileColumns)
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The result of opening a file, for the ledger. */
export interface OpenedFile {
  pageCount: number;
  /** 1 if its pages are read and shown from a PDF that was made from it. */
  rendition: 0 | 1;
  message: string | null;
  /** What was not read of the file. */
  notes: readonly string[];
}

/** Records how many pages a file has, and reserves control numbers for them, in the order of opening. */
export async function openSourceFile(
  database: Database,
  matterId: string,
  id: string,
  { pageCount, rendition, message, notes }: OpenedFile,
): Promise<SourceFileRow> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const file = await getSourceFile(transaction, id);
    if (file.first_control === null) {
      const last = await transaction
        .selectFrom('source_file')
        .select((eb) => eb('first_control', '+', eb.ref('page_count')).as('next'))
        .where('matter_id', '=', matterId)
        .where('first_control', 'is not', null)
        .orderBy('first_control', 'desc')
        // An archive takes no numbers: the file after it has the same first one.
        .orderBy('page_count', 'desc')
        .limit(1)
        .executeTakeFirst();
      await transaction
        .updateTable('source_file')
        .set({
          status: 'reading',
          cause: null,
          message,
          notes: jsonColumns.fileNotes.write(notes),
          page_count: pageCount,
          rendition,
          first_control: last?.next ?? 1,
        })
        .where('id', '=', id)
        .execute();
    }
    return getSourceFile(transaction, id);
  });
}

export async function quarantineSourceFile(
  database: Database,
  act: Act,
  matterId: string,
  id: string,
  quarantine: { cause: QuarantineCause; message: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const file = await getSourceFile(transaction, id);
    await transaction
      .updateTable('source_file')
      .set({ status: 'quarantined', ...quarantine })
      .where('id', '=', id)
      .execute();
    if (file.cause === quarantine.cause) return;
    await recordEvent(transaction, act, matterId, {
      type: 'file.quarantined',
      fileId: id,
      cause: quarantine.cause,
    });
  });
}

/** The files unpacked from another, in path order, which is also the order of opening. */
export async function listInnerFiles(database: Queryable, parentId: string): Promise<SourceFileRow[]> {
  return database
    .selectFrom('source_file')
    .select(sourceFileColumns)
    .where('parent_id', '=', parentId)
    .orderBy('path')
    .execute();
}

/** Records that all pages of a file are in the ledger. Recorded once, even if several runs do it. */
export async function finishSourceFile(
  database: Database,
  act: Act,
  matterId: string,
  id: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const file = await getSourceFile(transaction, id);
    if (file.status === 'read') return;
    await transaction.updateTable('source_file').set({ status: 'read' }).where('id', '=', id).execute();
    await recordEvent(transaction, act, matterId, { type: 'file.read', fileId: id, pages: file.page_count });
  });
}

/** The files of a production that have pages, in the order received. */
export async function listReadFiles(database: Queryable, productionId: string): Promise<SourceFileRow[]> {
  return database
    .selectFrom('source_file')
    .select(sourceFileColumns)
    .where('production_id', '=', productionId)
    .where('first_control', 'is not', null)
    .orderBy('first_control')
    .execute();
}
