import { sql } from 'kysely';
import { orderFamilies } from '#contract/intake/order-families.ts';
import type { PageCounts, Production, SourceFile } from '#contract/intake/production.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { listLoadFileReports } from './load-files.ts';

/**
 * Milliseconds after which a run that read no page counts as killed; above the time that one page may take.
 */
const RUN_GOES_STALE_AFTER = 150_000;

export async function ensureProduction(
  database: Database,
  act: Act,
  matterId: string,
  production: { newId: string; name: string },
): Promise<{ id: string; name: string }> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const known = await transaction
      .selectFrom('production')
      .select(['id', 'name'])
      .where('matter_id', '=', matterId)
      .where('name', '=', production.name)
      .executeTakeFirst();
    if (known) return known;
    const row = { id: production.newId, name: production.name };
    await transaction
      .insertInto('production')
      .values({ ...row, matter_id: matterId, received_at: act.at.toISOString(), declared_pages: null })
      .execute();
    await recordEvent(transaction, act, matterId, {
      type: 'production.received',
      productionId: row.id,
      name: row.name,
    });
    return row;
  });
}

/**
 * Enters the agency's declared number of pages, or clears it. Entering the same number again is not an event.
 */
export async function declarePages(
  database: Database,
  act: Act,
  matterId: string,
  production: { id: string; name: string },
  declaredPages: number | null,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const { numUpdatedRows } = await transaction
      .updateTable('production')
      .set({ declared_pages: declaredPages })
      .where('id', '=', production.id)
      .where('declared_pages', 'is distinct from', declaredPages)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await recordEvent(transaction, act, matterId, {
      type: 'production.declared',
      productionId: production.id,
      name: production.name,
      declaredPages,
    });
  });
}

