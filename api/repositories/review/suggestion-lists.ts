import type { Reasons, SuggestionKind } from '#contract/review/suggestion.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';

export type SuggestionListRow = Schema['suggestion_list'];

/** A page of a list, by its key; `decided` for those to look at again. */
export interface ListedPage extends Reasons {
  key: number;
  kind: SuggestionKind | 'look-again';
  decided: 'yes' | 'no' | null;
}

/** Stores a list with its audit event. Pages to look at again are numbered by themselves. */
export async function addSuggestionList(
  database: Database,
  act: Act,
  list: SuggestionListRow,
  tagName: string,
  pages: readonly ListedPage[],
): Promise<void> {
  const suggested = pages.filter(({ kind }) => kind !== 'look-again');
  const toLookAt = pages.filter(({ kind }) => kind === 'look-again');
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, list.matter_id);
    await transaction.insertInto('suggestion_list').values(list).execute();
    for (const [place, { key, kind, decided, ...reasons }] of [
      ...suggested.entries(),
      ...toLookAt.entries(),
    ]) {
      await transaction
        .insertInto('suggestion_page')
        .values({
          ...{ list_id: list.id, kind, place, page_key: key, decided },
          reasons: jsonColumns.suggestionReasons.write(reasons),
        })
        .execute();
    }
    await recordEvent(transaction, act, list.matter_id, {
      ...{ type: 'suggestions.made', listId: list.id, tagId: list.tag_id, name: tagName },
      ...{ seed: list.seed, pages: suggested.length },
    });
  });
}

export async function findSuggestionList(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<SuggestionListRow | undefined> {
  return database
    .selectFrom('suggestion_list')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findLatestList(
  database: Queryable,
  tagId: string,
): Promise<SuggestionListRow | undefined> {
  return database
    .selectFrom('suggestion_list')
    .selectAll()
    .where('tag_id', '=', tagId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** In the order of the list: the suggested pages, or those to look at again. */
export async function listPagesOfList(
  database: Queryable,
  listId: string,
  which: 'suggested' | 'look-again',
): Promise<(ListedPage & { pageId: string })[]> {
  const rows = await database
    .selectFrom('suggestion_page')
    .innerJoin('page', 'page.key', 'suggestion_page.page_key')
    .select(['page.key', 'page.id as pageId', 'suggestion_page.kind', 'decided', 'reasons'])
    .where('list_id', '=', listId)
    .where('suggestion_page.kind', which === 'look-again' ? '=' : '!=', 'look-again')
    .orderBy('place')
    .execute();
  return rows.map(({ reasons, ...row }) => ({
    ...row,
    ...jsonColumns.suggestionReasons.read(reasons, row.pageId),
  }));
}
