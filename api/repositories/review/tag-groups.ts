import type { OpenGroup, TagGroup, TagGroupDraft } from '#contract/review/tag-group.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { NO_TAG } from './positions.ts';

export async function listTagGroups(database: Queryable, matterId: string): Promise<TagGroup[]> {
  const rows = await database
    .selectFrom('tag_group')
    .select(['id', 'name', 'is_exclusive', 'is_required'])
    .where('matter_id', '=', matterId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    groupId: row.id,
    name: row.name,
    isExclusive: row.is_exclusive === 1,
    isRequired: row.is_required === 1,
  }));
}

/** Compares names without regard to case. */
export async function findTagGroupByName(database: Queryable, matterId: string, name: string) {
  return database
    .selectFrom('tag_group')
    .select(['id', 'name'])
    .where('matter_id', '=', matterId)
    .where('name', '=', name)
    .executeTakeFirst();
}

export async function addTagGroup(
  database: Database,
  act: Act,
  matterId: string,
  groupId: string,
  draft: TagGroupDraft,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await insertTagGroup(transaction, act, matterId, groupId, draft);
  });
}

export async function insertTagGroup(
  tx: Tx,
  act: Act,
  matterId: string,
  groupId: string,
  draft: TagGroupDraft,
): Promise<void> {
  const last = await tx
    .selectFrom('tag_group')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  await tx
    .insertInto('tag_group')
    .values({ id: groupId, matter_id: matterId, ordinal: (last?.ordinal ?? 0) + 1, ...toColumns(draft) })
    .execute();
  await recordEvent(tx, act, matterId, { type: 'tag-group.added', groupId, ...draft });
}

export async function changeTagGroup(
  database: Database,
  act: Act,
  matterId: string,
  groupId: string,
  draft: TagGroupDraft,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await updateTagGroup(transaction, act, matterId, groupId, draft);
  });
}

export async function updateTagGroup(
  tx: Tx,
  act: Act,
  matterId: string,
  groupId: string,
  draft: TagGroupDraft,
): Promise<void> {
  await tx.updateTable('tag_group').set(toColumns(draft)).where('id', '=', groupId).execute();
  await recordEvent(tx, act, matterId, { type: 'tag-group.changed', groupId, ...draft });
}

/** The tags of the group stay, without a group. */
export async function removeTagGroup(
  database: Database,
  act: Act,
  matterId: string,
  { groupId, name }: { groupId: string; name: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await transaction.updateTable('tag').set({ group_id: null }).where('group_id', '=', groupId).execute();
    await transaction.deleteFrom('tag_group').where('id', '=', groupId).execute();
    await recordEvent(transaction, act, matterId, { type: 'tag-group.removed', groupId, name });
  });
}

/**
 * For each required group, the number of pages of the matter about which nobody has decided with one of its tags,
 * and of which nobody has said that nothing applies.
 */
export async function countOpenGroups(database: Queryable, matterId: string): Promise<OpenGroup[]> {
  const required = (await listTagGroups(database, matterId)).filter(({ isRequired }) => isRequired);
  const counts: OpenGroup[] = [];
  // A query for each, because one that depends on the group would be computed again for every page.
  for (const { groupId } of required) {
    const { pages } = await database
      .selectFrom('page')
      .select((eb) => eb.fn.countAll<number>().as('pages'))
      .where('matter_id', '=', matterId)
      .where('key', 'not in', (decided) =>
        decided
          .selectFrom('standing_decision')
          .select('page_key')
          .where((eb) =>
            eb.or([
              eb('tag_id', '=', NO_TAG),
              eb('tag_id', 'in', eb.selectFrom('tag').select('id').where('group_id', '=', groupId)),
            ]),
          ),
      )
      .executeTakeFirstOrThrow();
    counts.push({ groupId, pages });
  }
  return counts;
}

function toColumns({ name, isExclusive, isRequired }: TagGroupDraft) {
  return { name, is_exclusive: Number(isExclusive), is_required: Number(isRequired) };
}
