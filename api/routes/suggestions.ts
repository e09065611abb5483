import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { listPagesByKey } from '../repositories/pages/pages.ts';
import { listDecided } from '../repositories/review/decided-pages.ts';
import {
  findSuggestionList,
  listPagesOfList,
  type SuggestionListRow,
} from '../repositories/review/suggestion-lists.ts';
import { describeControlSets } from '../suggestions/describe-control-sets.ts';
import { describeList, describeSuggestions } from '../suggestions/describe-suggestions.ts';
import { drawControlSet } from '../suggestions/draw-control-set.ts';
import { makeSuggestions } from '../suggestions/make-suggestions.ts';
import { serve } from './serve.ts';

export function serveSuggestions(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listTagSuggestions, async ({ matter }) =>
    describeSuggestions(database, matter.id),
  );

  serve(app, deps, endpoints.makeSuggestions, async ({ matter, body, act }) => {
    const listId = deps.newId();
    await makeSuggestions(deps, act, matter.id, listId, body);
    const decided = await listDecided(database, matter.id, body.tagId);
    return describeList(database, await getList(matter.id, listId), decided);
  });

  serve(app, deps, endpoints.listSuggestedPages, async ({ matter, params }) => {
    const { id } = await getList(matter.id, params.list);
    const pages = await listPagesOfList(database, id, 'suggested');
    return pages.map(({ pageId, kind, speaksFor, speaksAgainst }) => ({
      ...{ pageId, speaksFor, speaksAgainst },
      kind: kind === 'random' ? kind : 'ranked',
    }));
  });

  serve(app, deps, endpoints.listPagesToLookAt, async ({ matter, params }) => {
    const { id } = await getList(matter.id, params.list);
    const listed = await listPagesOfList(database, id, 'look-again');
    const pages = await listPagesByKey(
      database,
      listed.map(({ key }) => key),
    );
    const byId = new Map(pages.map((page) => [page.pageId, page]));
    return listed.flatMap(({ pageId, decided, speaksFor, speaksAgainst }) => {
      const page = byId.get(pageId);
      return page && decided ? [{ page, decided, speaksFor, speaksAgainst }] : [];
    });
  });

  serve(app, deps, endpoints.listControlSets, async ({ matter }) => describeControlSets(database, matter.id));

  serve(app, deps, endpoints.drawControlSet, async ({ matter, body, act }) => {
    const setId = deps.newId();
    await drawControlSet(database, act, matter.id, setId, body);
    const sets = await describeControlSets(database, matter.id, body.tagId);
    const drawn = sets.find((set) => set.setId === setId);
    if (!drawn) throw notFound('control set');
    return drawn;
  });

  async function getList(matterId: string, listId: string): Promise<SuggestionListRow> {
    const row = await findSuggestionList(database, matterId, listId);
    if (!row) throw notFound('list of suggested pages');
    return row;
  }
}
