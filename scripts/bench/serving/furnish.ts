import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import { walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { findMatter } from '#api/repositories/people/matters.ts';
import { addUser } from '#api/repositories/people/users.ts';
import { addTag } from '#api/repositories/review/tags.ts';
import { hashPassword } from '#api/review/passwords.ts';
import { NO_MARKS } from '#contract/pages/marks.ts';
import type { PageRecord, PdfObject, Word } from '#ingest';
import { makeScanFile } from '../make-scan-file.ts';

export const MATTER = 'bench';
export const PASSWORD = 'for the benchmark only';
const PAGES = 3000;
const WORDS = 400;

/**
 * A matter as after some days of work: 3,000 pages of scans with 400 words each, inserted without reading.
 */
export async function furnish(folder: string, dataDir: string): Promise<void> {
  const path = join(folder, 'big.pdf');
  const { bytes, objects } = await makeScanFile(PAGES);
  await writeFile(path, bytes);
  const database = await openDatabase(databasePath(dataDir));
  await addUser(
    database,
    { actor: 'bench', at: new Date() },
    {
      newId: randomUUID(),
      name: 'bench',
      displayName: 'Bench',
      role: 'attorney',
      passwordHash: await hashPassword(PASSWORD),
    },
  );
  await enterPages(database, dataDir, path, objects);
  const matter = await findMatter(database, MATTER);
  const draft = { name: 'opt-out policy', definition: '', color: 'blue', key: '1' } as const;
  await addTag(database, { actor: 'bench', at: new Date() }, matter?.id ?? '', randomUUID(), draft);
  await database.destroy();
}

async function enterPages(
  database: Database,
  dataDir: string,
  path: string,
  objects: readonly PdfObject[],
): Promise<void> {
  await ingestProduction(
    {
      database,
      originals: new OriginalStore(dataDir),
      now: () => new Date(),
      newId: randomUUID,
      pool: {
        openFile: async () => ({ pageCount: PAGES, rendition: null, files: [], note: null, notes: [] }),
        readPages: async function* (jobs) {
          for await (const job of jobs) yield { job, record: fullRecord(job.pageIndex, objects) };
        },
      },
    },
    { ...(await walkFiles([path])), matterSlug: MATTER, productionName: 'Known before', actor: 'bench' },
  );
}

function fullRecord(pageIndex: number, objects: readonly PdfObject[]): PageRecord {
  const words = Array.from({ length: WORDS }, (_, index): Word => {
    const text = `word${(pageIndex * 7 + index * 13) % 5000}`.padEnd(9, 'x');
    const rect = { x: 0.1 + (index % 10) * 0.08, y: 0.1 + index / 500, width: 0.07, height: 0.015 };
    return { text, start: index * 10, rect, confidence: 90 };
  });
  const text = words.map((word) => word.text).join(' ');
  return {
    pageIndex,
    status: 'read',
    problem: null,
    notes: [],
    width: 612,
    height: 792,
    pdfObject: objects[pageIndex] ?? null,
    turned: 0,
    otherTexts: [],
    pixels: null,
    text: { source: 'ocr', reason: 'not read', confidence: 90, text, words },
    batesCandidates: [],
    marks: NO_MARKS,
  };
}
