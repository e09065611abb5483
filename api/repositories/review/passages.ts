import { type SqlBool, sql } from 'kysely';
import type { Passage, PassageFilter } from '#contract/review/passage.ts';
import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { hasLetters } from './has-letters.ts';
import { listReplies } from './replies.ts';

/** A passage with the key of its page. */
export interface StoredPassage {
  matterId: string;
  pageKey: number;
  passage: Passage;
  isRemoved: boolean;
}

/** The passages of a page, in the order of its words; notes on the page come first, orphans last. */
export async function listPagePassages(database: Queryable, pageKey: number): Promise<Passage[]> {
  const rows = await selectPassages(database)
    .where('passage.page_key', '=', pageKey)
    .where('passage.removed_at', 'is', null)
    .orderBy(sql`passage.quotation is not null`)
    .orderBy(sql`passage.first_word is null`)
    .orderBy('passage.first_word')
    .orderBy('passage.created_at')
    .execute();
  return (await toStored(database, rows)).map(({ passage }) => passage);
}

/** A window of the passages of a matter in the order of their pages, and how many there are. */
export async function listPassages(
  database: Queryable,
  matterId: string,
  filter: PassageFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; passages: StoredPassage[] }> {
  const wanted = whereWanted(matterId, filter);
  const { total } = await database
    .selectFrom('passage')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(wanted)
    .executeTakeFirstOrThrow();
  const rows = await selectPassages(database)
    .where(wanted)
    .orderBy('page.position')
    .orderBy('passage.first_word')
    .orderBy('passage.created_at')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total, passages: await toStored(database, rows) };
}

/** The replies to a passage, put together. */
const repliesOfPassage = sql`(select group_concat(text, char(10)) from passage_reply
  where passage_id = passage.id and passage_reply.removed_at is null)`;

function whereWanted(matterId: string, { q, tag, author, orphans }: PassageFilter) {
  const tests = [sql<SqlBool>`passage.matter_id = ${matterId}`, sql<SqlBool>`passage.removed_at is null`];
  if (author !== undefined) tests.push(sql`passage.author = ${author}`);
  if (tag !== undefined)
    tests.push(
      sql`exists (select 1 from passage_tag where passage_id = passage.id and passage_tag.tag_id = ${tag})`,
    );
  if (orphans === 'only') tests.push(sql`passage.quotation is not null and passage.first_word is null`);
  if (q !== undefined && q.trim() !== '')
    tests.push(
      hasLetters(q, [
        sql`coalesce(passage.quotation, '')`,
        sql`passage.note`,
        sql`coalesce(${repliesOfPassage}, '')`,
      ]),
    );
  return sql<SqlBool>`(${sql.join(tests, sql` and `)})`;
}

/** Also a removed one. */
export async function findPassage(
  database: Queryable,
  matterId: string,
  passageId: string,
): Promise<StoredPassage | undefined> {
  const rows = await selectPassages(database)
    .where('passage.matter_id', '=', matterId)
    .where('passage.id', '=', passageId)
    .execute();
  return (await toStored(database, rows))[0];
}

/** Passages by id, in no order; also removed ones. */
export async function listPassagesById(
  database: Queryable,
  ids: readonly string[],
): Promise<StoredPassage[]> {
  const rows = await selectPassages(database)
    .where(sql<SqlBool>`passage.id in ${anyOf(ids)}`)
    .execute();
  return toStored(database, rows);
}

/** Everyone who has a passage in the matter, by name. */
export async function listPassageAuthors(
  database: Queryable,
  matterId: string,
): Promise<{ userName: string; name: string }[]> {
  const rows = await database
    .selectFrom('passage')
    .leftJoin('user', 'user.name', 'passage.author')
    .select(['passage.author', 'user.display_name'])
    .distinct()
    .where('passage.matter_id', '=', matterId)
    .where('passage.removed_at', 'is', null)
    .orderBy('passage.author')
    .execute();
  return rows.map(({ author, display_name }) => ({ userName: author, name: display_name ?? author }));
}

/** The number of passages with a tag. */
export async function countPassagesWithTag(database: Queryable, tagId: string): Promise<number> {
  const { passages } = await database
    .selectFrom('passage_tag')
    .innerJoin('passage', 'passage.id', 'passage_tag.passage_id')
    .select((eb) => eb.fn.countAll<number>().as('passages'))
    .where('passage_tag.tag_id', '=', tagId)
    .where('passage.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return passages;
}

/** The pages that have a passage or note with a tag. */
export async function listKeysWithTaggedPassage(database: Queryable, tagId: string): Promise<number[]> {
  const rows = await database
    .selectFrom('passage_tag')
    .innerJoin('passage', 'passage.id', 'passage_tag.passage_id')
    .select('passage.page_key')
    .distinct()
    .where('passage_tag.tag_id', '=', tagId)
    .where('passage.removed_at', 'is', null)
    .execute();
  return rows.map(({ page_key }) => page_key);
}

function selectPassages(database: Queryable) {
  return database
    .selectFrom('passage')
    .innerJoin('page', 'page.key', 'passage.page_key')
    .leftJoin('user', 'user.name', 'passage.author')
    .selectAll('passage')
    .select([
      'page.id as page_id',
      'user.display_name',
      sql<number>`(select count(*) from contradiction where status <> 'withdrawn'
        and (a_passage_id = passage.id or b_passage_id = passage.id))`.as('contradictions'),
      sql<number>`(select count(*) from chronology_fact_passage as cited
        join chronology_fact as fact on fact.id = cited.fact_id
        where cited.passage_id = passage.id and fact.status <> 'withdrawn')`.as('facts'),
    ]);
}

type PassageRow = Awaited<ReturnType<ReturnType<typeof selectPassages>['execute']>>[number];

async function toStored(database: Queryable, rows: readonly PassageRow[]): Promise<StoredPassage[]> {
  const tags = await database
    .selectFrom('passage_tag')
    .innerJoin('tag', 'tag.id', 'passage_tag.tag_id')
    .select(['passage_tag.passage_id', 'passage_tag.tag_id'])
    .where(sql<SqlBool>`passage_tag.passage_id in ${anyOf(rows.map(({ id }) => id))}`)
    .orderBy('tag.ordinal')
    .execute();
  const tagsOf = Map.groupBy(tags, ({ passage_id }) => passage_id);
  const repliesOf = await listReplies(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    matterId: row.matter_id,
    pageKey: row.page_key,
    isRemoved: row.removed_at !== null,
    passage: {
      passageId: row.id,
      pageId: row.page_id,
      quotation: row.quotation,
      anchor: toAnchor(row),
      color: row.color,
      tagIds: (tagsOf.get(row.id) ?? []).map(({ tag_id }) => tag_id),
      note: row.note,
      author: row.author,
      authorName: row.display_name ?? row.author,
      at: row.created_at,
      changedAt: row.changed_at,
      contradictions: row.contradictions,
      replies: repliesOf.get(row.id) ?? [],
      facts: row.facts,
    },
  }));
}

function toAnchor({ id, first_word: firstWord, last_word: lastWord, rects }: PassageRow): Passage['anchor'] {
  if (firstWord === null || lastWord === null) return null;
  return { firstWord, lastWord, rects: jsonColumns.passageRects.read(rects, id) };
}
