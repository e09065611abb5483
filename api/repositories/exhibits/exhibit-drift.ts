import type { ExhibitDrift } from '#contract/people/matter-home.ts';
import type { Queryable } from '../database/database.ts';
import type { TaggedSet } from './exhibit-lists.ts';

/** The saved exhibit lists whose pages no longer match their tags. */
export async function listExhibitDrift(database: Queryable, matterId: string): Promise<ExhibitDrift[]> {
  const lists = await database
    .selectFrom('exhibit_list')
    .select(['id', 'name', 'tag_id', 'production_id'])
    .where('matter_id', '=', matterId)
    .orderBy('name')
    .execute();
  const drift = await Promise.all(
    lists.map(async (list) => ({
      tagId: list.tag_id,
      productionId: list.production_id,
      name: list.name,
      taggedSince: await countTaggedOutside(database, list),
      untaggedSince: await countUntaggedInside(database, list),
    })),
  );
  return drift.filter(({ taggedSince, untaggedSince }) => taggedSince + untaggedSince > 0);
}

interface List {
  id: string;
  tag_id: string;
  production_id: string | null;
}

async function countTaggedOutside(database: Queryable, list: List): Promise<number> {
  const tagged = database
    .selectFrom('carried_tag')
    .innerJoin('page', 'page.key', 'carried_tag.page_key')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('carried_tag.tag_id', '=', list.tag_id)
    .where('page.key', 'not in', (eb) =>
      eb.selectFrom('exhibit_page').select('page_key').where('list_id', '=', list.id),
    );
  const { production_id } = list;
  const row = await (production_id === null
    ? tagged
    : tagged.where('page.production_id', '=', production_id)
  ).executeTakeFirstOrThrow();
  return row.pages;
}

/** Pages on which people differ about the tag of a set. */
export async function countConflicts(
  database: Queryable,
  { tagId, productionId }: TaggedSet,
): Promise<number> {
  const { pages } = await database
    .selectFrom('page_tag')
    .innerJoin('page', 'page.key', 'page_tag.page_key')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('page_tag.tag_id', '=', tagId)
    .where('page_tag.state', '=', 'conflict')
    .$if(productionId !== null, (select) => select.where('page.production_id', '=', productionId ?? ''))
    .executeTakeFirstOrThrow();
  return pages;
}

/** Sequestered pages that carry the tag of a set. */
export async function countHiddenWithTag(
  database: Queryable,
  { tagId, productionId }: TaggedSet,
): Promise<number> {
  const { pages } = await database
    .selectFrom('hidden_page')
    .innerJoin('main.page_tag as page_tag', 'page_tag.page_key', 'hidden_page.page_key')
    .innerJoin('main.page as page', 'page.key', 'hidden_page.page_key')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('page_tag.tag_id', '=', tagId)
    .where('page_tag.state', '=', 'yes')
    .$if(productionId !== null, (select) => select.where('page.production_id', '=', productionId ?? ''))
    .executeTakeFirstOrThrow();
  return pages;
}

async function countUntaggedInside(database: Queryable, list: List): Promise<number> {
  const row = await database
    .selectFrom('exhibit_page')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('list_id', '=', list.id)
    // A sequestered page still has its tags.
    .where('page_key', 'in', (eb) => eb.selectFrom('page').select('key'))
    .where('page_key', 'not in', (eb) =>
      eb.selectFrom('carried_tag').select('page_key').where('tag_id', '=', list.tag_id),
    )
    .executeTakeFirstOrThrow();
  return row.pages;
}
