import type { ExhibitListDraft } from '#contract/exhibits/exhibit.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';

/** A tagged set: the pages of a tag, in one production or in all. */
export interface TaggedSet {
  tagId: string;
  productionId: string | null;
}

/** A saved arrangement; pages by their internal keys. */
export interface SavedExhibitList extends TaggedSet {
  id: string;
  name: string;
  title: string;
  declarant: string;
  exhibits: { description: string; documentDate: string | null; pageKeys: number[] }[];
}

export async function findExhibitListOfSet(
  database: Queryable,
  matterId: string,
  set: TaggedSet,
): Promise<SavedExhibitList | undefined> {
  const list = await selectLists(database, matterId)
    .where('tag_id', '=', set.tagId)
    .where('production_id', set.productionId === null ? 'is' : '=', set.productionId)
    .executeTakeFirst();
  return list && withExhibits(database, list);
}

export async function findExhibitListByName(
  database: Queryable,
  matterId: string,
  name: string,
): Promise<SavedExhibitList | undefined> {
  const list = await selectLists(database, matterId).where('name', '=', name).executeTakeFirst();
  return list && withExhibits(database, list);
}

export async function findExhibitList(database: Queryable, matterId: string, id: string) {
  return selectLists(database, matterId).where('id', '=', id).executeTakeFirst();
}

function selectLists(database: Queryable, matterId: string) {
  return database
    .selectFrom('exhibit_list')
    .select(['id', 'name', 'title', 'declarant', 'tag_id', 'production_id'])
    .where('matter_id', '=', matterId);
}

async function withExhibits(
  database: Queryable,
  list: Awaited<ReturnType<typeof findExhibitList>> & object,
): Promise<SavedExhibitList> {
  const exhibits = await database
    .selectFrom('exhibit')
    .select(['ordinal', 'description', 'document_date'])
    .where('list_id', '=', list.id)
    .orderBy('ordinal')
    .execute();
  const pages = await database
    .selectFrom('exhibit_page')
    .select(['exhibit_ordinal', 'page_key'])
    .where('list_id', '=', list.id)
    .orderBy('exhibit_ordinal')
    .orderBy('ordinal')
    .execute();
  const keysOf = Map.groupBy(pages, (page) => page.exhibit_ordinal);
  return {
    id: list.id,
    name: list.name,
    title: list.title,
    declarant: list.declarant,
    tagId: list.tag_id,
    productionId: list.production_id,
    exhibits: exhibits.map((exhibit) => ({
      description: exhibit.description,
      documentDate: exhibit.document_date,
      pageKeys: (keysOf.get(exhibit.ordinal) ?? []).map((page) => page.page_key),
    })),
  };
}

/** Replaces the previous arrangement. `keys` maps every page id of the draft to its key. */
export async function saveExhibitList(
  database: Database,
  act: Act,
  matterId: string,
  newId: string,
  draft: ExhibitListDraft,
  keys: ReadonlyMap<string, number>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const before = await findExhibitListOfSet(transaction, matterId, draft);
    const listId = before?.id ?? newId;
    const values = {
      name: draft.name,
      title: draft.title,
      declarant: draft.declarant,
      tag_id: draft.tagId,
      production_id: draft.productionId,
      saved_by: act.actor,
      saved_at: act.at.toISOString(),
    };
    if (before) {
      await transaction.deleteFrom('exhibit').where('list_id', '=', listId).execute();
      await transaction.updateTable('exhibit_list').set(values).where('id', '=', listId).execute();
    } else {
      await transaction
        .insertInto('exhibit_list')
        .values({ id: listId, matter_id: matterId, ...values })
        .execute();
    }
    await addExhibits(transaction, listId, draft, keys);
    await recordEvent(transaction, act, matterId, {
      type: 'exhibits.arranged',
      listId,
      name: draft.name,
      exhibits: draft.exhibits.length,
    });
  });
}

async function addExhibits(
  tx: Tx,
  listId: string,
  draft: ExhibitListDraft,
  keys: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [ordinal, exhibit] of draft.exhibits.entries()) {
    await tx
      .insertInto('exhibit')
      .values({
        list_id: listId,
        ordinal,
        description: exhibit.description,
        document_date: exhibit.documentDate,
      })
      .execute();
    for (const [index, pageId] of exhibit.pageIds.entries()) {
      await tx
        .insertInto('exhibit_page')
        .values({
          list_id: listId,
          exhibit_ordinal: ordinal,
          ordinal: index,
          page_key: keys.get(pageId) as number,
        })
        .execute();
    }
  }
}

export async function removeExhibitList(
  database: Database,
  act: Act,
  matterId: string,
  list: { id: string; name: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await transaction.deleteFrom('exhibit_list').where('id', '=', list.id).execute();
    await recordEvent(transaction, act, matterId, {
      type: 'exhibits.arrangement-removed',
      listId: list.id,
      name: list.name,
    });
  });
}
