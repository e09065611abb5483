import type { ColumnChoices, LoadFault, LoadFileReport } from '#contract/intake/load-file.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { type SourceFileRow, sourceFileColumns } from './source-files.ts';

/** Number of faults stored for a load file; further ones are only counted. */
export const MOST_FAULTS = 1000;

/** Records that a file is a load file, whatever its name is. */
export async function markLoadFile(database: Queryable, fileId: string): Promise<void> {
  await database.updateTable('source_file').set({ kind: 'load-file' }).where('id', '=', fileId).execute();
}

export interface FileOfProduction {
  id: string;
  path: string;
  sha256: string;
  bytes: number;
  /** See `page_seed` of the table. */
  seed: string;
  isLoadFile: boolean;
  isDuplicate: boolean;
}

/** The files of a production, in path order. */
export async function listFilesOfProduction(
  database: Queryable,
  productionId: string,
): Promise<FileOfProduction[]> {
  const rows = await database
    .selectFrom('source_file')
    .select(['id', 'path', 'sha256', 'bytes', 'kind', 'status', 'page_seed'])
    .where('production_id', '=', productionId)
    .orderBy('path')
    .execute();
  return rows.map(({ kind, status, page_seed, ...file }) => ({
    ...file,
    seed: page_seed ?? file.sha256,
    isLoadFile: kind === 'load-file',
    isDuplicate: status === 'duplicate',
  }));
}

/** A load file that occurs twice in one production adds nothing the second time. */
export function listOnce(files: readonly FileOfProduction[]): FileOfProduction[] {
  const loadFiles = files.filter(({ isLoadFile }) => isLoadFile);
  const byContent = Map.groupBy(loadFiles, ({ sha256 }) => sha256);
  return [...byContent.values()].flatMap(
    (same) => same.find(({ isDuplicate }) => !isDuplicate) ?? same[0] ?? [],
  );
}

/**
 * Files that were set aside because of load files that no longer mention them are opened like any other.
 * Returns them.
 */
export async function releaseFiles(
  database: Queryable,
  productionId: string,
  kept: ReadonlySet<string>,
): Promise<SourceFileRow[]> {
  const rows = await database
    .selectFrom('source_file')
    .select(sourceFileColumns)
    .where('production_id', '=', productionId)
    .where('status', '=', 'read')
    .where('first_control', 'is', null)
    .execute();
  const released: SourceFileRow[] = [];
  for (const file of rows.filter(({ id }) => !kept.has(id))) {
    const change = { status: 'received' as const, message: null };
    await database.updateTable('source_file').set(change).where('id', '=', file.id).execute();
    released.push({ ...file, ...change });
  }
  return released;
}

/** Lets a duplicate have its own pages, with ids made from `seed`. Safe to run twice. */
export async function giveCopyItsPages(database: Queryable, fileId: string, seed: string): Promise<void> {
  await database
    .updateTable('source_file')
    .set({ status: 'received', message: null, page_seed: seed })
    .where('id', '=', fileId)
    .where('status', '=', 'duplicate')
    .execute();
}

/** A person's choices for columns when the production was last read; empty if there were none. */
export async function getColumnChoices(database: Queryable, productionId: string): Promise<ColumnChoices> {
  const row = await database
    .selectFrom('load_file')
    .select(['file_id', 'choices'])
    .where('production_id', '=', productionId)
    .limit(1)
    .executeTakeFirst();
  return row ? jsonColumns.columnChoices.read(row.choices, row.file_id) : {};
}

/** The load files of a production, each with its faults. */
export async function listLoadFileReports(
  database: Queryable,
  productionId: string,
): Promise<LoadFileReport[]> {
  const rows = await database
    .selectFrom('load_file')
    .innerJoin('source_file', 'source_file.id', 'load_file.file_id')
    .select([
      'load_file.file_id',
      'source_file.path',
      'load_file.documents',
      'load_file.fault_count',
      'load_file.faults',
      'load_file.reading_fault_count',
      'load_file.reading_faults',
    ])
    .where('load_file.production_id', '=', productionId)
    .orderBy('source_file.path')
    .execute();
  return rows.map((row) => ({
    path: row.path,
    documents: row.documents,
    faultCount: row.fault_count + row.reading_fault_count,
    faults: [
      ...jsonColumns.faults.read(row.faults, row.file_id),
      ...jsonColumns.ingestFaults.read(row.reading_faults, row.file_id),
    ]
      .sort((a, b) => (a.row ?? Number.MAX_SAFE_INTEGER) - (b.row ?? Number.MAX_SAFE_INTEGER))
      .slice(0, MOST_FAULTS),
  }));
}

