import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import type { FoundFile } from '../jobs/ingest/walk-files.ts';
import { getColumnChoices, listFilesOfProduction, listOnce } from '../repositories/intake/load-files.ts';
import { findProduction, findProductionById } from '../repositories/intake/productions.ts';
import { listUploads } from '../repositories/intake/uploads.ts';
import { serve } from './serve.ts';

/** Interprets load files before they are read and afterwards. */
export function serveLoadFiles(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.describeMapping, async ({ matter, params, body }) => {
    const production = await findProductionById(deps.database, matter.id, params.production);
    if (!production) throw notFound('production');
    const known = await listKnown(deps, production.id);
    return deps.mappingPreviews.describe({ ...known, choices: body.columns ?? known.choices });
  });

  serve(app, deps, endpoints.describeDrop, async ({ matter, body }) => {
    const production = await findProduction(deps.database, matter.id, body.production);
    const known = production ? await listKnown(deps, production.id) : NOTHING_KNOWN;
    const uploads = (await listUploads(deps.database, matter.id)).filter(
      ({ production: name, status }) => name === body.production && status === 'received',
    );
    const staged = uploads
      .filter(({ loadFile }) => loadFile)
      .map(({ uploadId, path }) => ({ absolute: deps.uploads.staged.pathOf(uploadId), path }));
    return deps.mappingPreviews.describe({
      loadFiles: [...known.loadFiles, ...staged],
      received: [
        ...known.received,
        ...uploads.filter(({ loadFile }) => !loadFile).map(({ path }) => path),
      ].sort(),
      choices: body.columns ?? known.choices,
    });
  });
}

interface Known {
  loadFiles: FoundFile[];
  received: string[];
  choices: ColumnChoices;
}

const NOTHING_KNOWN: Known = { loadFiles: [], received: [], choices: {} };

/** The files of a production in the ledger, in the form in which ingest takes them. */
async function listKnown({ database, originals }: Deps, productionId: string): Promise<Known> {
  const files = await listFilesOfProduction(database, productionId);
  return {
    loadFiles: listOnce(files).map(({ sha256, path }) => ({ absolute: originals.pathOf(sha256), path })),
    received: files.filter(({ isLoadFile }) => !isLoadFile).map(({ path }) => path),
    choices: await getColumnChoices(database, productionId),
  };
}
