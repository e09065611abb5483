import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { CurrentList } from '#contract/pages/current-list.ts';
import { MOST_TAGGED, type PageTarget, type Tag, type TagDraft } from '#contract/review/tag.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { listNamedSet } from '../reports/find-named-set.ts';
import type { Database } from '../repositories/database/database.ts';
import { listPageKeys, listPagesByKey, listPagesIn } from '../repositories/pages/pages.ts';
import {
  addTag,
  changeTag,
  findConflictingTag,
  findTag,
  listTags,
  removeTag,
  tagPages,
} from '../repositories/review/tags.ts';
import { countMissing, resolveReferences } from '../review/resolve-references.ts';
import { parseQuery } from '../search/language/parse-query.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { serve } from './serve.ts';

export function serveTags(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listTags, async ({ matter }) => listTags(database, matter.id));

  serve(app, deps, endpoints.addTag, async ({ matter, body, act }) => {
    await refuseDuplicateTag(database, matter.id, body, null);
    const tagId = deps.newId();
    await addTag(database, act, matter.id, tagId, body);
    return getTag(database, matter.id, tagId);
  });

  serve(app, deps, endpoints.changeTag, async ({ matter, params, body, act }) => {
    await getTag(database, matter.id, params.tag);
    await refuseDuplicateTag(database, matter.id, body, params.tag);
    await changeTag(database, act, matter.id, params.tag, body);
    return getTag(database, matter.id, params.tag);
  });

  serve(app, deps, endpoints.removeTag, async ({ matter, params, act }) => {
    const tag = await getTag(database, matter.id, params.tag);
    if (tag.pages > 0) {
      throw new UncoverError('conflict', `“${tag.name}” is on ${tag.pages} pages. Take it off them first.`);
    }
    await removeTag(database, act, matter.id, { id: tag.tagId, name: tag.name });
    return {};
  });

  serve(app, deps, endpoints.countNamedPages, async ({ matter, query, user }) => {
    const { references, ...list } = query;
    const { pages, missing } = await resolveReferences(database, matter.id, references);
    const keys = pages.map(({ key }) => key);
    const inList = await countInList(deps, { matterId: matter.id, userName: user.name }, keys, list);
    return { pages: pages.length, inList, ...countMissing(missing) };
  });

  serve(app, deps, endpoints.tagPages, async ({ matter, body, act }) => {
    const tag = await findTag(database, matter.id, body.tagId);
    if (!tag) throw notFound('tag');
    const pages = await listTargetPages(deps, matter.id, body.target);
    const changedPageIds = await tagPages(database, act, matter.id, { tag, present: body.present, pages });
    return { changedPageIds };
  });
}

async function getTag(database: Database, matterId: string, tagId: string): Promise<Tag> {
  const tag = (await listTags(database, matterId)).find((each) => each.tagId === tagId);
  if (!tag) throw notFound('tag');
  return tag;
}

/** How many of these pages are in the current list too. */
async function countInList(
  { database, search }: Deps,
  who: { matterId: string; userName: string },
  keys: readonly number[],
  { set, q, mode, ...list }: CurrentList,
): Promise<number> {
  const ofSet = set === undefined ? undefined : new Set(await listNamedSet({ database, ...who }, set));
  // In a saved set the words only mark what stands on the pages.
  const words = set === undefined ? q : undefined;
  const { total } = await search.listWindow(words, toPageFilter(who.matterId, list), {
    offset: 0,
    limit: 1,
    around: undefined,
    among: keys.filter((key) => ofSet?.has(key) ?? true),
    mode,
    isTyping: true,
  });
  return total;
}

async function refuseDuplicateTag(
  database: Database,
  matterId: string,
  draft: TagDraft,
  exceptTagId: string | null,
): Promise<void> {
  const other = await findConflictingTag(database, matterId, draft, exceptTagId);
  if (!other) return;
  throw new UncoverError(
    'conflict',
    other.shortcut !== null && other.shortcut === draft.key
      ? `The key ${draft.key} already belongs to “${other.name}”. Choose another key.`
      : `There is a tag “${other.name}” already.`,
  );
}

/** Keys by page id. Throws when a page is not of the matter, so that nothing is silently left out. */
async function listTargetPages(
  { database, search }: Pick<Deps, 'database' | 'search'>,
  matterId: string,
  target: PageTarget,
): Promise<Map<string, number>> {
  switch (target.kind) {
    case 'pages': {
      const keys = await listPageKeys(database, matterId, target.pageIds);
      const missing = target.pageIds.find((pageId) => !keys.has(pageId));
      if (missing) throw notFound(`page ${missing}`);
      return keys;
    }
    case 'document': {
      const filter = { matterId, documentId: target.documentId };
      const pages = await listPagesIn(database, filter, { offset: 0, limit: 100_000 });
      if (pages.length === 0) throw notFound('document');
      return listPageKeys(
        database,
        matterId,
        pages.map((page) => page.pageId),
      );
    }
    case 'references': {
      const { pages } = await resolveReferences(database, matterId, target.references);
      return new Map(pages.map((page) => [page.id, page.key]));
    }
    case 'search': {
      const filter = toPageFilter(matterId, target.scope);
      const keys = await search.listMatchingKeys(parseQuery(target.q), filter);
      refuseOtherCount(keys.length, target.pages);
      const pages = await listPagesByKey(database, keys);
      return listPageKeys(
        database,
        matterId,
        pages.map((page) => page.pageId),
      );
    }
  }
}

function refuseOtherCount(matching: number, shown: number): void {
  if (matching > MOST_TAGGED) {
    throw new UncoverError(
      'invalid-request',
      `${counted(matching, 'page')} are too many to tag at once. Narrow the search to ${counted(MOST_TAGGED, 'page')} or fewer.`,
    );
  }
  if (matching !== shown) {
    throw new UncoverError(
      'conflict',
      `${counted(matching, 'page')} ${matching === 1 ? 'matches' : 'match'} now, not ${formatNumber(shown)}, so nothing was changed. Look at the results again.`,
    );
  }
}
