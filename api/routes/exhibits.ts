import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { ExhibitListDraft } from '#contract/exhibits/exhibit.ts';
import { describeSealedList } from '#contract/review/sequester.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { listPackagedPages } from '../exports/exhibits/package/list-packaged-pages.ts';
import { MANIFEST_PATH, parseManifest } from '../exports/exhibits/package/manifest.ts';
import { zipPackage } from '../exports/exhibits/package/zip-package.ts';
import { getCaption, saveCaption } from '../repositories/exhibits/captions.ts';
import {
  findExhibitList,
  findExhibitListByName,
  removeExhibitList,
  saveExhibitList,
} from '../repositories/exhibits/exhibit-lists.ts';
import { addExportJob, findExportJob, listExportJobs } from '../repositories/exhibits/export-jobs.ts';
import { findProductionById } from '../repositories/intake/productions.ts';
import { listHiddenKeysById } from '../repositories/pages/hidden-pages.ts';
import { listPageKeys } from '../repositories/pages/pages.ts';
import { findTag } from '../repositories/review/tags.ts';
import { arrangeTaggedSet, refuseSealedList } from '../review/arrange-exhibits.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveExhibits(app: Express, deps: Deps): void {
  const { database } = deps;

  const arrange = async (matterId: string, tagId: string, productionId: string | null) => {
    const tag = await findTag(database, matterId, tagId);
    if (!tag) throw notFound('tag');
    const production =
      productionId === null ? null : await findProductionById(database, matterId, productionId);
    if (production === undefined) throw notFound('production');
    return arrangeTaggedSet(database, matterId, tag, production);
  };

  serve(app, deps, endpoints.getExhibitList, async ({ matter, query }) =>
    arrange(matter.id, query.tag, query.production ?? null),
  );

  serve(app, deps, endpoints.saveExhibitList, async ({ matter, body, act }) => {
    const before = await arrange(matter.id, body.tagId, body.productionId);
    if (before.listId !== null && before.sequestered > 0) {
      const sealed = describeSealedList('The saved arrangement', before.sequestered);
      throw new UncoverError(
        'conflict',
        `${sealed} Go back to the tagged pages first, or have the page released.`,
      );
    }
    const duplicate = await findExhibitListByName(database, matter.id, body.name);
    if (duplicate && duplicate.id !== before.listId) {
      throw new UncoverError(
        'conflict',
        `There is an exhibit list “${body.name}” already. Choose another name.`,
      );
    }
    const keys = await listPageKeys(database, matter.id, getPageIds(body));
    await saveExhibitList(database, act, matter.id, deps.newId(), body, keys);
    return arrange(matter.id, body.tagId, body.productionId);

    function getPageIds(draft: ExhibitListDraft): string[] {
      const pageIds = draft.exhibits.flatMap((exhibit) => exhibit.pageIds);
      if (new Set(pageIds).size !== pageIds.length) {
        throw new UncoverError('invalid-request', 'A page stands in two exhibits, or twice in one.');
      }
      return pageIds;
    }
  });

  serve(app, deps, endpoints.removeExhibitList, async ({ matter, params, act }) => {
    const list = await findExhibitList(database, matter.id, params.list);
    if (!list) throw notFound('exhibit list');
    await removeExhibitList(database, act, matter.id, list);
    return {};
  });

  serve(app, deps, endpoints.getCaption, async ({ matter }) => getCaption(database, matter.id));

  serve(app, deps, endpoints.saveCaption, async ({ matter, body, act }) => {
    await saveCaption(database, act, matter.id, body);
    return getCaption(database, matter.id);
  });

  serve(app, deps, endpoints.startExport, async ({ matter, body, act }) => {
    const list = await arrange(matter.id, body.tagId, body.productionId);
    refuseSealedList(list);
    if (list.exhibits.length === 0) {
      throw new UncoverError(
        'conflict',
        'No page has this tag, so there is nothing to export. Tag a page first.',
      );
    }
    const exportId = deps.newId();
    await addExportJob(database, act, { id: exportId, matterId: matter.id, list });
    deps.exports.wake();
    return getJob(matter.id, exportId);
  });

  serve(app, deps, endpoints.listExports, async ({ matter }) => listExportJobs(database, matter.id));

  serve(app, deps, endpoints.cancelExport, async ({ matter, params }) => {
    const job = await getJob(matter.id, params.export);
    await deps.exports.cancel(job.exportId, 'Cancelled.');
    return {};
  });

  serve(app, deps, endpoints.downloadExport, async ({ matter, params, response }) => {
    const job = await getJob(matter.id, params.export);
    if (job.status !== 'done') throw new UncoverError('conflict', 'This export is not finished.');
    const folder = deps.exportFolders.pathOf(job.exportId);
    const hidden = await listHiddenKeysById(database, matter.id, await listPackagedPages(folder));
    if (hidden.size > 0) {
      throw new UncoverError(
        'sequestered',
        `${describeSealedList('This package', hidden.size)} Ask an attorney of the matter.`,
      );
    }
    // The export's internal name is that of its tag, which must not appear in the files.
    const name = await readPackageName(folder);
    response.set({
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}.zip"`,
      'Cache-Control': 'no-store',
    });
    await zipPackage(folder, name, response);
    return answered;
  });

  async function getJob(matterId: string, exportId: string) {
    const job = await findExportJob(database, matterId, exportId);
    if (!job) throw notFound('export');
    return job;
  }
}

/** The name of a package, from its own title. */
async function readPackageName(folder: string): Promise<string> {
  return toFileName(parseManifest(await readFile(join(folder, MANIFEST_PATH), 'utf8')).list);
}
