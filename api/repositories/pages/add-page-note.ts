import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';

/** Adds a note on what is missing or may be wrong to a page, once. */
export async function notePage(database: Queryable, key: number, note: string): Promise<void> {
  const { notes } = await database
    .selectFrom('main.page as page')
    .select('notes')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const known = jsonColumns.pageNotes.read(notes, key);
  if (known.includes(note)) return;
  await database
    .updateTable('main.page')
    .set({ notes: jsonColumns.pageNotes.write([...known, note]) })
    .where('key', '=', key)
    .execute();
}
