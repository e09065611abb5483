import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { toElusionCsv } from '../exports/tables/elusion-csv.ts';
import { describeSample, describeSamplePages } from '../reports/describe-elusion.ts';
import { drawElusionSample } from '../reports/draw-elusion-sample.ts';
import { findPageById } from '../repositories/pages/pages.ts';
import {
  answerSampledPage,
  findElusionSample,
  listElusionSamples,
  type SampleRow,
} from '../repositories/reports/elusion-samples.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveElusion(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listElusionSamples, async ({ matter }) => {
    const rows = await listElusionSamples(database, matter.id);
    return Promise.all(rows.map((row) => describeSample(database, row)));
  });

  serve(app, deps, endpoints.drawElusionSample, async ({ matter, body, act }) => {
    const sampleId = deps.newId();
    await drawElusionSample(deps, act, matter.id, sampleId, body);
    return describeSample(database, await getSample(matter.id, sampleId));
  });

  serve(app, deps, endpoints.getElusionSample, async ({ matter, params }) =>
    describeSample(database, await getSample(matter.id, params.sample)),
  );

  serve(app, deps, endpoints.listElusionPages, async ({ matter, params }) => {
    const { id } = await getSample(matter.id, params.sample);
    return describeSamplePages(database, id);
  });

  serve(app, deps, endpoints.answerElusionPage, async ({ matter, params, body, act }) => {
    const sample = await getSample(matter.id, params.sample);
    const page = await findPageById(database, matter.id, params.page);
    const target = page && { id: params.page, key: page.key };
    if (!target || !(await answerSampledPage(database, act, sample, target, body.answer)))
      throw notFound('page of this sample');
    return describeSample(database, sample);
  });

  serve(app, deps, endpoints.downloadElusionCsv, async ({ matter, params, response }) => {
    const row = await getSample(matter.id, params.sample);
    const sample = await describeSample(database, row);
    const csv = toElusionCsv(matter.name, sample, await describeSamplePages(database, row.id));
    response.attachment(`${toFileName(row.name)}-elusion.csv`).send(csv);
    return answered;
  });

  async function getSample(matterId: string, sampleId: string): Promise<SampleRow> {
    const row = await findElusionSample(database, matterId, sampleId);
    if (!row) throw notFound('elusion sample');
    return row;
  }
}
