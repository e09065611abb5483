import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databasePath } from '#api/data-folder.ts';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import type { IngestProgress } from '#api/jobs/ingest/ingest-progress.ts';
import { walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { openReaderPool } from '#ingest';
import type { BenchWords } from './bench-words.ts';
import { megabytes } from './figures.ts';
import { measureScreens } from './screens.ts';
import type { ScriptedFile } from './scripted-reader.ts';

const PAGES_A_FILE = 500;
const scriptedReader = fileURLToPath(new URL('./scripted-reader.ts', import.meta.url));

/**
 * Measures everything except reading: pages come at once from scripted readers, and are stored as in real
 * use.
 */
export async function bench({ pages = 10_000, words, workers }: BenchWords): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-ingest-'));
  const database = await openDatabase(databasePath(dataDir));
  try {
    const source = await writeFiles(join(dataDir, 'received'), pages, words);
    await measureIngest(database, dataDir, source, pages, workers);
    await measureScreens(database);
  } finally {
    await database.destroy();
    await rm(dataDir, { recursive: true });
  }
}

async function writeFiles(folder: string, pages: number, words: number): Promise<string> {
  await mkdir(folder);
  for (let first = 0; first < pages; first += PAGES_A_FILE) {
    const name = `part-${String(first / PAGES_A_FILE + 1).padStart(5, '0')}.pdf`;
    const count = Math.min(PAGES_A_FILE, pages - first);
    const file: ScriptedFile = { name, pages: count, words, firstBates: first + 1 };
    await writeFile(join(folder, name), `%PDF-1.7\n${JSON.stringify(file)}\n%%EOF\n`);
  }
  return folder;
}

async function measureIngest(
  database: Database,
  dataDir: string,
  source: string,
  pages: number,
  workers: number | undefined,
): Promise<void> {
  const pool = openReaderPool({ workers, program: scriptedReader });
  const deps = {
    database,
    originals: new OriginalStore(dataDir),
    pool,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
  const started = performance.now();
  const before = process.cpuUsage();
  try {
    const request = {
      ...(await walkFiles([source])),
      matterSlug: 'bench',
      productionName: 'bench',
      actor: 'bench',
    };
    await ingestProduction(deps, request, printTenths(pages));
  } finally {
    await pool.close();
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  // In kilobytes.
  const peak = process.resourceUsage().maxRSS * 1024;
  const { size } = await stat(databasePath(dataDir));
  process.stdout.write(
    `${formatNumber(pages)} pages in ${seconds.toFixed(1)} s: ${(pages / seconds).toFixed(0)} pages a second, ` +
      `the process that keeps them took ${((user + system) / 1000 / pages).toFixed(2)} ms of a processor for each and ${megabytes(peak)} at most, ` +
      `database ${(size / pages / 1024).toFixed(1)} KB a page\n`,
  );
}

/**
 * Prints a line for each tenth of the pages, so that a falling rate shows. On a busy machine, use the
 * processor time.
 */
function printTenths(pages: number): (progress: IngestProgress) => void {
  let since = performance.now();
  let used = process.cpuUsage();
  let tenth = 1;
  return ({ pagesDone }) => {
    if (pagesDone < (tenth * pages) / 10) return;
    const now = performance.now();
    const pace = pages / 10 / ((now - since) / 1000);
    const { user, system } = process.cpuUsage(used);
    const busy = (user + system) / 1000 / (pages / 10);
    const memory = megabytes(process.memoryUsage.rss());
    process.stdout.write(
      `  tenth ${String(tenth).padStart(2)}: ${pace.toFixed(0)} pages a second, ${busy.toFixed(2)} ms of a processor for each, ${memory}\n`,
    );
    since = now;
    used = process.cpuUsage();
    tenth += 1;
  };
}
