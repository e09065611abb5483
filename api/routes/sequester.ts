import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { PageExposure } from '#contract/review/sequester.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { listPackagedPages } from '../exports/exhibits/package/list-packaged-pages.ts';
import { listExportJobs } from '../repositories/exhibits/export-jobs.ts';
import { listHashesOfPages } from '../repositories/intake/sealed-files.ts';
import { findExposure } from '../repositories/review/page-exposure.ts';
import { listSequestered, releasePages, sequesterPages } from '../repositories/review/sequester.ts';
import { listTargetPages, refuseOtherCount } from '../targets/list-target-pages.ts';
import { serve } from './serve.ts';

export function serveSequester(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listSequestered, async ({ matter, query: { show, ...window } }) =>
    listSequestered(database, matter.id, show, window),
  );

  serve(app, deps, endpoints.sequesterPages, async ({ matter, body, act }) => {
    const { target, reason, noticeDate } = body;
    const { pages } = await listTargetPages(deps, matter.id, target);
    refuseOtherCount(pages.size, body.pages);
    const asked = { newId: deps.newId(), matterId: matter.id, reason, noticeDate, pages };
    const pageIds = await sequesterPages(database, act, asked);
    await removeCopies(matter.id, pageIds);
    return { pageIds };
  });

  serve(app, deps, endpoints.releasePages, async ({ matter, body, act }) => {
    const pageIds = await releasePages(database, act, matter.id, body);
    await removeCopies(matter.id, pageIds);
    return { pageIds };
  });

  /**
   * The finished exports whose package has a page, other than those whose event names it: earlier versions did not
   * record the pages. A package that is gone from the disk is left out.
   */
  async function listOlderExports(
    matterId: string,
    pageId: string,
    known: ReadonlySet<string>,
  ): Promise<PageExposure['exports']> {
    const found: PageExposure['exports'] = [];
    for (const job of await listExportJobs(database, matterId)) {
      if (job.manifestSha256 === null || known.has(job.manifestSha256)) continue;
      const folder = deps.exportFolders.pathOf(job.exportId);
      const pageIds = await listPackagedPages(folder).catch((): string[] => []);
      const { name, startedBy: by, startedAt, finishedAt } = job;
      if (pageIds.includes(pageId)) found.push({ name, by, at: finishedAt ?? startedAt });
    }
    return found;
  }

  /** The copies of their files with other pages, which nobody will ask for again. */
  async function removeCopies(matterId: string, pageIds: readonly string[]): Promise<void> {
    await deps.sealedCopies.remove(await listHashesOfPages(database, matterId, pageIds));
  }

  serve(app, deps, endpoints.getExposure, async ({ matter, params }) => {
    const exposure = await findExposure(database, matter.id, params.sequestered);
    if (!exposure) throw notFound('sequestered page');
    const { seen, exports } = exposure;
    const known = new Set(exports.map(({ manifestSha256 }) => manifestSha256));
    const older = await listOlderExports(matter.id, params.sequestered, known);
    return { seen, exports: [...exports.map(({ name, by, at }) => ({ name, by, at })), ...older] };
  });
}
