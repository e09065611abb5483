import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { TagState } from '#contract/review/decision.ts';
import type { Tag, TagInput } from '#contract/review/tag.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { getTagMeaning, insertTagVersion, isSameMeaning, prepareExamples } from './tag-versions.ts';

/** In the order of the codebook: group by group, and those without a group last. */
export async function listTags(database: Queryable, matterId: string): Promise<Tag[]> {
  const rows = await database
    .selectFrom('tag')
    .innerJoin('tag_version', (join) =>
      join.onRef('tag_version.tag_id', '=', 'tag.id').onRef('tag_version.version', '=', 'tag.version'),
    )
    .leftJoin('tag_group', 'tag_group.id', 'tag.group_id')
    .select((eb) => [
      'tag.id',
      'tag.name',
      'tag.color',
      'tag.shortcut',
      'tag.group_id as groupId',
      'tag.retired_at',
      'tag.version',
      'tag_version.definition',
      'tag_version.examples',
      'tag_version.defined_at as definedAt',
      'tag_version.defined_by as definedBy',
      countInState(eb, 'yes').as('pages'),
      countInState(eb, 'conflict').as('conflicts'),
      countInState(eb, 'unsure').as('unsure'),
    ])
    .where('tag.matter_id', '=', matterId)
    .orderBy('tag_group.ordinal', (order) => order.asc().nullsLast())
    .orderBy('tag.ordinal')
    .execute();
  const tags = rows.map(({ id, shortcut, retired_at, examples, ...tag }) => ({
    ...tag,
    ...{ tagId: id, key: shortcut, isRetired: retired_at !== null },
    examples: jsonColumns.tagExamples.read(examples, id),
  }));
  const show = await prepareExamples(
    database,
    matterId,
    tags.flatMap(({ examples }) => examples),
  );
  return tags.map((tag) => ({ ...tag, examples: tag.examples.map(show) }));
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
    .select(['id', 'name', 'retired_at as retiredAt'])
    .where('matter_id', '=', matterId)
    .where('id', '=', tagId)
    .executeTakeFirst();
}

/** Compares names without regard to case. */
export async function findTagByName(database: Queryable, matterId: string, name: string) {
  return database
    .selectFrom('tag')
    .select(['id', 'name', 'retired_at as retiredAt'])
    .where('matter_id', '=', matterId)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Another tag of the matter that has the draft's name or key already. */
export async function findConflictingTag(
  database: Queryable,
  matterId: string,
  draft: TagInput,
  exceptTagId: string | null,
) {
  return database
    .selectFrom('tag')
    .select(['id', 'name', 'shortcut'])
    .where('matter_id', '=', matterId)
    .where('id', '!=', exceptTagId ?? '')
    .where((eb) => eb.or([eb('name', '=', draft.name), eb('shortcut', '=', draft.key ?? null)]))
    .executeTakeFirst();
}

export async function addTag(
  database: Database,
  act: Act,
  matterId: string,
  newId: string,
  draft: TagInput,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await insertTag(transaction, act, matterId, newId, draft);
  });
}

export async function insertTag(
  tx: Tx,
  act: Act,
  matterId: string,
  newId: string,
  draft: TagInput,
): Promise<void> {
  const last = await tx
    .selectFrom('tag')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  await tx
    .insertInto('tag')
    .values({ id: newId, matter_id: matterId, ordinal: (last?.ordinal ?? 0) + 1, ...toColumns(draft) })
    .execute();
  await insertTagVersion(tx, act, { tagId: newId, version: 1, ...toMeaning(draft) });
  await recordEvent(tx, act, matterId, { type: 'tag.added', tagId: newId, name: draft.name });
}

export async function changeTag(
  database: Database,
  act: Act,
  matterId: string,
  tagId: string,
  draft: TagInput,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await updateTag(transaction, act, matterId, tagId, draft);
  });
}

/** A changed definition, or changed examples, are a new version of the tag. */
export async function updateTag(
  tx: Tx,
  act: Act,
  matterId: string,
  tagId: string,
  draft: TagInput,
): Promise<void> {
  const before = await getTagMeaning(tx, tagId);
  const meaning = toMeaning(draft);
  const isNewVersion = !isSameMeaning(before, meaning);
  const version = before.version + Number(isNewVersion);
  if (isNewVersion) await insertTagVersion(tx, act, { tagId, version, ...meaning });
  await tx
    .updateTable('tag')
    .set({ ...toColumns(draft), version })
    .where('id', '=', tagId)
    .execute();
  const about = { tagId, name: draft.name, ...(isNewVersion ? { version } : {}) };
  await recordEvent(tx, act, matterId, { type: 'tag.changed', ...about });
}

export async function retireTag(
  database: Database,
  act: Act,
  matterId: string,
  tag: { id: string; name: string; isRetired: boolean },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await setRetired(transaction, act, matterId, tag);
  });
}

/** A retired tag gives up its key. Offering it again does not bring the key back, which another tag may have. */
export async function setRetired(
  tx: Tx,
  act: Act,
  matterId: string,
  { id: tagId, name, isRetired }: { id: string; name: string; isRetired: boolean },
): Promise<void> {
  const change = isRetired ? { retired_at: act.at.toISOString(), shortcut: null } : { retired_at: null };
  await tx.updateTable('tag').set(change).where('id', '=', tagId).execute();
  const type = isRetired ? 'tag.retired' : 'tag.restored';
  await recordEvent(tx, act, matterId, { type, tagId, name });
}

/** Takes the keys from tags that get others in the same transaction, so that two can change theirs with each other. */
export async function releaseKeys(tx: Tx, tagIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('tag')
    .set({ shortcut: null })
    .where(sql<SqlBool>`id in ${anyOf(tagIds)}`)
    .execute();
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
    await refuseSealedTag(transaction, tag);
    await transaction.deleteFrom('exhibit_list').where('tag_id', '=', tag.id).execute();
    await transaction.deleteFrom('main.page_tag').where('tag_id', '=', tag.id).execute();
    await transaction.deleteFrom('standing_decision').where('tag_id', '=', tag.id).execute();
    await transaction.deleteFrom('seen_definition').where('tag_id', '=', tag.id).execute();
    // Of removed passages.
    await transaction.deleteFrom('passage_tag').where('tag_id', '=', tag.id).execute();
    await transaction
      .updateTable('main.chronology_fact')
      .set({ issue_tag_id: null, issue_text: tag.name })
      .where('issue_tag_id', '=', tag.id)
      .execute();
    await transaction.deleteFrom('tag').where('id', '=', tag.id).execute();
    await recordEvent(transaction, act, matterId, { type: 'tag.removed', tagId: tag.id, name: tag.name });
  });
}

/** What people said of it double-blind would be lost. */
async function refuseSealedTag(tx: Tx, { id, name }: { id: string; name: string }): Promise<void> {
  const sealed = await tx
    .selectFrom('sealed_decision')
    .select('id')
    .where('tag_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (!sealed) return;
  throw new UncoverError(
    'conflict',
    `A double-blind review uses the tag “${name}”. Remove it when the review is finished.`,
  );
}

function toColumns({ name, color, key = null, groupId = null }: TagInput) {
  return { name, color, shortcut: key, group_id: groupId };
}

function toMeaning({ definition = '', examples = [] }: TagInput) {
  return {
    definition,
    examples: examples.map(({ pageId, applies, note = '' }) => ({ pageId, applies, note })),
  };
}
