import type { Express } from 'express';
import type { z } from 'zod';
import { endpoints } from '#contract/endpoints.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import type { Deps } from '../deps.ts';
import { describeSearchState } from '../search/explore/describe-state.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { serve } from './serve.ts';

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
    // Without hits it is a screen that looks whether its count still holds: nobody asked.
    if (query.mode === 'exact' && query.offset === 0 && query.limit > 0) {
      deps.recorder.record({ act, matterId: matter.id, q: query.q, scope: scopeOf(query), result });
    }
    return result;
  });

  serve(app, deps, endpoints.listVariants, async ({ matter, query }) =>
    deps.search.listVariants(matter.id, query.term),
  );

  serve(app, deps, endpoints.getSearchState, async ({ matter }) =>
    describeSearchState(deps.database, matter.id, deps.searchServer),
  );
}

function scopeOf({ production, tag, narrow }: z.output<typeof endpoints.search.query>): SearchScope {
  const narrowings = typeof narrow === 'string' ? [narrow] : narrow;
  return {
    ...(production === undefined ? {} : { production }),
    ...(tag === undefined ? {} : { tag }),
    ...(narrowings === undefined ? {} : { narrow: narrowings }),
  };
}
