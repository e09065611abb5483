import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { planExhibits, toExhibit } from '../exports/exhibits/list/plan-exhibits.ts';
import type { Queryable } from '../repositories/database/database.ts';
import {
  findExhibitListOfSet,
  type SavedExhibitList,
  type TaggedSet,
} from '../repositories/exhibits/exhibit-lists.ts';
import { listPagesByKey, listPagesIn } from '../repositories/pages/pages.ts';

/** More than any filing; a set beyond it is refused by the routes, not cut. */
export const MOST_TAGGED_PAGES = 100_000;

/** A tagged set as exhibits: as someone arranged it, or one for each run of consecutive pages. */
export async function arrangeTaggedSet(
  database: Queryable,
  matterId: string,
  tag: { id: string; name: string },
  production: { id: string; name: string } | null,
): Promise<ExhibitList> {
  const set: TaggedSet = { tagId: tag.id, productionId: production?.id ?? null };
  const tagged = await listPagesIn(
    database,
    { matterId, tagId: tag.id, productionId: production?.id },
    { offset: 0, limit: MOST_TAGGED_PAGES },
  );
  const saved = await findExhibitListOfSet(database, matterId, set);
  if (saved) return fromSaved(database, saved, tagged);
  return {
    listId: null,
    name: production ? `${tag.name} (${production.name})` : tag.name,
    title: '',
    ...set,
    exhibits: planExhibits(tagged),
    taggedSince: [],
    untaggedSince: [],
  };
}

async function fromSaved(
  database: Queryable,
  saved: SavedExhibitList,
  tagged: readonly PageSummary[],
): Promise<ExhibitList> {
  const plans = await Promise.all(
    saved.exhibits.map(async ({ description, documentDate, pageKeys }) => ({
      description,
      documentDate,
      pages: await listPagesByKey(database, pageKeys),
    })),
  );
  const arranged = plans.flatMap((plan) => plan.pages);
  const inList = new Set(arranged.map((page) => page.pageId));
  const inSet = new Set(tagged.map((page) => page.pageId));
  return {
    listId: saved.id,
    name: saved.name,
    title: saved.title,
    tagId: saved.tagId,
    productionId: saved.productionId,
    exhibits: plans.map(toExhibit),
    taggedSince: tagged.filter((page) => !inList.has(page.pageId)),
    untaggedSince: arranged.filter((page) => !inSet.has(page.pageId)),
  };
}
