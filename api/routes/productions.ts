import type { Express, Request, Response } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Production } from '#contract/intake/production.ts';
import { toLedger } from '#contract/intake/to-ledger.ts';
import { describeSealedFile } from '#contract/review/sequester.ts';
import { findMachineError } from '#ingest';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { toLedgerCsv } from '../exports/tables/ledger-csv.ts';
import { headersOf } from '../originals/media-of.ts';
import { OriginalIndex } from '../originals/original-index.ts';
import { sendRange } from '../originals/send-range.ts';
import { declarePages, listProductions } from '../repositories/intake/productions.ts';
import { countHiddenInOriginal, listHiddenIndexes } from '../repositories/intake/sealed-files.ts';
import { findSourceFile } from '../repositories/intake/source-files.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveProductions(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.listProductions, async ({ matter }) =>
    listProductions(deps.database, matter.id, deps.now()),
  );

  serve(app, deps, endpoints.declarePages, async ({ matter, params, body, act }) => {
    const { productionId, name } = await getProduction(deps, matter.id, params.production);
    await declarePages(deps.database, act, matter.id, { id: productionId, name }, body.declaredPages);
    return getProduction(deps, matter.id, productionId);
  });

  serve(app, deps, endpoints.getLedger, async ({ matter, params }) =>
    toLedger(await getProduction(deps, matter.id, params.production)),
  );

  serve(app, deps, endpoints.downloadLedger, async ({ matter, params, response }) => {
    const ledger = toLedger(await getProduction(deps, matter.id, params.production));
    response
      .set('Content-Disposition', `attachment; filename="ledger-${toFileName(ledger.production)}.csv"`)
      .type('text/csv')
      .send(toLedgerCsv([ledger]));
    return answered;
  });

  const index = new OriginalIndex(deps.database, deps.originals);
  serve(app, deps, endpoints.getPagedOriginal, async ({ matter, params, request, response }) => {
    const file = await findSourceFile(deps.database, matter.id, params.file);
    if (!file) throw notFound('file');
    response.set('Content-Type', 'application/pdf');
    const path = deps.originals.pagesPathOf(file);
    const hidden = await listHiddenIndexes(deps.database, matter.id, file);
    try {
      if (hidden.length === 0) await sendRange(request, response, path, await index.of(file));
      else await sendSealed(request, response, { path, sha256: file.sha256, hidden });
    } catch (error) {
      throw findMachineError(error, path) ?? error;
    }
    return answered;
  });

  async function sendSealed(
    request: Request,
    response: Response,
    { path, sha256, hidden }: { path: string; sha256: string; hidden: number[] },
  ): Promise<void> {
    const sealed = await deps.sealedCopies.ensure(path, sha256, hidden);
    await sendRange(request, response, sealed, Buffer.alloc(0));
  }

  serve(app, deps, endpoints.getOriginal, async ({ matter, params, response }) => {
    const file = await findSourceFile(deps.database, matter.id, params.file);
    if (!file) throw notFound('file');
    const hidden = await countHiddenInOriginal(deps.database, matter.id, file);
    if (hidden > 0) throw new UncoverError('sequestered', describeSealedFile(hidden));
    const path = deps.originals.pathOf(file.sha256);
    await new Promise<void>((resolve, reject) => {
      response.sendFile(
        path,
        { headers: headersOf(file), cacheControl: false, dotfiles: 'allow' },
        (error) =>
          // A browser that turns the page drops the rest of a range: this is no error.
          error && !response.headersSent ? reject(findMachineError(error, path) ?? error) : resolve(),
      );
    });
    return answered;
  });
}

async function getProduction(deps: Deps, matterId: string, id: string): Promise<Production> {
  const [production] = await listProductions(deps.database, matterId, deps.now(), id);
  if (!production) throw notFound('production');
  return production;
}
