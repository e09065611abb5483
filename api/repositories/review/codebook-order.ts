import type { CodebookOrder } from '#contract/review/tag-group.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';

/**
 * Puts groups and tags in the given order, and each tag into the group under which it is listed. Throws `conflict`
 * unless the order has exactly the groups and tags of the matter, because somebody may have changed them meanwhile.
 */
export async function orderCodebook(
  database: Database,
  act: Act,
  matterId: string,
  { groups }: CodebookOrder,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const groupIds = groups.flatMap(({ groupId }) => groupId ?? []);
    const tagIds = groups.flatMap((group) => group.tagIds);
    await refuseUnlessAll(transaction, matterId, 'tag_group', groupIds);
    await refuseUnlessAll(transaction, matterId, 'tag', tagIds);
    for (const [index, id] of groupIds.entries())
      await transaction
        .updateTable('tag_group')
        .set({ ordinal: index + 1 })
        .where('id', '=', id)
        .execute();
    for (const [index, id] of tagIds.entries()) {
      const group = groups.find((each) => each.tagIds.includes(id));
      await transaction
        .updateTable('tag')
        .set({ ordinal: index + 1, group_id: group?.groupId ?? null })
        .where('id', '=', id)
        .execute();
    }
    const sizes = { groups: groupIds.length, tags: tagIds.length };
    await recordEvent(transaction, act, matterId, { type: 'codebook.ordered', ...sizes });
  });
}

async function refuseUnlessAll(
  tx: Tx,
  matterId: string,
  table: 'tag' | 'tag_group',
  ids: readonly string[],
): Promise<void> {
  const rows = await tx.selectFrom(table).select('id').where('matter_id', '=', matterId).execute();
  const known = new Set(rows.map(({ id }) => id));
  if (ids.length === known.size && new Set(ids).size === ids.length && ids.every((id) => known.has(id)))
    return;
  throw new UncoverError('conflict', 'Somebody changed the codebook meanwhile. Look at it again.');
}