export async function findProduction(database: Queryable, matterId: string, name: string) {
  return database
    .selectFrom('production')
    .select(['id', 'name'])
    .where('matter_id', '=', matterId)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** The productions of a matter, or one of them, in the order received, with the progress of each. */
export async function listProductions(
  database: Queryable,
  matterId: string,
  now: Date,
  onlyId?: string,
): Promise<Production[]> {
  const query = database
    .selectFrom('production')
    .select(['id', 'name', 'received_at', 'declared_pages'])
    .where('matter_id', '=', matterId)
    .orderBy('received_at')
    .orderBy('name');
  const rows = await (onlyId === undefined ? query : query.where('id', '=', onlyId)).execute();
  return Promise.all(rows.map((row) => describeProduction(database, row, now)));
}

async function describeProduction(
  database: Queryable,
  row: { id: string; name: string; received_at: string; declared_pages: number | null },
  now: Date,
): Promise<Production> {
  const [files, counted, bates, run, loadFiles] = await Promise.all([
    listSourceFiles(database, row.id),
    countPages(database, row.id),
    summarizeBates(database, row.id),
    findLastRun(database, row.id),
    listLoadFileReports(database, row.id),
  ]);
  const received = files.reduce((sum, file) => sum + file.pages, 0);
  const pagesRead = counted.textLayer + counted.ocr + counted.blank + counted.problem + counted.sequestered;
  const isProcessing =
    run !== undefined &&
    run.ended_at === null &&
    now.getTime() - Date.parse(run.beat_at) < RUN_GOES_STALE_AFTER;
  const pagesPerMinute = run ? paceOf(run) : null;
  return {
    productionId: row.id,
    name: row.name,
    receivedAt: row.received_at,
    isProcessing,
    pagesPerMinute,
    secondsLeft:
      isProcessing && pagesPerMinute ? Math.round(((received - pagesRead) / pagesPerMinute) * 60) : null,
    files,
    pages: { ...counted, received },
    pagesRead,
    ...bates,
    declaredPages: row.declared_pages,
    loadFiles,
  };
}

function paceOf(run: { started_at: string; beat_at: string; pages_read: number }): number | null {
  const minutes = (Date.parse(run.beat_at) - Date.parse(run.started_at)) / 60_000;
  return run.pages_read > 0 && minutes > 0 ? Math.round((run.pages_read / minutes) * 10) / 10 : null;
}

async function listSourceFiles(database: Queryable, productionId: string): Promise<SourceFile[]> {
  const withNotes = await countPagesWithNotes(database, productionId);
  const rows = await database
    .selectFrom('source_file')
    .select((eb) => [
      'id',
      'path',
      'sha256',
      'bytes',
      'status',
      'cause',
      'message',
      'notes',
      'page_count',
      'kind',
      'parent_id',
      eb
        .selectFrom('main.page as page')
        .whereRef('page.source_file_id', '=', 'source_file.id')
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('pages_read'),
    ])
    .where('production_id', '=', productionId)
    .orderBy('path')
    .execute();
  return orderFamilies(
    rows.map(({ id, notes, page_count, pages_read, parent_id, ...file }) => ({
      ...file,
      notes: jsonColumns.fileNotes.read(notes, id),
      fileId: id,
      pages: page_count,
      pagesRead: pages_read,
      pagesWithNotes: withNotes.get(id) ?? 0,
      parentId: parent_id,
    })),
  );
}

/**
 * Counts pages by how they were read; `received` is left to the caller, who knows the files. A page whose
 * text a person corrected counts as it was read, so that the counts still add up.
 */
export async function countPages(
  database: Queryable,
  productionId: string,
  fileIds?: readonly string[],
): Promise<Omit<PageCounts, 'received'>> {
  const query = database
    .selectFrom('page')
    .select((eb) => ['status', 'read_as', eb.fn.countAll<number>().as('pages')])
    .where('production_id', '=', productionId)
    .groupBy(['status', 'read_as']);
  const rows = await (fileIds
    ? query.where(sql<boolean>`source_file_id in ${anyOf(fileIds)}`)
    : query
  ).execute();
  const sequestered = await countHidden(database, productionId, fileIds);
  const counts = { textLayer: 0, ocr: 0, blank: 0, problem: 0, sequestered };
  for (const row of rows) {
    if (row.status === 'blank') counts.blank += row.pages;
    else if (row.status === 'problem') counts.problem += row.pages;
    else if (row.read_as === 'layer') counts.textLayer += row.pages;
    else counts.ocr += row.pages;
  }
  return counts;
}

async function countHidden(
  database: Queryable,
  productionId: string,
  fileIds: readonly string[] | undefined,
): Promise<number> {
  const { pages } = await database
    .selectFrom('hidden_page')
    .innerJoin('main.page as page', 'page.key', 'hidden_page.page_key')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('page.production_id', '=', productionId)
    .$if(fileIds !== undefined, (query) =>
      query.where(sql<boolean>`page.source_file_id in ${anyOf(fileIds ?? [])}`),
    )
    .executeTakeFirstOrThrow();
  return pages;
}

/** The number of pages with notes in each file of a production; files without any are left out. */
export async function countPagesWithNotes(
  database: Queryable,
  productionId: string,
): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom('page')
    .select((eb) => ['source_file_id', eb.fn.countAll<number>().as('pages')])
    .where('production_id', '=', productionId)
    .where('notes', '!=', jsonColumns.pageNotes.write([]))
    .groupBy('source_file_id')
    .execute();
  return new Map(rows.map((row) => [row.source_file_id, row.pages]));
}

async function summarizeBates(database: Queryable, productionId: string) {
  const numbered = database
    .selectFrom('page')
    .select('bates')
    .where('production_id', '=', productionId)
    .where('bates', 'is not', null)
    .limit(1);
  const [first, last, without] = await Promise.all([
    numbered.orderBy('position').executeTakeFirst(),
    numbered.orderBy('position', 'desc').executeTakeFirst(),
    database
      .selectFrom('page')
      .select((eb) => eb.fn.countAll<number>().as('pages'))
      .where('production_id', '=', productionId)
      .where('bates', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    firstBates: first?.bates ?? null,
    lastBates: last?.bates ?? null,
    pagesWithoutBates: without.pages,
  };
}

async function findLastRun(database: Queryable, productionId: string) {
  return database
    .selectFrom('ingest_run')
    .select(['started_at', 'beat_at', 'ended_at', 'pages_read'])
    .where('production_id', '=', productionId)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findProductionById(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<{ id: string; name: string } | undefined> {
  return database
    .selectFrom('production')
    .select(['id', 'name'])
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}
