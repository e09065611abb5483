import { type ExpressionBuilder, sql } from 'kysely';
import type { BoundaryCue } from '#contract/documents/document.ts';
import type { BoundaryPage } from '#ingest';
import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { decodeWords } from '../pages/encode-words.ts';

/** A page as needed for rebuilding documents, with its key. */
export interface KeyedBoundaryPage extends BoundaryPage {
  key: number;
}

/** Pages of a file in page order, from the one after `afterIndex` on (-1 for the first), at most `limit`. */
export async function listBoundaryPages(
  database: Queryable,
  fileId: string,
  { afterIndex, limit }: { afterIndex: number; limit: number },
): Promise<KeyedBoundaryPage[]> {
  const rows = await selectBoundaryPages(database)
    .where('page.source_file_id', '=', fileId)
    .where('page.page_index', '>', afterIndex)
    .orderBy('page.page_index')
    .limit(limit)
    .execute();
  return rows.map(toBoundaryPage);
}

/** In the order of their positions. */
export async function listBoundaryPagesByKey(
  database: Queryable,
  keys: readonly number[],
): Promise<KeyedBoundaryPage[]> {
  const rows = await selectBoundaryPages(database)
    .where('page.key', 'in', keys)
    .orderBy('page.position')
    .execute();
  return rows.map(toBoundaryPage);
}

function selectBoundaryPages(database: Queryable) {
  return database
    .selectFrom('main.page as page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .leftJoin('page_marks', 'page_marks.page_key', 'page.key')
    .select([
      'page.key',
      'page.page_index',
      'page.status',
      'page.width',
      'page.height',
      'page.bates_prefix_key',
      'page.bates_number',
      'page_text.text',
      'page_text.words',
      'page_marks.in_force as marks',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectBoundaryPages>['execute']>>[number];

function toBoundaryPage(row: Row): KeyedBoundaryPage {
  const marks = jsonColumns.marksInForce.readOrNull(row.marks, row.key);
  return {
    key: row.key,
    pageIndex: row.page_index,
    status: row.status,
    width: row.width,
    height: row.height,
    text: row.text,
    words: decodeWords(row.words, row.text),
    isPlaceholder: (marks?.placeholder ?? null) !== null,
    boxes: (marks?.boxes ?? []).map(({ rect }) => rect),
    bates:
      row.bates_number === null ? null : { prefixKey: row.bates_prefix_key ?? '', number: row.bates_number },
  };
}

/** What the cues show about a page. */
export interface BoundaryScore {
  key: number;
  score: number;
  cues: BoundaryCue[];
}

/** Stores what the cues show about pages; decisions by people are kept beside it, and stay in force. */
export async function saveBoundaryScores(
  database: Queryable,
  scores: readonly BoundaryScore[],
): Promise<void> {
  for (const { key, score, cues } of scores) {
    const read = { score, cues: jsonColumns.boundaryCues.write(cues) };
    await database
      .insertInto('page_boundary')
      .values({ page_key: key, ...read, decision: null, decided_by: null, decided_at: null })
      .onConflict((conflict) => conflict.column('page_key').doUpdateSet(read))
      .execute();
  }
}

/** Files of a production with pages that were not weighed yet; files in load files need not be. */
export async function listFilesToRebuild(database: Queryable, productionId: string): Promise<Set<string>> {
  const rows = await database
    .selectFrom('main.page as page')
    .select('page.source_file_id as id')
    .distinct()
    .where('page.production_id', '=', productionId)
    .where((eb) => eb.not(hasBoundary(eb)))
    .where((eb) => eb.not(belongsToLoadFile(eb)))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

type PageEb = ExpressionBuilder<Schema, 'page'>;

function hasBoundary(eb: PageEb) {
  return eb.exists(
    eb.selectFrom('page_boundary').select('page_key').whereRef('page_boundary.page_key', '=', 'page.key'),
  );
}

/** Whether load files say to which documents the pages of a file belong. */
export function belongsToLoadFile(eb: PageEb) {
  return eb.exists(
    eb
      .selectFrom('document_page')
      .select(sql`1`.as('one'))
      .whereRef('document_page.source_file_id', '=', 'page.source_file_id'),
  );
}

export async function isFileOfLoadFile(database: Queryable, fileId: string): Promise<boolean> {
  const place = await database
    .selectFrom('document_page')
    .select('page_index')
    .where('source_file_id', '=', fileId)
    .limit(1)
    .executeTakeFirst();
  return place !== undefined;
}
