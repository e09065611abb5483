import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { NamedPages } from '#contract/numbers/bates.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { toAgencyLetterDocx } from '../exports/letters/agency-letter-docx.ts';
import { toBatesCsv } from '../exports/tables/bates-csv.ts';
import { chooseSeries, decideNumber } from '../jobs/ingest/numbers/decide-numbers.ts';
import { gatherLetterFacts } from '../reports/gather-letter-facts.ts';
import { reportBates } from '../reports/report-bates.ts';
import { UnaccountedNumbers } from '../reports/unaccounted-numbers.ts';
import type { Database } from '../repositories/database/database.ts';
import { findProductionById } from '../repositories/intake/productions.ts';
import { findChosenPrefix, listSeries } from '../repositories/numbers/bates-series.ts';
import { getPageNumbers } from '../repositories/numbers/typed-numbers.ts';
import { findPageById, listPagesByKey } from '../repositories/pages/pages.ts';
import { describeMissingNumber } from '../review/describe-missing-number.ts';
import { findNamedPages } from '../review/find-named-pages.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

/** Pages of an answer to a reference: nobody could choose among more. */
const MOST_NAMED = 20;

export function serveBates(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.findPages, async ({ matter, query }): Promise<NamedPages> => {
    const { by, pages } = await findNamedPages(database, matter.id, query.reference);
    const shown = pages.slice(0, MOST_NAMED).map(({ key }) => key);
    const note =
      by === 'other' && pages.length > 0
        ? `No page has “${query.reference}” as its own number; it also stands on what is named here.`
        : null;
    const missing =
      pages.length === 0 ? await describeMissingNumber(database, matter.id, query.reference) : undefined;
    return {
      total: pages.length,
      pages: await listPagesByKey(database, shown),
      note,
      missing: missing ?? null,
    };
  });

  serve(app, deps, endpoints.getPageNumbers, async ({ matter, params }) => {
    const { key } = await getPage(database, matter.id, params.page);
    return getPageNumbers(database, key);
  });

  serve(app, deps, endpoints.typeBates, async ({ matter, params, body, act }) => {
    const page = await getPage(database, matter.id, params.page);
    await decideNumber(database, act, page, body.bates);
    return getPageNumbers(database, page.key);
  });

  serve(app, deps, endpoints.restoreBates, async ({ matter, params, act }) => {
    const page = await getPage(database, matter.id, params.page);
    await decideNumber(database, act, page, 'as read');
    return getPageNumbers(database, page.key);
  });

  serve(app, deps, endpoints.listBatesSeries, async ({ matter, params }) => {
    const production = await getProduction(database, matter.id, params.production);
    return describeSeries(database, production.id);
  });

  serve(app, deps, endpoints.chooseBatesSeries, async ({ matter, params, body, act }) => {
    const production = await getProduction(database, matter.id, params.production);
    const known = await listSeries(database, production.id);
    if (body.prefix !== null && !known.some(({ prefix }) => prefix === body.prefix))
      throw new UncoverError('invalid-request', `No series of this production has “${body.prefix}”.`);
    await chooseSeries(database, act, { ...production, matterId: matter.id }, body.prefix);
    return describeSeries(database, production.id);
  });

  serve(app, deps, endpoints.getBatesReport, async ({ matter, query }) => {
    if (query.production !== undefined) await getProduction(database, matter.id, query.production);
    return { matter: matter.slug, sections: await reportBates(database, matter.id, query.production) };
  });

  const unaccounted = new UnaccountedNumbers(database);
  serve(app, deps, endpoints.countUnaccounted, async ({ matter }) => ({
    unaccounted: await unaccounted.count(matter.id),
  }));

  serve(app, deps, endpoints.downloadBatesReport, async ({ matter, query, response }) => {
    if (query.production !== undefined) await getProduction(database, matter.id, query.production);
    const sections = await reportBates(database, matter.id, query.production);
    response
      .set('Content-Disposition', `attachment; filename="bates-${toFileName(matter.slug)}.csv"`)
      .type('text/csv')
      .send(toBatesCsv(sections));
    return answered;
  });

  serve(app, deps, endpoints.downloadAgencyLetter, async ({ matter, query, response }) => {
    if (query.production !== undefined) await getProduction(database, matter.id, query.production);
    const of = { matterId: matter.id, productionId: query.production, at: deps.now() };
    const letter = await toAgencyLetterDocx(await gatherLetterFacts(database, of));
    // Neither the matter nor the production is in the file name, because their names are the clinic's own.
    response.attachment('letter-to-agency.docx').send(letter);
    return answered;
  });
}

async function describeSeries(database: Database, productionId: string) {
  const series = await listSeries(database, productionId);
  return {
    chosen: await findChosenPrefix(database, productionId),
    series: series.map(({ role, ...one }) => ({ ...one, isOwn: role === 'own' })),
  };
}

async function getProduction(database: Database, matterId: string, id: string) {
  const production = await findProductionById(database, matterId, id);
  if (!production) throw notFound('production');
  return production;
}

async function getPage(database: Database, matterId: string, pageId: string) {
  const page = await findPageById(database, matterId, pageId);
  if (!page) throw notFound('page');
  const { productionId, fileId, pageNumber } = page.summary;
  return { key: page.key, id: pageId, matterId, productionId, fileId, pageIndex: pageNumber - 1 };
}
