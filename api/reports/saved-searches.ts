import type { SavedSearch, SavedSearchDraft } from '#contract/search/saved-search.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database, Queryable } from '../repositories/database/database.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import {
  countPageSet,
  countPagesMissingFrom,
  listPagesMissingFrom,
  savePageSet,
} from '../repositories/search/page-sets.ts';
import {
  addSavedSearch,
  type Found,
  findSavedSearch,
  listSavedSearches,
  listSeen,
  markSeen,
  noteFound,
  type SavedSearchRow,
} from '../repositories/search/saved-searches.ts';
import type { SearchService } from '../search/search-service.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { describeScope } from './apply-scope.ts';

interface SearchStore {
  database: Database;
  search: SearchService;
}

/** Throws `query-syntax` for a query that cannot run, and `conflict` for a name that is in use. */
export async function saveSearch(
  deps: SearchStore,
  act: Act,
  matterId: string,
  newId: string,
  draft: SavedSearchDraft,
): Promise<void> {
  await refuseDuplicateName(deps.database, matterId, draft.name, newId);
  await describeScope(deps.database, matterId, draft.scope);
  const found = await searchAnew(deps, matterId, draft.mode, draft.q, draft.scope);
  await addSavedSearch(deps.database, act, matterId, newId, draft, found);
}

export async function refuseDuplicateName(
  database: Queryable,
  matterId: string,
  name: string,
  exceptId: string,
): Promise<void> {
  const all = await listSavedSearches(database, matterId);
  const duplicate = all.find(
    (each) => each.name.toLowerCase() === name.toLowerCase() && each.id !== exceptId,
  );
  if (!duplicate) return;
  throw new UncoverError(
    'conflict',
    `There is a saved search “${duplicate.name}” already. Choose another name.`,
  );
}

/** Explore shows the best matches and counts no complete set, so no pages are saved. */
async function searchAnew(
  { database, search }: SearchStore,
  matterId: string,
  mode: SavedSearchRow['mode'],
  q: string,
  scope: SearchScope,
): Promise<Found> {
  if (mode === 'explore') return { setId: null, version: null };
  const { set, corpusVersion } = await search.askExactly(q, toPageFilter(matterId, scope));
  return { setId: await savePageSet(database, matterId, set), version: corpusVersion };
}

/** Runs a saved search again. If it cannot run, the reason is stored with it, for users who look at it. */
export async function refreshSavedSearch(
  deps: SearchStore,
  row: SavedSearchRow,
  version: number,
): Promise<void> {
  const scope = jsonColumns.savedScope.read(row.scope, row.id);
  try {
    await describeScope(deps.database, row.matter_id, scope);
    const found = await searchAnew(deps, row.matter_id, row.mode, row.written, scope);
    await noteFound(deps.database, row.id, found, null);
  } catch (error) {
    if (!(error instanceof UncoverError)) throw error;
    await noteFound(deps.database, row.id, { setId: null, version }, error.message);
  }
}

/** Saved searches as seen by one person. */
export async function describeSavedSearches(
  database: Queryable,
  matterId: string,
  userName: string,
): Promise<SavedSearch[]> {
  const rows = await listSavedSearches(database, matterId);
  const seen = await listSeen(database, userName);
  return Promise.all(rows.map((row) => describe(database, row, seen.get(row.id) ?? row.first_set_id)));
}

export async function describeSavedSearch(
  database: Queryable,
  matterId: string,
  id: string,
  userName: string,
): Promise<SavedSearch> {
  const row = await getSavedSearch(database, matterId, id);
  return describe(database, row, (await listSeen(database, userName)).get(id) ?? row.first_set_id);
}

export async function getSavedSearch(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<SavedSearchRow> {
  const row = await findSavedSearch(database, matterId, id);
  if (!row) throw notFound('saved search');
  return row;
}

/** The pages that it finds and did not when the person last looked at it. */
export async function listNewHits(
  database: Queryable,
  matterId: string,
  id: string,
  userName: string,
): Promise<number[]> {
  const row = await getSavedSearch(database, matterId, id);
  const seenSetId = (await listSeen(database, userName)).get(id) ?? row.first_set_id;
  if (row.found_set_id === null || seenSetId === null) return [];
  return listPagesMissingFrom(database, row.found_set_id, seenSetId);
}

export async function markSearchSeen(
  database: Queryable,
  act: Act,
  matterId: string,
  id: string,
): Promise<void> {
  const row = await getSavedSearch(database, matterId, id);
  if (row.found_set_id !== null) await markSeen(database, act, id, row.found_set_id);
}

async function describe(
  database: Queryable,
  row: SavedSearchRow,
  seenSetId: string | null,
): Promise<SavedSearch> {
  const scope = jsonColumns.savedScope.read(row.scope, row.id);
  const found = row.found_set_id;
  return {
    searchId: row.id,
    name: row.name,
    q: row.written,
    mode: row.mode,
    scope,
    scopeDescription: await describeScopeNow(database, row.matter_id, scope),
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    pages: found === null ? null : await countPageSet(database, found),
    newPages:
      found === null || seenSetId === null ? null : await countPagesMissingFrom(database, found, seenSetId),
    corpusVersion: row.found_version,
    problem: row.problem,
  };
}

/** A tag of the scope may have been removed since; the search's problem reports that. */
async function describeScopeNow(database: Queryable, matterId: string, scope: SearchScope): Promise<string> {
  try {
    return await describeScope(database, matterId, scope);
  } catch (error) {
    if (!(error instanceof UncoverError)) throw error;
    return 'pages that can’t be named any more';
  }
}
