import { keepPrinted, lookAt, type PageSight, ParentFinder, readFacts, weighStart } from '#ingest';
import {
  type BoundaryReading,
  isFileOfLoadFile,
  type KeyedUnitPage,
  listFilesToUnite,
  listUnitPages,
  listUnitPagesByKey,
  saveBoundaryReadings,
} from '../repositories/boundaries.ts';
import type { Database, Queryable } from '../repositories/database.ts';
import { type DocumentEnds, listDocumentEnds } from '../repositories/document-ends.ts';
import { saveFactsRead } from '../repositories/document-facts.ts';
import { drawDocuments } from '../repositories/draw-documents.ts';
import { replacePlaces } from '../repositories/page-places.ts';
import { listReadFiles, type SourceFileRow } from '../repositories/source-files.ts';

/** Pages whose texts and words are in memory at once, and documents written at once. */
const WINDOW = 50;

/** A production, and the matter that it is of. */
export interface UnitedProduction {
  id: string;
  matterId: string;
}

type UnitedFile = Pick<SourceFileRow, 'id' | 'first_control' | 'page_count'>;

/**
 * Weighs where documents start in a file whose pages are all here, draws them, and reads what they are. Safe to
 * run any number of times: what people decided and typed stays.
 */
export async function uniteFile(
  database: Database,
  production: UnitedProduction,
  file: UnitedFile,
): Promise<void> {
  // Thousands of files may have a page each: one transaction each, as the disk takes its time for every one.
  if (file.page_count > WINDOW) await uniteIn(database, production, file);
  else await database.transaction().execute((transaction) => uniteIn(transaction, production, file));
}

async function uniteIn(database: Queryable, production: UnitedProduction, file: UnitedFile): Promise<void> {
  if (file.first_control === null) return;
  // What a load file says of its pages counts, whatever they look like.
  if (!(await isFileOfLoadFile(database, file.id))) await weighPages(database, file.id);
  await drawFile(database, production, file);
  await readFactsOfFile(database, production.matterId, file.id);
}

/** File after file, so that nobody who tags a page waits for a whole production. */
async function drawFile(database: Queryable, production: UnitedProduction, file: UnitedFile): Promise<void> {
  const from = file.first_control ?? 0;
  const stretch = { productionId: production.id, from, to: from + file.page_count };
  await atOnce(database, (transaction) => drawDocuments(transaction, stretch));
}

/** In the transaction that is open, or in one of its own. */
async function atOnce(database: Queryable, work: (transaction: Queryable) => Promise<void>): Promise<void> {
  if (database.isTransaction) await work(database);
  else await database.transaction().execute(work);
}

/**
 * Brings the documents of a production to what its boundaries say, when its pages are all read. Files with pages
 * that were not looked at are looked at now; with `again`, all of them.
 */
export async function uniteProduction(
  database: Database,
  production: UnitedProduction,
  { again = false, onFile = () => {} }: { again?: boolean; onFile?: (path: string) => void } = {},
): Promise<void> {
  const waiting = await listFilesToUnite(database, production.id);
  for (const file of await listReadFiles(database, production.id)) {
    if (again || waiting.has(file.id)) {
      onFile(file.path);
      await uniteFile(database, production, file);
      await findPlacesOfFile(database, file.id);
    } else {
      // A load file may have gone, or pages come to a file that a person joined to the next one.
      await drawFile(database, production, file);
    }
  }
}

/** A page is weighed against the last printed one before it only, so that memory does not grow with the file. */
async function weighPages(database: Queryable, fileId: string): Promise<void> {
  let before: PageSight | null = null;
  for await (const pages of listWindows(database, fileId)) {
    const readings: BoundaryReading[] = [];
    for (const page of pages) {
      const sight = lookAt(page);
      readings.push({ key: page.key, ...weighStart(before, sight) });
      before = keepPrinted(before, sight);
    }
    await atOnce(database, (transaction) => saveBoundaryReadings(transaction, readings));
  }
}

/** Pages get their places when their text is put to use; those that were read before that was so get them here. */
async function findPlacesOfFile(database: Database, fileId: string): Promise<void> {
  for await (const pages of listWindows(database, fileId)) {
    await database.transaction().execute(async (transaction) => {
      for (const { key, text } of pages) await replacePlaces(transaction, key, text);
    });
  }
}

async function* listWindows(database: Queryable, fileId: string): AsyncGenerator<KeyedUnitPage[]> {
  for (let afterIndex = -1; ; ) {
    const pages = await listUnitPages(database, fileId, { afterIndex, limit: WINDOW });
    const last = pages.at(-1);
    if (!last) return;
    yield pages;
    afterIndex = last.pageIndex;
  }
}

async function readFactsOfFile(database: Queryable, matterId: string, fileId: string): Promise<void> {
  const documents = await listDocumentEnds(database, matterId, { fileId });
  const parents = new ParentFinder();
  for (let at = 0; at < documents.length; at += WINDOW) {
    const readings = (await readDocuments(database, documents.slice(at, at + WINDOW))).map((document) => ({
      documentId: document.id,
      facts: document.facts,
      parentId: parents.next(document),
    }));
    await atOnce(database, (transaction) => saveFactsRead(transaction, matterId, readings));
  }
}

/** Reads the facts of documents anew, after their pages changed; in the caller's transaction. */
export async function readFactsAgain(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<void> {
  const documents = await listDocumentEnds(database, matterId, { documentIds });
  const readings = (await readDocuments(database, documents)).map(({ id, facts }) => ({
    documentId: id,
    facts,
  }));
  await saveFactsRead(database, matterId, readings);
}

async function readDocuments(database: Queryable, documents: readonly DocumentEnds[]) {
  const keys = documents.flatMap(({ first, last }) => [first, last]);
  const pages = await listUnitPagesByKey(database, [...new Set(keys)]);
  const sights = new Map(pages.map((page) => [page.key, lookAt(page)]));
  return documents.flatMap(({ id, first: firstKey, last: lastKey }) => {
    const [first, last] = [sights.get(firstKey), sights.get(lastKey)];
    return first && last ? [{ id, first, last, facts: readFacts(first, last) }] : [];
  });
}
