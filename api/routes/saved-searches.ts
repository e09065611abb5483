import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import {
  describeSavedSearch,
  describeSavedSearches,
  getSavedSearch,
  markSearchSeen,
  refuseDuplicateName,
  saveSearch,
} from '../reports/saved-searches.ts';
import { renameSavedSearch, setSavedSearchRemoved } from '../repositories/search/saved-searches.ts';
import { serve } from './serve.ts';

export function serveSavedSearches(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listSavedSearches, async ({ matter, user }) =>
    describeSavedSearches(database, matter.id, user.name),
  );

  serve(app, deps, endpoints.saveSearch, async ({ matter, body, act, user }) => {
    const searchId = deps.newId();
    await saveSearch(deps, act, matter.id, searchId, body);
    return describeSavedSearch(database, matter.id, searchId, user.name);
  });

  serve(app, deps, endpoints.renameSearch, async ({ matter, params, body, act, user }) => {
    const search = await getSavedSearch(database, matter.id, params.search);
    await refuseDuplicateName(database, matter.id, body.name, search.id);
    await renameSavedSearch(database, act, search, body.name);
    return describeSavedSearch(database, matter.id, search.id, user.name);
  });

  serve(app, deps, endpoints.removeSearch, async ({ matter, params, act }) => {
    const search = await getSavedSearch(database, matter.id, params.search);
    await setSavedSearchRemoved(database, act, search, true);
    return {};
  });

  serve(app, deps, endpoints.restoreSearch, async ({ matter, params, act, user }) => {
    const search = await getSavedSearch(database, matter.id, params.search);
    await refuseDuplicateName(database, matter.id, search.name, search.id);
    await setSavedSearchRemoved(database, act, search, false);
    return describeSavedSearch(database, matter.id, search.id, user.name);
  });

  serve(app, deps, endpoints.markSearchSeen, async ({ matter, params, act, user }) => {
    await markSearchSeen(database, act, matter.id, params.search);
    return describeSavedSearch(database, matter.id, params.search, user.name);
  });
}
