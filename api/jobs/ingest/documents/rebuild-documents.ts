import {
  type BoundaryPage,
  BoundaryThread,
  type DocumentFindings,
  type Expecting,
  FIRST_OF_FILE,
} from '#ingest';
import { chunk } from '../../../chunk.ts';
import type { Database, Queryable, Tx } from '../../../repositories/database/database.ts';
import { lockMatter } from '../../../repositories/database/lock-matter.ts';
import {
  type BoundaryScore,
  isFileOfLoadFile,
  type KeyedBoundaryPage,
  listBoundaryPages,
  listBoundaryPagesByKey,
  listFilesToRebuild,
  saveBoundaryScores,
} from '../../../repositories/documents/boundaries.ts';
import { type DocumentEnds, listDocumentEnds } from '../../../repositories/documents/document-ends.ts';
import { saveFactsRead } from '../../../repositories/documents/document-facts.ts';
import { drawDocuments } from '../../../repositories/documents/rebuild-documents.ts';
import { listReadFiles, type SourceFileRow } from '../../../repositories/intake/source-files.ts';
import { notePage } from '../../../repositories/pages/add-page-note.ts';
import { listDeletedPageSheets } from '../../../repositories/pages/page-marks.ts';
import { replacePlaces } from '../../../repositories/pages/place-names.ts';
import { findShortLists } from './find-short-lists.ts';

/**
 * Number of pages whose texts and words are in memory at the same time, and of documents written together.
 */
const WINDOW = 50;

/** Shared by all document rebuilding in this process; while idle it does not keep the process alive. */
const sharedThread = new BoundaryThread();

const START_UNKNOWN =
  'Where documents start was not found here: looking at the page’s text took too long. Look at the page, and split or join it by hand.';
const FACTS_UNKNOWN =
  'What this document is was not read: looking at its text took too long. Type its facts by hand.';

/** A production, and its matter. */
export interface RebuiltProduction {
  id: string;
  matterId: string;
}

type RebuiltFile = Pick<SourceFileRow, 'id' | 'first_control' | 'page_count'>;

/**
 * Weighs where documents start in a file whose pages are all read, assigns pages to documents, and reads
 * their facts. Safe to run any number of times: decisions and values typed by people are kept.
 */
export async function rebuildFile(
  database: Database,
  production: RebuiltProduction,
  file: RebuiltFile,
  thread = sharedThread,
): Promise<void> {
  // Thousands of files may have one page each: each file is one transaction, because the disk takes time for
  // every one.
  if (file.page_count > WINDOW) await rebuildIn(database, production, file, thread);
  else
    await database.transaction().execute(async (transaction) => {
      await lockMatter(transaction, production.matterId);
      await rebuildIn(transaction, production, file, thread);
    });
}

async function rebuildIn(
  database: Queryable,
  production: RebuiltProduction,
  file: RebuiltFile,
  thread: BoundaryThread,
): Promise<void> {
  if (file.first_control === null) return;
  // What a load file says about its pages takes precedence, whatever they look like.
  if (!(await isFileOfLoadFile(database, file.id)))
    await weighPages(database, production.matterId, file.id, thread);
  await drawFile(database, production, file);
  await readFactsOfFile(database, production.matterId, file.id, thread);
  await noteShortLists(database, production.matterId, file.id);
}

/** A list of deleted pages may continue on the next pages, so its total is compared when all of them are here. */
async function noteShortLists(database: Queryable, matterId: string, fileId: string): Promise<void> {
  const short = findShortLists(await listDeletedPageSheets(database, fileId));
  if (short.length === 0) return;
  await atOnce(database, matterId, async (transaction) => {
    for (const { key, note } of short) await notePage(transaction, key, note);
  });
}

/** Works file by file, so that nobody who tags a page waits for a whole production. */
async function drawFile(
  database: Queryable,
  production: RebuiltProduction,
  file: RebuiltFile,
): Promise<void> {
  const from = file.first_control ?? 0;
  const stretch = { productionId: production.id, from, to: from + file.page_count };
  await atOnce(database, production.matterId, (transaction) => drawDocuments(transaction, stretch));
}

/** Uses the open transaction, or a new one. */
async function atOnce(database: Queryable, matterId: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  if (database.isTransaction) return work(database);
  return database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    await work(tx);
  });
}

/**
 * Updates the documents of a production to its boundaries once all its pages are read. Files with pages that
 * were not weighed yet are weighed now; with `again`, all of them.
 */
