import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { WithholdingFilter } from '#contract/withholdings/withholding.ts';
import type { Deps } from '../deps.ts';
import { UncoverError } from '../errors.ts';
import { type LogHead, toWithholdingCsv } from '../exports/tables/withholding-csv.ts';
import { toWithholdingXlsx } from '../exports/tables/withholding-xlsx.ts';
import { countPagesIn } from '../repositories/pages/pages.ts';
import type { OpenMatter } from '../repositories/people/matters.ts';
import { countWithholdings } from '../repositories/withholdings/withholding-rows.ts';
import { may } from '../review/may.ts';
import { chartWithholdings } from '../withholdings/chart-withholdings.ts';
import {
  changeWithholding,
  decideChallenge,
  eachWithholding,
  getWithholding,
  type LogReader,
  listWithholdingHistory,
  listWithholdings,
} from '../withholdings/withholding-log.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

/** The matter of a request, with the caller's role in it. */
interface Caller {
  matter: OpenMatter;
}

export function serveWithholdings(app: Express, deps: Deps): void {
  const { database } = deps;
  const readerOf = ({ matter }: Caller): LogReader => ({
    ...{ database, matterId: matter.id, withChallenge: may(matter.role, 'attorney') },
  });

  serve(app, deps, endpoints.listWithholdings, async ({ query, ...caller }) => {
    const { order, offset, limit, ...filter } = query;
    refuseChallenge(caller, filter);
    const counts = await countWithholdings(database, caller.matter.id, filter);
    const withholdings = await listWithholdings(readerOf(caller), filter, { order, offset, limit });
    const received = await countPagesIn(database, {
      matterId: caller.matter.id,
      productionId: filter.production,
    });
    return { ...counts, received, offset, withholdings };
  });

  serve(app, deps, endpoints.getWithholdingChart, async ({ matter, query }) =>
    chartWithholdings(database, matter.id, query.production),
  );

  serve(app, deps, endpoints.downloadWithholdingsCsv, async ({ query, response, ...caller }) => {
    const { head, lines } = openLog(caller, query);
    response.attachment(`${toFileName(caller.matter.name)}-withholdings.csv`);
    response.send(await toWithholdingCsv(head, lines));
    return answered;
  });

  serve(app, deps, endpoints.downloadWithholdingsXlsx, async ({ query, response, ...caller }) => {
    const { head, lines } = openLog(caller, query);
    response.attachment(`${toFileName(caller.matter.name)}-withholdings.xlsx`);
    response.send(await toWithholdingXlsx(head, lines));
    return answered;
  });

  serve(app, deps, endpoints.changeWithholding, async ({ params, body, act, ...caller }) => {
    const { page: pageId, part } = params;
    await changeWithholding(database, act, { matterId: caller.matter.id, pageId, part }, body);
    return getWithholding(readerOf(caller), pageId, part);
  });

  serve(app, deps, endpoints.setChallenge, async ({ params, body, act, ...caller }) => {
    const { page: pageId, part } = params;
    await decideChallenge(database, act, { matterId: caller.matter.id, pageId, part }, body.challenge);
    return getWithholding(readerOf(caller), pageId, part);
  });

  serve(app, deps, endpoints.getWithholdingHistory, async ({ params, ...caller }) =>
    listWithholdingHistory(readerOf(caller), params.page, params.part),
  );

  /** A file includes challenges only if an attorney requests that, because files are passed on. */
  function openLog(
    caller: Caller,
    query: FileQuery,
  ): { head: LogHead; lines: ReturnType<typeof eachWithholding> } {
    const { order, withChallenge: asked, ...filter } = query;
    refuseChallenge(caller, filter, asked);
    const withChallenge = asked === 'yes';
    const head = { matter: caller.matter.name, at: deps.now(), withChallenge };
    return { head, lines: eachWithholding({ ...readerOf(caller), withChallenge }, filter, order) };
  }
}

type FileQuery = WithholdingFilter & { order: 'bates' | 'page'; withChallenge?: 'yes' | undefined };

/** A filter's results, too, would reveal which withholdings are challenged. */
function refuseChallenge({ matter }: Caller, filter: WithholdingFilter, asked?: 'yes'): void {
  if (filter.challenge === undefined && asked === undefined) return;
  if (!may(matter.role, 'attorney')) {
    throw new UncoverError('forbidden', 'The challenge status is for attorneys only.');
  }
}
