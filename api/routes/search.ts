import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { searchPages } from '../search/search-pages.ts';
import { serve } from './serve.ts';

export function serveSearch(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.search, async ({ matter, query }) =>
    searchPages(
      deps.search,
      query.q,
      { matterId: matter.id, productionId: query.production, tagId: query.tag },
      { offset: query.offset, limit: query.limit },
    ),
  );
}