export async function rebuildDocuments(
  database: Database,
  production: RebuiltProduction,
  {
    again = false,
    onFile = () => {},
    thread = sharedThread,
  }: { again?: boolean; onFile?: (path: string) => void; thread?: BoundaryThread } = {},
): Promise<void> {
  const waiting = await listFilesToRebuild(database, production.id);
  for (const file of await listReadFiles(database, production.id)) {
    if (again || waiting.has(file.id)) {
      onFile(file.path);
      await rebuildFile(database, production, file, thread);
      await findPlacesOfFile(database, production.matterId, file.id);
    } else {
      // A load file may be gone, or pages may have been added to a file that a person joined to the next one.
      await drawFile(database, production, file);
    }
  }
}

/**
 * Each page is compared only with the last printed one before it, so that memory does not grow with the file.
 */
async function weighPages(
  database: Queryable,
  matterId: string,
  fileId: string,
  thread: BoundaryThread,
): Promise<void> {
  let before: BoundaryPage | null = null;
  for await (const pages of listWindows(database, fileId)) {
    const weighed = await thread.weigh(pages, before);
    const { scores } = weighed;
    before = weighed.before;
    const found = pages.map((page, at) => ({ key: page.key, ...(scores[at] ?? unknownStart(page)) }));
    const tooSlow = pages.filter((_, at) => scores[at] === null);
    await atOnce(database, matterId, async (transaction) => {
      await saveBoundaryScores(transaction, found);
      for (const { key } of tooSlow) await notePage(transaction, key, START_UNKNOWN);
    });
  }
}

function unknownStart({ pageIndex }: BoundaryPage): Pick<BoundaryScore, 'score' | 'cues'> {
  return pageIndex === 0 ? FIRST_OF_FILE : { score: 0, cues: [] };
}

/** Pages get their places when their text is put to use; pages read by versions before that get them here. */
async function findPlacesOfFile(database: Database, matterId: string, fileId: string): Promise<void> {
  for await (const pages of listWindows(database, fileId)) {
    await database.transaction().execute(async (transaction) => {
      await lockMatter(transaction, matterId);
      for (const { key, text } of pages) await replacePlaces(transaction, key, text);
    });
  }
}

async function* listWindows(database: Queryable, fileId: string): AsyncGenerator<KeyedBoundaryPage[]> {
  for (let afterIndex = -1; ; ) {
    const pages = await listBoundaryPages(database, fileId, { afterIndex, limit: WINDOW });
    const last = pages.at(-1);
    if (!last) return;
    yield pages;
    afterIndex = last.pageIndex;
  }
}

async function readFactsOfFile(
  database: Queryable,
  matterId: string,
  fileId: string,
  thread: BoundaryThread,
): Promise<void> {
  const documents = await listDocumentEnds(database, matterId, { fileId });
  let expecting: Expecting | undefined;
  for (const ends of chunk(documents, WINDOW)) {
    const read = await readDocuments(database, ends, thread, expecting);
    expecting = read.expecting;
    await atOnce(database, matterId, async (transaction) => {
      await saveFactsRead(transaction, matterId, read.findings);
      for (const key of read.tooSlow) await notePage(transaction, key, FACTS_UNKNOWN);
    });
  }
}

/** Reads the facts of documents again after their pages changed, in the caller's transaction. */
export async function readFactsAgain(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<void> {
  const documents = await listDocumentEnds(database, matterId, { documentIds });
  const { findings, tooSlow } = await readDocuments(database, documents, sharedThread, undefined);
  const facts = findings.map((each) => ({ documentId: each.documentId, facts: each.facts }));
  await saveFactsRead(database, matterId, facts);
  for (const key of tooSlow) await notePage(database, key, FACTS_UNKNOWN);
}

interface ReadDocuments {
  findings: (DocumentFindings & { documentId: string })[];
  /** First pages of documents that could not be read in time. */
  tooSlow: number[];
  expecting: Expecting | undefined;
}

async function readDocuments(
  database: Queryable,
  documents: readonly DocumentEnds[],
  thread: BoundaryThread,
  before: Expecting | undefined,
): Promise<ReadDocuments> {
  const keys = documents.flatMap(({ first, last }) => [first, last]);
  const pages = await listBoundaryPagesByKey(database, [...new Set(keys)]);
  const byKey = new Map(pages.map((page) => [page.key, page]));
  const known = documents.flatMap(({ id, first: firstKey, last: lastKey }) => {
    const [first, last] = [byKey.get(firstKey), byKey.get(lastKey)];
    return first && last ? [{ id, first, last }] : [];
  });
  const { findings, expecting } = await thread.readDocuments(known, before);
  return {
    findings: known.map(({ id }, at) => ({
      documentId: id,
      ...(findings[at] ?? { facts: [], parentId: null }),
    })),
    tooSlow: known.flatMap(({ first }, at) => (findings[at] === null ? [first.key] : [])),
    expecting,
  };
}