/** Replaces the faults that reading the files of a load file's documents has shown. */
export async function saveIngestFaults(
  database: Queryable,
  productionId: string,
  faultsOf: ReadonlyMap<string, LoadFault[]>,
): Promise<void> {
  const loadFiles = await database
    .selectFrom('load_file')
    .select('file_id')
    .where('production_id', '=', productionId)
    .execute();
  for (const { file_id } of loadFiles) {
    const faults = faultsOf.get(file_id) ?? [];
    await database
      .updateTable('load_file')
      .set({
        reading_fault_count: faults.length,
        reading_faults: jsonColumns.ingestFaults.write(faults.slice(0, MOST_FAULTS)),
      })
      .where('file_id', '=', file_id)
      .execute();
  }
}

/** The files of a production whose pages load files list, in the order of those pages. */
export async function listFilesInOrder(database: Queryable, productionId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('document_page')
    .innerJoin('document', 'document.key', 'document_page.document_key')
    .select('document_page.source_file_id')
    .where('document.production_id', '=', productionId)
    .orderBy('document.ordinal')
    .orderBy('document_page.ordinal')
    .execute();
  return [...new Set(rows.map((row) => row.source_file_id))];
}

/** A file that is set aside without pages of its own: what it is, and of which document. */
export interface KeptFile {
  id: string;
  role: 'load-file' | 'text' | 'native';
  /** First Bates number of its document; null for a load file. */
  bates: string | null;
  /** Why a text could not be joined to its pages. */
  fault: string | null;
}

/** The files of a production that have no pages to read, because load files use them otherwise. */
export async function listKeptFiles(database: Queryable, productionId: string): Promise<KeptFile[]> {
  const [loadFiles, documents, pages] = await Promise.all([
    database.selectFrom('load_file').select('file_id').where('production_id', '=', productionId).execute(),
    database
      .selectFrom('document')
      .select(['begin_bates', 'text_file_id', 'text_fault', 'native_file_id'])
      .where('production_id', '=', productionId)
      .where((eb) => eb.or([eb('text_file_id', 'is not', null), eb('native_file_id', 'is not', null)]))
      .execute(),
    database
      .selectFrom('document_page')
      .innerJoin('document', 'document.key', 'document_page.document_key')
      .select(['document_page.text_file_id', 'document_page.bates', 'document.begin_bates'])
      .where('document.production_id', '=', productionId)
      .where('document_page.text_file_id', 'is not', null)
      .execute(),
  ]);
  return [
    ...loadFiles.map(({ file_id }) => kept(file_id, 'load-file', null)),
    ...documents.flatMap((row) => [
      ...kept(row.text_file_id, 'text', row.begin_bates, row.text_fault),
      ...kept(row.native_file_id, 'native', row.begin_bates),
    ]),
    ...pages.flatMap((row) => kept(row.text_file_id, 'text', row.bates ?? row.begin_bates)),
  ].flat();
}

function kept(
  id: string | null,
  role: KeptFile['role'],
  bates: string | null,
  fault: string | null = null,
): KeptFile[] {
  return id === null ? [] : [{ id, role, bates, fault }];
}

/** Marks files without pages as done. Recorded once, even if several runs do it. */
export async function finishKeptFiles(
  database: Database,
  act: Act,
  matterId: string,
  messages: ReadonlyMap<string, string>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    for (const [id, message] of messages) {
      const file = await transaction
        .selectFrom('source_file')
        .select(['status', 'message', 'first_control'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (file.first_control !== null || file.message === message) continue;
      const status = file.status === 'duplicate' ? 'duplicate' : 'read';
      await transaction
        .updateTable('source_file')
        .set({ status, cause: null, message })
        .where('id', '=', id)
        .execute();
      if (file.status === status) continue;
      await recordEvent(transaction, act, matterId, { type: 'file.read', fileId: id, pages: 0 });
    }
  });
}
