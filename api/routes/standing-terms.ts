import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { findPageById } from '../repositories/pages/pages.ts';
import { getStandingTerms, saveStandingTerms } from '../repositories/review/standing-terms.ts';
import { refuseFaultyStandingTerms } from '../search/language/refuse-faulty-standing-terms.ts';
import { serve } from './serve.ts';

export function serveStandingTerms(app: Express, deps: Deps): void {
  const { database, search } = deps;

  serve(app, deps, endpoints.listStandingTerms, async ({ matter }) => getStandingTerms(database, matter.id));

  serve(app, deps, endpoints.saveStandingTerms, async ({ matter, body, act }) => {
    refuseFaultyStandingTerms(body.terms);
    return saveStandingTerms(database, act, matter.id, body);
  });

  serve(app, deps, endpoints.listStandingHits, async ({ matter, params }) => {
    const page = await findPageById(database, matter.id, params.page);
    if (!page) throw notFound('page');
    const { terms } = await getStandingTerms(database, matter.id);
    if (terms.length === 0) return [];
    const hits = await search.listHitsOfTerms(
      page.key,
      terms.map(({ term }) => term),
    );
    return terms.flatMap((term, index) => (hits[index] ?? []).map(({ words }) => ({ ...term, words })));
  });
}
