import type { Queryable } from '../database/database.ts';

/** The pages of a matter that a person tagged last, each once, latest first. */
export async function listLatelyTagged(
  database: Queryable,
  matterId: string,
  { userName, limit }: { userName: string; limit: number },
): Promise<{ pageKey: number; at: string }[]> {
  const rows = await database
    .selectFrom('page_tag')
    .innerJoin('tag', 'tag.id', 'page_tag.tag_id')
    .select((eb) => ['page_tag.page_key', eb.fn.max<string>('page_tag.tagged_at').as('at')])
    .where('tag.matter_id', '=', matterId)
    .where('page_tag.tagged_by', '=', userName)
    .groupBy('page_tag.page_key')
    .orderBy('at', 'desc')
    .orderBy('page_tag.page_key', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ page_key, at }) => ({ pageKey: page_key, at }));
}
