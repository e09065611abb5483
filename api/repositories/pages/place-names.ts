import { findPlaces } from '#ingest';
import type { Tx } from '../database/database.ts';

/** Stores which places a page's text in use names; in the transaction that puts the text to use. */
export async function replacePlaces(tx: Tx, pageKey: number, text: string): Promise<void> {
  const rows = await tx.selectFrom('page_place').select('place').where('page_key', '=', pageKey).execute();
  const known = new Set(rows.map(({ place }) => place));
  const now = new Set(findPlaces(text));
  const gone = [...known.difference(now)];
  const added = [...now.difference(known)];
  // Only changes are written, because every write puts the page into the change feed.
  if (gone.length > 0) {
    await tx.deleteFrom('page_place').where('page_key', '=', pageKey).where('place', 'in', gone).execute();
  }
  if (added.length > 0) {
    await tx
      .insertInto('page_place')
      .values(added.map((place) => ({ page_key: pageKey, place })))
      .execute();
  }
}
