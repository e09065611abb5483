import { sql } from 'kysely';
import {
  hasMarks,
  type MarksInForce,
  NO_MARKS,
  type PageMarks,
  type Placeholder,
} from '#contract/pages/marks.ts';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { fieldOf } from '../database/sqlite-sql.ts';
import { replaceWithheld } from '../withholdings/withheld-pages.ts';

/**
 * The version of this program's method of reading marks. A page read by an older one may be read again; must
 * be increased when marks are read differently.
 */
export const MARKS_READING = 4;

/**
 * Stores the marks read from a page, in the transaction that stores the page. A person's corrections stay in
 * force.
 */
export async function saveMarksRead(tx: Tx, pageKey: number, marks: PageMarks): Promise<void> {
  const kept = await findRow(tx, pageKey);
  const asRead = jsonColumns.marksAsRead.write(marks);
  if (kept) {
    const inForce = kept.corrected_by === null ? asRead : kept.in_force;
    await tx
      .updateTable('page_marks')
      .set({ as_read: asRead, in_force: inForce })
      .where('page_key', '=', pageKey)
      .execute();
    if (kept.corrected_by === null) await replaceWithheld(tx, pageKey, marks);
    return;
  }
  if (!hasMarks(marks)) return;
  await tx
    .insertInto('page_marks')
    .values({ page_key: pageKey, as_read: asRead, in_force: asRead, corrected_by: null, corrected_at: null })
    .execute();
  await replaceWithheld(tx, pageKey, marks);
}

/** Stores the marks of a page that was read again, under the current method. */
export async function replaceMarksRead(tx: Tx, pageKey: number, marks: PageMarks): Promise<void> {
  await saveMarksRead(tx, pageKey, marks);
  await tx
    .updateTable('main.page')
    .set({ marks_reading: MARKS_READING })
    .where('key', '=', pageKey)
    .execute();
}

/** The same, as a separate change. */
export async function keepMarksRead(
  database: Database,
  page: { matterId: string; key: number },
  marks: PageMarks,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, page.matterId);
    await replaceMarksRead(transaction, page.key, marks);
  });
}

export async function getMarks(database: Queryable, pageKey: number): Promise<MarksInForce> {
  const row = await findRow(database, pageKey);
  if (!row) return { marks: NO_MARKS, asRead: null, correctedBy: null, correctedAt: null };
  return {
    marks: jsonColumns.marksInForce.read(row.in_force, pageKey),
    asRead: row.corrected_by === null ? null : jsonColumns.marksAsRead.read(row.as_read, pageKey),
    correctedBy: row.corrected_by,
    correctedAt: row.corrected_at,
  };
}

/** The deleted-page sheets of a file, in page order. */
export async function listDeletedPageSheets(
  database: Queryable,
  fileId: string,
): Promise<{ key: number; pageIndex: number; sheet: Placeholder }[]> {
  const kind: Placeholder['kind'] = 'deleted-page-sheet';
  const rows = await database
    .selectFrom('page')
    .innerJoin('page_marks', 'page_marks.page_key', 'page.key')
    .select(['page.key', 'page.page_index as pageIndex', 'page_marks.in_force'])
    .where('page.source_file_id', '=', fileId)
    .where(fieldOf<string>(sql`page_marks.in_force`, 'placeholder.kind'), '=', kind)
    .orderBy('page.page_index')
    .execute();
  return rows.flatMap(({ in_force, ...page }) => {
    const { placeholder: sheet } = jsonColumns.marksInForce.read(in_force, page.key);
    return sheet ? [{ ...page, sheet }] : [];
  });
}

/** Whether words of the file's own text are hidden on a page, according to its marks. */
export async function judgeUnseenText(
  database: Queryable,
  pageKey: number,
): Promise<'none' | 'some' | 'unknown'> {
  const row = await database
    .selectFrom('page')
    .leftJoin('page_marks', 'page_marks.page_key', 'page.key')
    .select(['page.marks_reading', 'page_marks.as_read'])
    .where('page.key', '=', pageKey)
    .executeTakeFirstOrThrow();
  if (row.marks_reading === 0) return 'unknown';
  const asRead = jsonColumns.marksAsRead.readOrNull(row.as_read, pageKey);
  return asRead?.hiddenText ? 'some' : 'none';
}

/** The marks in force of pages that have any, by page. */
export async function listMarks(
  database: Queryable,
  keys: readonly number[],
): Promise<Map<number, PageMarks>> {
  const rows = await database
    .selectFrom('page_marks')
    .select(['page_key', 'in_force'])
    .where('page_key', 'in', keys)
    .execute();
  return new Map(
    rows.map((row) => [row.page_key, jsonColumns.marksInForce.read(row.in_force, row.page_key)]),
  );
}

/** Puts a person's marks in force; with null, those that were read. With its event, in one transaction. */
export async function correctMarks(
  database: Database,
  act: Act,
  page: { matterId: string; id: string; key: number },
  corrected: PageMarks | null,
): Promise<MarksInForce> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, page.matterId);
    const before = await findRow(transaction, page.key);
    const asRead = before?.as_read ?? jsonColumns.marksAsRead.write(NO_MARKS);
    const by = corrected === null ? null : act.actor;
    const row = {
      as_read: asRead,
      in_force: corrected === null ? asRead : jsonColumns.marksInForce.write(corrected),
      corrected_by: by,
      corrected_at: corrected === null ? null : act.at.toISOString(),
    };
    await transaction
      .insertInto('page_marks')
      .values({ page_key: page.key, ...row })
      .onConflict((conflict) => conflict.column('page_key').doUpdateSet(row))
      .execute();
    await replaceWithheld(transaction, page.key, jsonColumns.marksInForce.read(row.in_force, page.key));
    const event =
      corrected === null
        ? ({ type: 'marks.restored', pageId: page.id } as const)
        : ({ type: 'marks.corrected', pageId: page.id, boxes: corrected.boxes.length } as const);
    await recordPageEvent(transaction, act, page, event);
    return getMarks(transaction, page.key);
  });
}

function findRow(database: Queryable, pageKey: number) {
  return database.selectFrom('page_marks').selectAll().where('page_key', '=', pageKey).executeTakeFirst();
}
