import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { describeConverted } from '#contract/intake/kind-names.ts';
import type { CurrentList } from '#contract/pages/current-list.ts';
import type { PageDetail, PageWindow } from '#contract/pages/page.ts';
import { hasOwnOrder } from '#contract/pages/page-set-name.ts';
import { countWords } from '#ingest';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { listNamedSet } from '../reports/find-named-set.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { findDocument } from '../repositories/documents/documents.ts';
import { getFamily } from '../repositories/intake/families.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';
import { listPageHistory } from '../repositories/pages/page-history.ts';
import { getTextAsRead } from '../repositories/pages/page-texts.ts';
import {
  countPagesBefore,
  countPagesIn,
  findPageById,
  getPageFacts,
  getPageText,
  listPageKeys,
  listPagesByKey,
  listPagesIn,
} from '../repositories/pages/pages.ts';
import { getPageDecisions, listSealedTags } from '../repositories/review/page-decisions.ts';
import { citePage } from '../review/cite.ts';
import { getPageByReference } from '../review/resolve-references.ts';
import { centerWindow } from '../search/center-window.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { serve } from './serve.ts';

export function servePages(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.listPages, async ({ matter, query, user }) => {
    const { offset, limit, around, set, ...list } = query;
    const filter = toPageFilter(matter.id, list);
    const center = around === undefined ? undefined : await findPageById(deps.database, matter.id, around);
    if (set !== undefined) {
      const asker = { database: deps.database, matterId: matter.id, userName: user.name, role: matter.role };
      const among = await listNamedSet(asker, set);
      // The words are only marked on these pages.
      const ofSet = { order: list.order };
      const keepsOrder = list.order === undefined && hasOwnOrder(set);
      const at = { offset, limit, around: center?.key, among, keepsOrder };
      return listWindowOfMatches(deps, ofSet, filter, at);
    }
    // Narrowing and ordering are part of search, so a list that needs them is a search for everything.
    return list.q === undefined && list.narrow === undefined && list.order === undefined
      ? listWindow(deps, filter, { offset, limit, around: center?.position })
      : listWindowOfMatches(deps, list, filter, { offset, limit, around: center?.key });
  });

  // Before `/pages/:page`, which would read "find" as a page's id.
  serve(app, deps, endpoints.findPage, async ({ matter, query }) => {
    const { key } = await getPageByReference(deps.database, matter.id, query.reference);
    const [page] = await listPagesByKey(deps.database, [key]);
    if (!page) throw notFound('page');
    return page;
  });

  serve(app, deps, endpoints.listPagesById, async ({ matter, query }) => {
    const keys = await listPageKeys(deps.database, matter.id, query.ids);
    return listPagesByKey(deps.database, [...keys.values()]);
  });

  serve(app, deps, endpoints.getPage, async ({ matter, params, user }) =>
    describePage(deps, matter.id, params.page, user.name),
  );

  serve(app, deps, endpoints.listPageHistory, async ({ matter, params, query }) => {
    const page = await findPageById(deps.database, matter.id, params.page);
    if (!page) throw notFound('page');
    return listPageHistory(deps.database, page.key, query.before);
  });

  serve(app, deps, endpoints.listPageHits, async ({ matter, params, query }) => {
    const page = await findPageById(deps.database, matter.id, params.page);
    if (!page) throw notFound('page');
    return deps.search.listPageHits(matter.id, query.q, page.key, { mode: query.mode, isTyping: true });
  });

  serve(app, deps, endpoints.listPagesLike, async ({ matter, params }) => {
    const page = await findPageById(deps.database, matter.id, params.page);
    if (!page) throw notFound('page');
    return deps.search.listPagesLike(matter.id, page.key);
  });
}

async function listWindow(
  deps: Deps,
  filter: PageFilter,
  at: { offset: number; limit: number; around: number | undefined },
): Promise<PageWindow> {
  const total = await countPagesIn(deps.database, filter);
  const offset =
    at.around === undefined
      ? at.offset
      : centerWindow(await countPagesBefore(deps.database, filter, at.around), at.limit, total);
  const pages = await listPagesIn(deps.database, filter, { offset, limit: at.limit });
  return { total, offset, pages };
}

async function listWindowOfMatches(
  deps: Deps,
  { q, order, mode }: CurrentList,
  filter: PageFilter,
  at: {
    offset: number;
    limit: number;
    around: number | undefined;
    among?: readonly number[];
    keepsOrder?: boolean;
  },
): Promise<PageWindow> {
  const { total, offset, keys } = await deps.search.listWindow(q, filter, {
    ...at,
    order,
    mode,
    isTyping: true,
  });
  return { total, offset, pages: await listPagesByKey(deps.database, keys) };
}

async function describePage(
  deps: Deps,
  matterId: string,
  pageId: string,
  userName: string,
): Promise<PageDetail> {
  const page = await findPageById(deps.database, matterId, pageId);
  if (!page) throw notFound('page');
  const [facts, text, asRead, family, document, history, decisions] = await Promise.all([
    getPageFacts(deps.database, page.key),
    getPageText(deps.database, page.key),
    getTextAsRead(deps.database, page.key),
    getFamily(deps.database, matterId, page.summary.fileId),
    findDocument(deps.database, matterId, page.summary.documentId),
    listPageHistory(deps.database, page.key),
    getPageDecisions(deps.database, page.key, userName),
  ]);
  const { reviewedBy } = decisions;
  return {
    ...page.summary,
    tagIds: [
      ...new Set([...page.summary.tagIds, ...(await listSealedTags(deps.database, page.key, userName))]),
    ],
    reviewed: page.summary.reviewed || reviewedBy.length > 0,
    fileSha256: facts.sha256,
    filePages: facts.page_count,
    converted: describeConverted(facts),
    family,
    width: facts.width,
    height: facts.height,
    text: text.text,
    textReason: text.reason,
    textVersion: facts.text_version,
    textAsRead: text.source === 'corrected' ? asRead : null,
    words: countWords(text.words),
    problem: facts.problem,
    notes: jsonColumns.pageNotes.read(facts.notes, page.key),
    document: document ?? null,
    cite: citePage(page.summary),
    decisions,
    history,
  };
}
