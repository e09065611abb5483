import type { QueryComparison } from '#contract/search/recorded-query.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { findRecordedQuery, toRecordedQueries } from '../repositories/reports/recorded-queries.ts';
import { countPagesMissingFrom } from '../repositories/search/page-sets.ts';
import type { SearchService } from '../search/search-service.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { recordQuery } from './record-query.ts';

/** Runs a recorded query again, records that, and compares. */
export async function runRecordedQuery(
  deps: { database: Queryable; search: SearchService; newId: () => string },
  act: Act,
  matterId: string,
  id: string,
): Promise<QueryComparison> {
  const before = await findRecordedQuery(deps.database, matterId, id);
  if (!before) throw notFound('recorded query');
  if (before.kind === 'report') {
    throw new UncoverError(
      'conflict',
      'This is a search term report. Run it again as a report: that makes a new version.',
    );
  }
  const scope = jsonColumns.queryScope.read(before.scope, before.id);
  const filter = toPageFilter(matterId, scope);
  const answer = await deps.search.askExactly(before.written, filter);
  const now = await recordQuery(deps.database, act, matterId, deps.newId(), {
    kind: 'search',
    ...{ q: before.written, ...answer, scope, pages: answer.set.pages, runOf: before.id },
  });
  const count = async (id: string | null, other: string | null) =>
    id === null || other === null ? null : countPagesMissingFrom(deps.database, id, other);
  const [then, again] = await toRecordedQueries(deps.database, [before, now]);
  if (!then || !again) throw new Error('A record of a query has no answer.');
  return {
    before: then,
    now: again,
    gained: await count(now.set_id, before.set_id),
    lost: await count(before.set_id, now.set_id),
  };
}
