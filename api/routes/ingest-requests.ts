import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { IngestSettings } from '#contract/intake/ingest-settings.ts';
import { decideSettings } from '#ingest';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { listIngestRequests } from '../repositories/intake/ingest-requests.ts';
import { findProductionById } from '../repositories/intake/productions.ts';
import { serve } from './serve.ts';

export function serveIngestRequests(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.listIngestRequests, async ({ matter }) => listShown(deps, matter.id));

  serve(app, deps, endpoints.getIngestSettings, async () => describeSettings(deps));

  serve(app, deps, endpoints.readProduction, async ({ matter, params, body, act }) => {
    const { id } = await getProduction(deps, matter.id, params.production);
    await deps.ingests.ask(act, id, body);
    return getIngestRequest(deps, matter.id, id);
  });

  serve(app, deps, endpoints.stopIngest, async ({ matter, params }) => {
    const { id } = await getProduction(deps, matter.id, params.production);
    await deps.ingests.stop(id);
    return getIngestRequest(deps, matter.id, id);
  });
}

/** Determined each time, because LibreOffice may have been installed since. */
function describeSettings({ readers, uploads }: Deps): IngestSettings {
  const { engine, languages, workers, secondsPerPage, memoryPerWorker, limits, soffice } =
    decideSettings(readers);
  return {
    engine,
    languages,
    workers,
    secondsPerPage,
    memoryPerPage: memoryPerWorker * 2 ** 20,
    libreOffice: soffice !== null,
    uploadBytes: uploads.largestFile,
    ...limits,
  };
}

async function getProduction(deps: Deps, matterId: string, id: string): Promise<{ id: string }> {
  const production = await findProductionById(deps.database, matterId, id);
  if (!production) throw notFound('production');
  return production;
}

async function listShown({ database, ingests }: Deps, matterId: string): Promise<IngestRequest[]> {
  return (await listIngestRequests(database, matterId)).map((request) => ingests.show(request));
}

async function getIngestRequest(deps: Deps, matterId: string, productionId: string): Promise<IngestRequest> {
  const requests = await listShown(deps, matterId);
  const request = requests.find((each) => each.productionId === productionId);
  if (!request) throw notFound('ingest request');
  return request;
}
