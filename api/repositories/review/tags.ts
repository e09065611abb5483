import type { ExpressionBuilder } from 'kysely';
import type { TagState } from '#contract/review/decision.ts';
import type { Tag, TagDraft } from '#contract/review/tag.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import type { Schema } from '../database/schema/schema.ts';

export async function listTags(database: Queryable, matterId: string): Promise<Tag[]> {
  const rows = await database
    .selectFrom('tag')
    .select((eb) => [
      'id',
      'name',
      'definition',
      'color',
      'shortcut',
      countInState(eb, 'yes').as('pages'),
      countInState(eb, 'conflict').as('conflicts'),
      countInState(eb, 'unsure').as('unsure'),
    ])
    .where('matter_id', '=', matterId)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ id, shortcut, ...tag }) => ({ ...tag, tagId: id, key: shortcut }));
}

function countInState(eb: ExpressionBuilder<Schema, 'tag'>, state: TagState) {
  return eb
    .selectFrom('page_tag')
    .whereRef('page_tag.tag_id', '=', 'tag.id')
    .where('page_tag.state', '=', state)
    .select((count) => count.fn.countAll<number>().as('n'))
    .$asScalar()
    .$notNull();
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

/**
 * The caller has made sure that no page carries the tag or may carry it. The decisions that it does not apply are
 * kept, and nothing follows from them any more.
 */
export async function removeTag(
  database: Database,
  act: Act,
  matterId: string,
  tag: { id: string; name: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await transaction.deleteFrom('exhibit_list').where('tag_id', '=', tag.id).execute();
    await transaction.deleteFrom('page_tag').where('tag_id', '=', tag.id).execute();
    await transaction.deleteFrom('standing_decision').where('tag_id', '=', tag.id).execute();
    await transaction.deleteFrom('tag').where('id', '=', tag.id).execute();
    await recordEvent(transaction, act, matterId, { type: 'tag.removed', tagId: tag.id, name: tag.name });
  });
}

function toColumns(draft: TagDraft) {
  return { name: draft.name, definition: draft.definition, color: draft.color, shortcut: draft.key };
}
