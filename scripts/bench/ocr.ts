import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openReaderPool, type PageJob, type ReaderPool, type ReaderPoolOptions } from '#ingest';
import { raceOcrmypdf } from './against-ocrmypdf.ts';
import { assembleProduction } from './assemble-production.ts';
import type { BenchWords } from './bench-words.ts';
import { megabytes } from './figures.ts';
import { watchMemory } from './watch-memory.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/secure-communities', import.meta.url));

/**
 * Reads every page with one worker, then with all, and prints pages per minute and peak memory of both; or
 * compares whole commands with a peer. `mixed`: the files are the scans of a realistic production.
 */
export async function bench(words: BenchWords): Promise<void> {
  const scans = words.paths.length > 0 ? words.paths : listFixtures();
  if (!words.mixed) return measureAll(scans, words);
  const folder = await mkdtemp(join(tmpdir(), 'uncover-mixed-'));
  try {
    await measureAll(await assembleProduction(scans, folder), words);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function listFixtures(): string[] {
  const names = readdirSync(fixtures).filter((name) => name.endsWith('.pdf'));
  return names.map((name) => join(fixtures, name));
}

async function measureAll(files: readonly string[], words: BenchWords): Promise<void> {
  const { engine, against, runs, languageData } = words;
  const most = words.workers ?? availableParallelism();
  if (against) return raceOcrmypdf({ files, workers: most, runs, engine, languageData });
  for (const workers of most === 1 ? [1] : [1, most]) await measure(files, { workers, engine, languageData });
}

async function measure(files: readonly string[], options: ReaderPoolOptions): Promise<void> {
  const memory = watchMemory();
  const pool = openReaderPool(options);
  const { workers } = pool;
  const started = performance.now();
  const kinds = new Map<string, number>();
  try {
    for await (const { record } of pool.readPages(listJobs(pool, files))) {
      const kind = record.status === 'read' ? record.text.source : record.status;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  } finally {
    await pool.close();
  }
  const minutes = (performance.now() - started) / 60_000;
  const pages = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const perMinute = pages / minutes;
  const breakdown = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ');
  process.stdout.write(
    `${workers} ${workers === 1 ? 'worker' : 'workers'}: ${pages} pages (${breakdown}) in ${(minutes * 60).toFixed(1)} s, ` +
      `${perMinute.toFixed(1)} pages a minute, ${(perMinute / workers).toFixed(1)} per worker, ` +
      `memory peak ${megabytes(memory.stop())}\n`,
  );
}

async function* listJobs(pool: ReaderPool, files: readonly string[]): AsyncGenerator<PageJob> {
  for (const path of files) {
    const opened = await pool.openFile(path);
    if ('cause' in opened) {
      process.stdout.write(`${path}: ${opened.cause}. ${opened.message}\n`);
      continue;
    }
    for (let pageIndex = 0; pageIndex < opened.pageCount; pageIndex += 1) yield { path, pageIndex };
  }
}
