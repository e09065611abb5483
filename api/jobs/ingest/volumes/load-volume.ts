import { createHash } from 'node:crypto';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import { type PlannedDocument, planVolume, readLoadFile, sniffLoadFile, type VolumePlan } from '#ingest';
import type { OriginalStore } from '../../../originals/original-store.ts';
import type { Database } from '../../../repositories/database/database.ts';
import { jsonColumns } from '../../../repositories/database/schema/json-columns.ts';
import {
  type FileOfProduction,
  getColumnChoices,
  listFilesInOrder,
  listFilesOfProduction,
  listKeptFiles,
  listOnce,
  MOST_FAULTS,
  markLoadFile,
  releaseFiles,
} from '../../../repositories/intake/load-files.ts';
import { type DocumentToSave, saveVolume } from '../../../repositories/intake/save-volume.ts';
import type { SourceFileRow } from '../../../repositories/intake/source-files.ts';
import { pageIdOf } from '../../../repositories/pages/page-id.ts';
import { openCopies } from './open-copies.ts';

interface LoadDeps {
  database: Database;
  originals: OriginalStore;
}

interface LoadedProduction {
  id: string;
  matterId: string;
}

/**
 * Reads the load files of a production and stores what they say, before the first page is read. All of its
 * files are considered, including those in archives and from an earlier run. Returns the files to open, in
 * the order of the load files; those without pages of their own are left out, except one that got pages
 * before the load files, or a person, said what it is.
 */
export async function loadVolume(
  deps: LoadDeps,
  production: LoadedProduction,
  received: readonly SourceFileRow[],
  choices: ColumnChoices | undefined,
): Promise<SourceFileRow[]> {
  const { database } = deps;
  await markLoadFiles(deps, received);
  const files = await listFilesOfProduction(database, production.id);
  const loadFiles = listOnce(files);
  if (loadFiles.length === 0) return [...received];
  const kept = choices ?? (await getColumnChoices(database, production.id));
  const copies = await planAndSave(deps, production, files, loadFiles, kept);
  const withoutPages = new Set((await listKeptFiles(database, production.id)).map(({ id }) => id));
  const released = await releaseFiles(database, production.id, withoutPages);
  const order = new Map((await listFilesInOrder(database, production.id)).map((id, index) => [id, index]));
  const orderOf = ({ id }: SourceFileRow) => order.get(id) ?? order.size;
  const opened = new Map([...received, ...copies, ...released].map((file) => [file.id, file]));
  return [...opened.values()]
    .filter(({ id, first_control }) => first_control !== null || !withoutPages.has(id))
    .sort((a, b) => orderOf(a) - orderOf(b));
}

/** Files that were read are not load files; text, or what may be text, is examined. */
async function markLoadFiles(
  { database, originals }: LoadDeps,
  received: readonly SourceFileRow[],
): Promise<void> {
  for (const file of received) {
    if (file.first_control !== null || (file.kind !== 'text' && file.kind !== 'other')) continue;
    if (await sniffLoadFile(originals.pathOf(file.sha256))) await markLoadFile(database, file.id);
  }
}

async function planAndSave(
  { database, originals }: LoadDeps,
  production: LoadedProduction,
  files: readonly FileOfProduction[],
  loadFiles: readonly FileOfProduction[],
  choices: ColumnChoices,
): Promise<SourceFileRow[]> {
  const parsed = [];
  for (const { sha256, path } of loadFiles) {
    const kind = await sniffLoadFile(originals.pathOf(sha256));
    if (kind) parsed.push(await readLoadFile(originals.pathOf(sha256), path, kind));
  }
  const received = files.filter(({ isLoadFile }) => !isLoadFile).map(({ path }) => path);
  const plan = planVolume(parsed, received, choices);
  const copies = await openCopies(database, plan, files);
  const documents = toDocuments(plan, await listFilesOfProduction(database, production.id), production);
  const hash = hashOf({ documents, plan, choices });
  await saveVolume(database, production, {
    documents,
    loadFiles: parsed.map(({ path, kind, encoding }) => ({
      ...describe(plan, path),
      file_id: getFile(files, path).id,
      production_id: production.id,
      kind,
      encoding,
      choices: jsonColumns.columnChoices.write(choices),
      plan_hash: hash,
    })),
  });
  return copies;
}

function describe(plan: VolumePlan, path: string) {
  const { documents = 0, columns = [] } = plan.loadFiles.find((each) => each.path === path) ?? {};
  const faults = plan.faults
    .filter(({ loadFile }) => loadFile === path)
    .map(({ row, message }) => ({ row, message }));
  return {
    documents,
    mapping: jsonColumns.columnMapping.write(columns),
    fault_count: faults.length,
    faults: jsonColumns.faults.write(faults.slice(0, MOST_FAULTS)),
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function getFile(files: readonly FileOfProduction[], path: string): FileOfProduction {
  const file = files.find((each) => each.path === path);
  if (!file) throw new Error(`${path} is not in the ledger.`);
  return file;
}

function toDocuments(
  plan: VolumePlan,
  files: readonly FileOfProduction[],
  { id: productionId, matterId }: LoadedProduction,
): DocumentToSave[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const fileOf = (path: string) => byPath.get(path) ?? getFile(files, path);
  const idOf = (path: string | null) => (path === null ? null : fileOf(path).id);
  const ids = giveIds(plan.documents, fileOf);
  const idOfBates = new Map(
    plan.documents.map((document) => [document.beginBates, ids.get(document) ?? null]),
  );
  return plan.documents.map((document) => {
    const first = findFirstOwnPage(document, fileOf);
    return {
      matter_id: matterId,
      production_id: productionId,
      id: ids.get(document) ?? '',
      begin_bates: document.beginBates,
      end_bates: document.endBates,
      begin_attachment: document.family?.begin ?? null,
      end_attachment: document.family?.end ?? null,
      parent_id: document.parent === null ? null : (idOfBates.get(document.parent) ?? null),
      fields: jsonColumns.documentFields.write(document.fields),
      page_count: document.listed,
      load_file_id: fileOf(document.loadFile).id,
      row: document.row,
      text_file_id: idOf(document.text),
      native_file_id: idOf(document.native),
      pages: document.pages.map((page) => ({
        source_file_id: fileOf(page.path).id,
        page_index: page.pageIndex,
        ordinal: page.ordinal,
        starts: page === first ? 1 : 0,
        bates: page.bates,
        rotation: page.rotation,
        text_file_id: idOf(page.text),
      })),
    };
  });
}

/** Pages of a file that is a duplicate are with the file that came first. */
function findFirstOwnPage(document: PlannedDocument, fileOf: (path: string) => FileOfProduction) {
  return document.pages.find(({ path }) => !fileOf(path).isDuplicate);
}

/** A document's id is its first page's; one without pages gets its id from its row. */
function giveIds(
  documents: readonly PlannedDocument[],
  fileOf: (path: string) => FileOfProduction,
): Map<PlannedDocument, string> {
  return new Map(
    documents.map((document) => {
      const first = findFirstOwnPage(document, fileOf);
      const id = first
        ? pageIdOf(fileOf(first.path).seed, first.pageIndex)
        : pageIdOf(fileOf(document.loadFile).sha256, document.row - 1);
      return [document, id];
    }),
  );
}
