import type { Queryable } from '../database/database.ts';

/** The other tags of a tag's group, if a person puts only one of them on a page; else none. */
export async function listExcludedTags(
  database: Queryable,
  tagId: string,
): Promise<{ id: string; version: number }[]> {
  return database
    .selectFrom('tag')
    .innerJoin('tag_group', 'tag_group.id', 'tag.group_id')
    .innerJoin('tag as other', 'other.group_id', 'tag_group.id')
    .select(['other.id', 'other.version'])
    .where('tag.id', '=', tagId)
    .where('other.id', '!=', tagId)
    .where('tag_group.is_exclusive', '=', 1)
    .execute();
}

export async function getTagVersion(database: Queryable, tagId: string): Promise<number> {
  const { version } = await database
    .selectFrom('tag')
    .select('version')
    .where('id', '=', tagId)
    .executeTakeFirstOrThrow();
  return version;
}
