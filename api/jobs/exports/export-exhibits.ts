import type { ExhibitList, Manifest } from '#contract/exhibits/exhibit.ts';
import { describeConverted } from '#contract/intake/kind-names.ts';
import { isGap } from '#ingest';
import { exportPackage } from '../../exports/exhibits/package/export-package.ts';
import type {
  ExportProgress,
  PageForExport,
  StoredSource,
} from '../../exports/exhibits/package/package-input.ts';
import { ensureRenditionHashes } from '../../originals/keep-rendition.ts';
import type { OriginalStore } from '../../originals/original-store.ts';
import { PROGRAM } from '../../program.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { getCaption } from '../../repositories/exhibits/captions.ts';
import { getFileByContent } from '../../repositories/intake/source-files.ts';
import { judgeUnseenText } from '../../repositories/pages/page-marks.ts';
import { findPageById, getPageFacts, getPageText } from '../../repositories/pages/pages.ts';
import { refuseSealedList } from '../../review/arrange-exhibits.ts';
import { refuseSequestered } from '../../review/refuse-sequestered.ts';

export interface ExhibitExport {
  matter: { id: string; name: string };
  list: ExhibitList;
  outDir: string;
  now: Date;
  signal?: AbortSignal;
  onProgress?: (progress: ExportProgress) => void;
}

/**
 * Writes the package of an exhibit list to a new folder. Throws ExportError, and then leaves nothing behind.
 */
export async function exportExhibits(
  deps: { database: Queryable; originals: OriginalStore },
  { matter, list, ...rest }: ExhibitExport,
): Promise<{ manifest: Manifest; manifestSha256: string }> {
  refuseSealedList(list);
  return exportPackage({
    matter: matter.name,
    title: list.title,
    declarant: list.declarant,
    caption: await getCaption(deps.database, matter.id),
    exhibits: list.exhibits,
    loadPage: (pageId) => loadPage(deps.database, matter.id, pageId),
    openOriginal: (sha256) => findSource(deps, matter.id, sha256, rest.now),
    program: PROGRAM,
    ...rest,
  });
}

async function findSource(
  { database, originals }: { database: Queryable; originals: OriginalStore },
  matterId: string,
  sha256: string,
  at: Date,
): Promise<StoredSource> {
  const file = await getFileByContent(database, matterId, sha256);
  const original = originals.pathOf(sha256);
  if (file.rendition !== 1) return { original, rendition: null };
  const path = originals.pagesPathOf(file);
  return { original, rendition: { path, hashes: await ensureRenditionHashes(database, path, sha256, at) } };
}

async function loadPage(database: Queryable, matterId: string, pageId: string): Promise<PageForExport> {
  const page = await findPageById(database, matterId, pageId);
  await refuseSequestered(database, matterId, { pageId });
  if (!page) throw new Error(`Page ${pageId} of the list is not in the matter.`);
  const facts = await getPageFacts(database, page.key);
  const { text, words } = await getPageText(database, page.key);
  return {
    ...page.summary,
    fileSha256: facts.sha256,
    converted: describeConverted(facts),
    width: facts.width,
    height: facts.height,
    problem: facts.problem,
    unseenText: await judgeUnseenText(database, page.key),
    text,
    words: words.filter((word) => !isGap(word.text)),
  };
}
