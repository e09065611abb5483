import type { Express, Response } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { ResultListQuery } from '#contract/search/result-list.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import type { Deps } from '../deps.ts';
import { resultListFiles } from '../exports/tables/result-list-files.ts';
import { PROGRAM } from '../program.ts';
import { describeScope } from '../reports/apply-scope.ts';
import { listResults, namesWorkProduct } from '../reports/list-results.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import { describeSearchState } from '../search/explore/describe-state.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveSearch(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.search, async ({ matter, query, act }) => {
    const result = await deps.search.searchPages(query.q, toPageFilter(matter.id, scopeOf(query)), {
      offset: query.offset,
      limit: query.limit,
      order: query.order,
      byDocument: query.group === 'document',
      facets: query.facets === 'yes',
      facetValues: query.values,
      places: query.places === 'yes',
      mode: query.mode,
      isTyping: true,
    });
    // Without hits it is a screen that checks whether its count still holds, and not a person's query.
    if (query.mode === 'exact' && query.offset === 0 && query.limit > 0) {
      deps.recorder.record({ act, matterId: matter.id, q: query.q, scope: scopeOf(query), result });
    }
    return result;
  });

  serve(app, deps, endpoints.downloadResultsCsv, (request) => sendResults(deps, request, 'csv'));
  serve(app, deps, endpoints.downloadResultsXlsx, (request) => sendResults(deps, request, 'xlsx'));
  serve(app, deps, endpoints.downloadResultsPdf, (request) => sendResults(deps, request, 'pdf'));

  serve(app, deps, endpoints.listVariants, async ({ matter, query }) =>
    deps.search.listVariants(matter.id, query.term),
  );

  serve(app, deps, endpoints.getSearchState, async ({ matter }) =>
    describeSearchState(deps.database, matter.id, deps.searchServer),
  );
}

async function sendResults(
  { database, search }: Pick<Deps, 'database' | 'search'>,
  { matter, query, act, response }: ResultsRequest,
  ending: keyof typeof resultListFiles,
): Promise<typeof answered> {
  const scope = scopeOf(query);
  const { listed, whole } = await listResults({ database, search }, matter.id, query, scope, ending);
  const head = {
    matter: matter.name,
    q: query.q,
    scopeDescription: await describeScope(database, matter.id, scope),
    isWorkProduct: namesWorkProduct(query.q, scope),
    ...{ by: act.actor, at: act.at, program: PROGRAM },
    withSnippets: query.snippets === 'yes',
    whole,
  };
  const content = await resultListFiles[ending](head, listed);
  response
    .attachment(`${toFileName(query.q)}-${whole ? 'selected-pages' : 'pages'}.${ending}`)
    .set('Cache-Control', 'no-store')
    .send(content);
  return answered;
}

interface ResultsRequest {
  matter: { id: string; name: string };
  query: ResultListQuery;
  act: Act;
  response: Response;
}

function scopeOf({
  production,
  tag,
  narrow,
}: Pick<ResultListQuery, 'production' | 'tag' | 'narrow'>): SearchScope {
  const narrowings = typeof narrow === 'string' ? [narrow] : narrow;
  return {
    ...(production === undefined ? {} : { production }),
    ...(tag === undefined ? {} : { tag }),
    ...(narrowings === undefined ? {} : { narrow: narrowings }),
  };
}
