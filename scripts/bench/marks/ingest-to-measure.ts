import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import { walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { listBoundaryPages } from '#api/repositories/documents/boundaries.ts';
import { listMarks } from '#api/repositories/pages/page-marks.ts';
import { listPageKeys, listPagesIn } from '#api/repositories/pages/pages.ts';
import { findMatter } from '#api/repositories/people/matters.ts';
import { NO_MARKS, type PageMarks } from '#contract/pages/marks.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import { followIngest } from '../../cli/follow-ingest.ts';
import type { ReadFile } from './boundaries.ts';

/** A production as the program stores it after reading. */
export interface ReadProduction {
  pages: { file: string; page: PageSummary; marks: PageMarks }[];
  files: ReadFile[];
}

const EVERYTHING = { offset: 0, limit: 100_000 };

/** Ingests files into a folder as a user would; an earlier ingest in the folder is reused. */
export async function ingestToMeasure(
  paths: readonly string[],
  dataDir: string,
  reader: ReaderPoolOptions,
): Promise<ReadProduction> {
  const isKept = existsSync(databasePath(dataDir));
  await mkdir(dataDir, { recursive: true });
  const database = await openDatabase(databasePath(dataDir));
  try {
    if (!isKept) await ingest(database, paths, dataDir, reader);
    return await readBack(database);
  } finally {
    await database.destroy();
  }
}

async function ingest(
  database: Database,
  paths: readonly string[],
  dataDir: string,
  reader: ReaderPoolOptions,
): Promise<void> {
  const pool = openReaderPool(reader);
  const deps = {
    database,
    originals: new OriginalStore(dataDir),
    pool,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
  const request = {
    ...(await walkFiles([...paths])),
    matterSlug: 'bench',
    productionName: 'bench',
    actor: 'bench',
  };
  try {
    await ingestProduction(deps, request, followIngest(process.stderr));
  } finally {
    await pool.close();
  }
}

async function readBack(database: Database): Promise<ReadProduction> {
  const matter = await findMatter(database, 'bench');
  if (!matter) throw new Error('The folder holds no ingest of this benchmark: give another one to --keep.');
  const pages = await listPagesIn(database, { matterId: matter.id }, EVERYTHING);
  const ids = pages.map(({ pageId }) => pageId);
  const keys = await listPageKeys(database, matter.id, ids);
  const marks = await listMarks(database, [...keys.values()]);
  const names = new Map(pages.map(({ fileId, file }) => [fileId, basename(file)]));
  const files = await Promise.all(
    [...names].map(async ([id, name]) => ({
      name,
      pages: await listBoundaryPages(database, id, { afterIndex: -1, limit: EVERYTHING.limit }),
    })),
  );
  return {
    pages: pages.map((page) => ({
      file: basename(page.file),
      page,
      marks: marks.get(keys.get(page.pageId) ?? -1) ?? NO_MARKS,
    })),
    files: files.sort((a, b) => a.name.localeCompare(b.name)),
  };
}
