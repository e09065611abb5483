import type { Tag, TagDraft } from '#contract/review/tag.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';

export async function listTags(database: Queryable, matterId: string): Promise<Tag[]> {
  const rows = await database
    .selectFrom('tag')
    .select((eb) => [
      'id',
      'name',
      'definition',
      'color',
      'shortcut',
      eb
        .selectFrom('page_tag')
        .whereRef('page_tag.tag_id', '=', 'tag.id')
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('pages'),
    ])
    .where('matter_id', '=', matterId)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ id, shortcut, ...tag }) => ({ ...tag, tagId: id, key: shortcut }));
}

export async function findTag(database: Queryable, matterId: string, tagId: string) {
  return database
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('matter_id', '=', matterId)
    .where('id', '=', tagId)
    .executeTakeFirst();
}

/** Compares names without regard to case. */
export async function findTagByName(database: Queryable, matterId: string, name: string) {
  return database
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('matter_id', '=', matterId)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Another tag of the matter that has the draft's name or key already. */
export async function findConflictingTag(
  database: Queryable,
  matterId: string,
  draft: TagDraft,
  exceptTagId: string | null,
) {
  return database
    .selectFrom('tag')
    .select(['id', 'name', 'shortcut'])
    .where('matter_id', '=', matterId)
    .where('id', '!=', exceptTagId ?? '')
    .where((eb) => eb.or([eb('name', '=', draft.name), eb('shortcut', '=', draft.key)]))
    .executeTakeFirst();
}

export async function addTag(
  database: Database,
  act: Act,
  matterId: string,
  newId: string,
  draft: TagDraft,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const last = await transaction
      .selectFrom('tag')
      .select((eb) => eb.fn.max('ordinal').as('ordinal'))
      .where('matter_id', '=', matterId)
      .executeTakeFirst();
    await transaction
      .insertInto('tag')
      .values({ id: newId, matter_id: matterId, ordinal: (last?.ordinal ?? 0) + 1, ...toColumns(draft) })
      .execute();
    await recordEvent(transaction, act, matterId, { type: 'tag.added', tagId: newId, name: draft.name });
  });
}

export async function changeTag(
  database: Database,
  act: Act,
  matterId: string,
  tagId: string,
  draft: TagDraft,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await transaction.updateTable('tag').set(toColumns(draft)).where('id', '=', tagId).execute();
    await recordEvent(transaction, act, matterId, { type: 'tag.changed', tagId, name: draft.name });
  });
}

/** The caller has made sure that the tag is on no page and in no saved arrangement. */
export async function removeTag(
  database: Database,
  act: Act,
  matterId: string,
  tag: { id: string; name: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await transaction.deleteFrom('exhibit_list').where('tag_id', '=', tag.id).execute();
    await transaction.deleteFrom('tag').where('id', '=', tag.id).execute();
    await recordEvent(transaction, act, matterId, { type: 'tag.removed', tagId: tag.id, name: tag.name });
  });
}

function toColumns(draft: TagDraft) {
  return { name: draft.name, definition: draft.definition, color: draft.color, shortcut: draft.key };
}

/**
 * Adds a tag to pages, or removes it, with its audit event. Returns the ids of the pages that changed: only
 * those are reported, so that undoing a decision undoes nobody else's.
 */
export async function tagPages(
  database: Database,
  act: Act,
  matterId: string,
  tagging: { tag: { id: string; name: string }; present: boolean; pages: ReadonlyMap<string, number> },
): Promise<string[]> {
  const { tag, present, pages } = tagging;
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const changed: string[] = [];
    for (const [pageId, key] of pages) {
      if (await setTag(transaction, act, tag.id, key, present)) changed.push(pageId);
    }
    if (changed.length === 0) return changed;
    const { seq } = await recordEvent(transaction, act, matterId, {
      type: present ? 'page.tagged' : 'page.untagged',
      tagId: tag.id,
      name: tag.name,
      pageIds: changed,
    });
    for (const pageId of changed) {
      await transaction
        .insertInto('page_event')
        .values({ page_key: pages.get(pageId) as number, seq })
        .execute();
    }
    return changed;
  });
}

async function setTag(tx: Tx, act: Act, tagId: string, key: number, present: boolean): Promise<boolean> {
  if (!present) {
    const removed = await tx
      .deleteFrom('page_tag')
      .where('tag_id', '=', tagId)
      .where('page_key', '=', key)
      .executeTakeFirst();
    return removed.numDeletedRows > 0n;
  }
  const added = await tx
    .insertInto('page_tag')
    .values({ page_key: key, tag_id: tagId, tagged_by: act.actor, tagged_at: act.at.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
