import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { LARGEST_VAUGHN_FILE, type VaughnIndex } from '#contract/withholdings/vaughn.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { toVaughnCsv } from '../exports/tables/vaughn-csv.ts';
import {
  findVaughnIndex,
  listVaughnIndexes,
  mapVaughnColumns,
  setVaughnRemoved,
} from '../repositories/withholdings/vaughn-indexes.ts';
import { loadVaughnIndex } from '../withholdings/vaughn/load-index.ts';
import { reconcileVaughn } from '../withholdings/vaughn/reconcile.ts';
import { readBody } from './read-body.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveVaughn(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listVaughnIndexes, async ({ matter }) => listVaughnIndexes(database, matter.id));

  serve(app, deps, endpoints.loadVaughnIndex, async ({ matter, query, act, request }) => {
    const bytes = await readBody(request, LARGEST_VAUGHN_FILE);
    return getIndex(matter.id, await loadVaughnIndex(deps, act, matter.id, { name: query.name, bytes }));
  });

  serve(app, deps, endpoints.reconcileVaughnIndex, async ({ matter, params, query }) => {
    const { production, kind, offset, limit } = query;
    const index = await getIndex(matter.id, params.index);
    const { differences, ...sums } = await reconcileVaughn(database, matter.id, index, production);
    const shown = differences.filter((difference) => kind === undefined || difference.kind === kind);
    return {
      ...{ index, ...sums, total: shown.length, offset },
      differences: shown.slice(offset, offset + limit),
    };
  });

  serve(app, deps, endpoints.downloadVaughnCsv, async ({ matter, params, query, response }) => {
    const index = await getIndex(matter.id, params.index);
    const { differences } = await reconcileVaughn(database, matter.id, index, query.production);
    response.attachment(`${toFileName(index.name)}-differences.csv`);
    response.send(toVaughnCsv(matter.name, index, differences));
    return answered;
  });

  serve(app, deps, endpoints.mapVaughnColumns, async ({ matter, params, body, act }) => {
    const index = await getIndex(matter.id, params.index);
    await mapVaughnColumns(database, act, matter.id, index, body.columns);
    return getIndex(matter.id, params.index);
  });

  serve(app, deps, endpoints.removeVaughnIndex, async ({ matter, params, act }) => {
    await setVaughnRemoved(database, act, matter.id, await getIndex(matter.id, params.index), true);
    return {};
  });

  serve(app, deps, endpoints.restoreVaughnIndex, async ({ matter, params, act }) => {
    const index = await getIndex(matter.id, params.index);
    await setVaughnRemoved(database, act, matter.id, index, false);
    return index;
  });

  async function getIndex(matterId: string, indexId: string): Promise<VaughnIndex> {
    const index = await findVaughnIndex(database, matterId, indexId);
    if (!index) throw notFound('Vaughn index');
    return index;
  }
}
