import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import type { Schema } from '../database/schema/schema.ts';

export type ControlSetRow = Schema['control_set'];

/** Stores a control set with its audit event. */
export async function addControlSet(
  database: Database,
  act: Act,
  set: ControlSetRow,
  tagName: string,
  keys: readonly number[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, set.matter_id);
    await transaction.insertInto('control_set').values(set).execute();
    for (const key of keys) {
      await transaction.insertInto('main.control_page').values({ set_id: set.id, page_key: key }).execute();
    }
    await recordEvent(transaction, act, set.matter_id, {
      ...{ type: 'control-set.drawn', setId: set.id, tagId: set.tag_id, name: tagName },
      ...{ seed: set.seed, pages: keys.length },
    });
  });
}

/** Newest first. */
export async function listControlSets(database: Queryable, matterId: string): Promise<ControlSetRow[]> {
  return database
    .selectFrom('control_set')
    .selectAll()
    .where('matter_id', '=', matterId)
    .orderBy('drawn_at', 'desc')
    .limit(200)
    .execute();
}

export async function findControlSet(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<ControlSetRow | undefined> {
  return database
    .selectFrom('control_set')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function listKeysOfControlSet(database: Queryable, id: string): Promise<number[]> {
  const rows = await database
    .selectFrom('control_page')
    .select('page_key')
    .where('set_id', '=', id)
    .execute();
  return rows.map(({ page_key }) => page_key);
}
