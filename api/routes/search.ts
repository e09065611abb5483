import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { listNarrowings } from '#contract/narrowing.ts';
import type { Deps } from '../deps.ts';
import { serve } from './serve.ts';

export function serveSearch(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.search, async ({ matter, query }) =>
    deps.search.searchPages(
      query.q,
      {
        matterId: matter.id,
        productionId: query.production,
        tagId: query.tag,
        narrow: listNarrowings(query.narrow),
      },
      {
        offset: query.offset,
        limit: query.limit,
        order: query.order,
        byDocument: query.group === 'document',
        facets: query.facets === 'yes',
        mode: query.mode,
        isTyping: true,
      },
    ),
  );
}
