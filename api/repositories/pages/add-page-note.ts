import type { Queryable } from '../database/database.ts';
import { decodeNotes, encodeNotes } from './notes-column.ts';

/** Notes of a page what is missing or may be wrong, once. */
export async function notePage(database: Queryable, key: number, note: string): Promise<void> {
  const { notes } = await database
    .selectFrom('page')
    .select('notes')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const known = decodeNotes(notes);
  if (known.includes(note)) return;
  await database
    .updateTable('page')
    .set({ notes: encodeNotes([...known, note]) })
    .where('key', '=', key)
    .execute();
}
