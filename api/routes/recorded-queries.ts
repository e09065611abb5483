import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { runRecordedQuery } from '../reports/run-recorded-query.ts';
import { listRecordedQueries } from '../repositories/reports/recorded-queries.ts';
import { getCorpusVersion } from '../repositories/search/page-changes.ts';
import { serve } from './serve.ts';

export function serveRecordedQueries(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.listRecordedQueries, async ({ matter, query }) => ({
    ...(await listRecordedQueries(deps.database, matter.id, query)),
    offset: query.offset,
    corpusVersion: await getCorpusVersion(deps.database, matter.id),
  }));

  serve(app, deps, endpoints.runRecordedQuery, async ({ matter, params, act }) =>
    runRecordedQuery(deps, act, matter.id, params.query),
  );
}
