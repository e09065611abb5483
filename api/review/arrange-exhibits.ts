import type { ExhibitDocument, ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { describeSealedList } from '#contract/review/sequester.ts';
import { UncoverError } from '../errors.ts';
import { planExhibits, toExhibit } from '../exports/exhibits/list/plan-exhibits.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listDocumentsById } from '../repositories/documents/document-list.ts';
import { countConflicts, countHiddenWithTag } from '../repositories/exhibits/exhibit-drift.ts';
import {
  findExhibitListOfSet,
  type SavedExhibitList,
  type TaggedSet,
} from '../repositories/exhibits/exhibit-lists.ts';
import { listPagesByKey, listPagesIn } from '../repositories/pages/pages.ts';
import { listSheets } from '../repositories/withholdings/withheld-pages.ts';

/** More than any filing has; the routes refuse a larger set instead of truncating it. */
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
  const conflicts = await countConflicts(database, set);
  if (saved) return { ...(await fromSaved(database, matterId, saved, tagged)), conflicts };
  const sequestered = await countHiddenWithTag(database, set);
  const facts = await listFactsOf(database, matterId, tagged);
  return {
    listId: null,
    name: production ? `${tag.name} (${production.name})` : tag.name,
    title: '',
    declarant: '',
    ...set,
    exhibits: planExhibits(tagged, byId(facts.documents)),
    ...facts,
    taggedSince: [],
    untaggedSince: [],
    conflicts,
    sequestered,
  };
}

/** The facts of the pages' documents, and which of the pages are an agency's sheets. */
async function listFactsOf(
  database: Queryable,
  matterId: string,
  pages: readonly PageSummary[],
): Promise<Pick<ExhibitList, 'documents' | 'sheets'>> {
  const ids = [...new Set(pages.map(({ documentId }) => documentId))];
  const documents = await listDocumentsById(database, matterId, ids);
  return {
    documents: documents.map(({ documentId, kind, title, date, pages }) => ({
      ...{ documentId, kind, title, date, pages },
    })),
    sheets: await listSheets(
      database,
      pages.map(({ pageId }) => pageId),
    ),
  };
}

function byId(documents: readonly ExhibitDocument[]): ReadonlyMap<string, ExhibitDocument> {
  return new Map(documents.map((document) => [document.documentId, document]));
}

async function fromSaved(
  database: Queryable,
  matterId: string,
  saved: SavedExhibitList,
  tagged: readonly PageSummary[],
): Promise<Omit<ExhibitList, 'conflicts'>> {
  const plans = await Promise.all(
    saved.exhibits.map(async ({ description, documentDate, pageKeys }) => {
      const pages = await listPagesByKey(database, pageKeys);
      const isWhole = pages.length === pageKeys.length;
      // What was written about an exhibit may come from its sequestered page.
      return isWhole ? { description, documentDate, pages } : { description: '', documentDate: null, pages };
    }),
  );
  const listed = saved.exhibits.flatMap(({ pageKeys }) => pageKeys);
  const arranged = plans.flatMap((plan) => plan.pages);
  const facts = await listFactsOf(database, matterId, [...arranged, ...tagged]);
  const documents = byId(facts.documents);
  const inList = new Set(arranged.map((page) => page.pageId));
  const inSet = new Set(tagged.map((page) => page.pageId));
  return {
    listId: saved.id,
    name: saved.name,
    title: saved.title,
    declarant: saved.declarant,
    tagId: saved.tagId,
    productionId: saved.productionId,
    exhibits: plans
      .filter(({ pages }) => pages.length > 0)
      .map((plan, index) => toExhibit(plan, index, documents)),
    sequestered: listed.length - arranged.length,
    ...facts,
    taggedSince: tagged.filter((page) => !inList.has(page.pageId)),
    untaggedSince: arranged.filter((page) => !inSet.has(page.pageId)),
  };
}

/** Throws `conflict` for a list with sequestered pages: nothing is left out of an export silently. */
export function refuseSealedList({ listId, sequestered }: ExhibitList): void {
  if (sequestered === 0) return;
  const [what, next] =
    listId === null
      ? [
          'The tagged set',
          'Save an arrangement of the other pages to export them, or have the page released.',
        ]
      : ['The list', 'Go back to the tagged pages and save them without it, or have the page released.'];
  throw new UncoverError('conflict', `${describeSealedList(what, sequestered)} ${next}`);
}
