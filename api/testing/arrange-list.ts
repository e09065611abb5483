import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { Database } from '../repositories/database/database.ts';
import { addTag } from '../repositories/review/tags.ts';
import { arrangeTaggedSet } from '../review/arrange-exhibits.ts';
import { tagPages } from './tag-pages.ts';
import { act } from './test-app.ts';

/** An empty list, for exports that only wait. */
export const EMPTY_LIST: ExhibitList = {
  ...{ listId: null, name: 'key', title: '', declarant: '', tagId: 't', productionId: null },
  ...{ exhibits: [], documents: [], sheets: [], taggedSince: [], untaggedSince: [], conflicts: 0 },
  sequestered: 0,
};

/** Tags every page of the matter with `tag-1`, and returns them as exhibits. */
export async function arrangeTestList({
  database,
  matter,
}: {
  database: Database;
  matter: { id: string };
}): Promise<ExhibitList> {
  const tag = { id: 'tag-1', name: 'opt-out' };
  const draft = { name: tag.name, definition: '', color: 'blue', key: null } as const;
  await addTag(database, act, matter.id, tag.id, draft);
  const rows = await database.selectFrom('page').select(['id', 'key']).execute();
  const pages = new Map(rows.map(({ id, key }) => [id, key]));
  await tagPages(database, act, matter.id, { tag, present: true, pages });
  return arrangeTaggedSet(database, matter.id, tag, null);
}
