import type { SavedSearchDraft } from '#contract/search/saved-search.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';

export type SavedSearchRow = Schema['saved_search'];

/** Those that were not removed, by name. */
export async function listSavedSearches(database: Queryable, matterId: string): Promise<SavedSearchRow[]> {
  return database
    .selectFrom('saved_search')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute();
}

/** Includes removed ones. */
export async function findSavedSearch(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<SavedSearchRow | undefined> {
  return database
    .selectFrom('saved_search')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Matters that have saved searches whose hits can be counted. */
export async function listMattersWithSavedSearches(database: Queryable): Promise<string[]> {
  const rows = await database
    .selectFrom('saved_search')
    .select('matter_id')
    .distinct()
    .where('removed_at', 'is', null)
    .where('mode', '=', 'exact')
    .execute();
  return rows.map(({ matter_id }) => matter_id);
}

/** What a search found, and when. */
export interface Found {
  setId: string | null;
  version: number | null;
}

export async function addSavedSearch(
  database: Database,
  act: Act,
  matterId: string,
  newId: string,
  { name, q, mode, scope }: SavedSearchDraft,
  found: Found,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await transaction
      .insertInto('saved_search')
      .values({
        id: newId,
        matter_id: matterId,
        name,
        written: q,
        mode,
        scope: jsonColumns.savedScope.write(scope),
        saved_by: act.actor,
        saved_at: act.at.toISOString(),
        first_set_id: found.setId,
        found_set_id: found.setId,
        found_version: found.version,
        problem: null,
        removed_at: null,
      })
      .execute();
    await recordEvent(transaction, act, matterId, { type: 'search.saved', searchId: newId, name, q });
  });
}

export async function renameSavedSearch(
  database: Database,
  act: Act,
  { id, matter_id, name: before }: SavedSearchRow,
  name: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matter_id);
    await transaction.updateTable('saved_search').set({ name }).where('id', '=', id).execute();
    await recordEvent(transaction, act, matter_id, { type: 'search.renamed', searchId: id, name, before });
  });
}

/** Only marks it: restoring it brings everything back. */
export async function setSavedSearchRemoved(
  database: Database,
  act: Act,
  { id, matter_id, name }: SavedSearchRow,
  isRemoved: boolean,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matter_id);
    await transaction
      .updateTable('saved_search')
      .set({ removed_at: isRemoved ? act.at.toISOString() : null })
      .where('id', '=', id)
      .execute();
    const type = isRemoved ? 'search.removed' : 'search.restored';
    await recordEvent(transaction, act, matter_id, { type, searchId: id, name });
  });
}

export async function noteFound(
  database: Queryable,
  id: string,
  found: Found,
  problem: string | null,
): Promise<void> {
  await database
    .updateTable('saved_search')
    .set({
      found_version: found.version,
      problem,
      ...(problem === null ? { found_set_id: found.setId } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export async function markSeen(database: Queryable, act: Act, id: string, setId: string): Promise<void> {
  const seen = { set_id: setId, seen_at: act.at.toISOString() };
  await database
    .insertInto('saved_search_seen')
    .values({ search_id: id, seen_by: act.actor, ...seen })
    .onConflict((conflict) => conflict.columns(['search_id', 'seen_by']).doUpdateSet(seen))
    .execute();
}

/** What the person had seen of each search, by its id. */
export async function listSeen(database: Queryable, userName: string): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('saved_search_seen')
    .select(['search_id', 'set_id'])
    .where('seen_by', '=', userName)
    .execute();
  return new Map(rows.map(({ search_id, set_id }) => [search_id, set_id]));
}
