import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databasePath } from '#api/data-folder.ts';
import { ingestProduction } from '#api/jobs/ingest-production.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import { type Database, openDatabase } from '#api/repositories/database.ts';
import { findMatter } from '#api/repositories/matters.ts';
import { getPageText, listPageKeys, listPagesIn } from '#api/repositories/pages.ts';
import type { Rect } from '#contract/geometry.ts';
import type { PageSummary } from '#contract/page.ts';
import { openReaderPool, type ReaderPoolOptions, type Word } from '#ingest';
import type { BenchWords } from '../bench.ts';
import type { Truth, TruthPage } from '../fixtures/truth.ts';
import { followIngest } from '../follow-ingest.ts';
import { editDistance } from './edit-distance.ts';
import { median, percent } from './figures.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/secure-communities', import.meta.url));

/** A page as the program read it, beside what it holds. */
interface Reading {
  truth: TruthPage;
  page: PageSummary;
  text: string;
  words: Word[];
}

/** Ingests the synthetic production as a user would, and compares every page with the truth. */
export async function bench({ workers, engine, languageData }: BenchWords): Promise<void> {
  const truth = JSON.parse(await readFile(join(fixtures, 'truth.json'), 'utf8')) as Truth;
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-accuracy-'));
  const database = await openDatabase(databasePath(dataDir));
  try {
    await ingestFixtures(truth, dataDir, database, { workers, engine, languageData });
    const readings = await listReadings(truth, database);
    printText(readings);
    printBates(readings);
  } finally {
    await database.destroy();
    await rm(dataDir, { recursive: true });
  }
}

async function ingestFixtures(
  truth: Truth,
  dataDir: string,
  database: Database,
  options: ReaderPoolOptions,
): Promise<void> {
  const pool = openReaderPool(options);
  try {
    await ingestProduction(
      {
        database,
        originals: new OriginalStore(dataDir),
        pool,
        now: () => new Date(),
        newId: () => crypto.randomUUID(),
      },
      {
        paths: truth.files.map(({ file }) => join(fixtures, file)),
        matterSlug: 'bench',
        productionName: 'bench',
        actor: 'bench',
      },
      followIngest(process.stderr),
    );
  } finally {
    await pool.close();
  }
}

async function listReadings(truth: Truth, database: Database): Promise<Reading[]> {
  const matter = await findMatter(database, 'bench');
  if (!matter) throw new Error('The ingest made no matter.');
  const pages = await listPagesIn(database, { matterId: matter.id }, { offset: 0, limit: 100_000 });
  const keys = await listPageKeys(
    database,
    matter.id,
    pages.map((page) => page.pageId),
  );
  const readings: Reading[] = [];
  for (const { file, pages: truths } of truth.files) {
    for (const each of truths) {
      const page = pages.find((candidate) => candidate.file === file && candidate.pageNumber === each.page);
      if (!page) throw new Error(`${file} p. ${each.page} is missing.`);
      const { text, words } = await getPageText(database, keys.get(page.pageId) as number);
      readings.push({ truth: each, page, text, words });
    }
  }
  return readings;
}

/**
 * Stamps and the codes in boxes are no part of the truth's text, so they are left out, unless the truth
 * has a word there too; handwriting and rubber stamps that were read count as errors.
 */
function textToCompare({ truth, words }: Reading): string {
  const apart = [...truth.boxes.map((box) => box.rect), ...(truth.batesRect ? [truth.batesRect] : [])];
  return words
    .filter(
      (word) =>
        !apart.some((rect) => holdsCentre(rect, word.rect)) ||
        truth.words.some(({ rect }) => holdsCentre(rect, word.rect)),
    )
    .map((word) => word.text)
    .join(' ');
}

function holdsCentre(outer: Rect, inner: Rect): boolean {
  const x = inner.x + inner.width / 2;
  const y = inner.y + inner.height / 2;
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}

function printText(readings: readonly Reading[]): void {
  const measured = readings.map((reading) => {
    const expected = reading.truth.text.replace(/\s+/g, ' ').trim();
    return {
      kind: reading.truth.kind,
      letters: expected.length,
      errors: editDistance(expected, textToCompare(reading)),
      missed: expected.length > 0 && reading.words.length === 0 ? 1 : 0,
      name: `${reading.page.file} p. ${reading.page.pageNumber}`,
    };
  });
  process.stdout.write('Text: letters wrong, missing or too many, for a hundred letters of the truth\n');
  const byKind = Map.groupBy(measured, ({ kind }) => kind);
  for (const [kind, pages] of [...byKind].sort()) printErrors(kind, pages);
  printErrors('all pages', measured);
  const rates = measured.filter(({ letters }) => letters > 0).map(({ errors, letters }) => errors / letters);
  process.stdout.write(`  median page ${percent(median(rates))}\n`);
  const worst = measured
    .filter(({ letters }) => letters > 100)
    .sort((one, other) => other.errors / other.letters - one.errors / one.letters)
    .slice(0, 5);
  for (const page of worst)
    process.stdout.write(`  worst: ${page.name} (${page.kind}) ${percent(page.errors / page.letters)}\n`);
}

function printErrors(
  name: string,
  pages: readonly { letters: number; errors: number; missed: number }[],
): void {
  const letters = pages.reduce((sum, page) => sum + page.letters, 0);
  const errors = pages.reduce((sum, page) => sum + page.errors, 0);
  const missed = pages.reduce((sum, page) => sum + page.missed, 0);
  const rate = letters === 0 ? `no text in truth, ${errors} letters read` : percent(errors / letters);
  process.stdout.write(
    `  ${name.padEnd(16)} ${String(pages.length).padStart(3)} pages  ${rate}${missed ? `, ${missed} pages without any word` : ''}\n`,
  );
}

function printBates(readings: readonly Reading[]): void {
  const counts = { right: 0, inferredRight: 0, wrong: 0, missed: 0, rightlyNone: 0, unstamped: 0 };
  const notes: string[] = [];
  for (const { truth, page } of readings) {
    const name = `${page.file} p. ${page.pageNumber}: truth ${truth.bates}, ${page.batesSource ?? 'none'} ${page.bates}`;
    if (page.bates === truth.bates && truth.bates === null) counts.rightlyNone += 1;
    else if (page.bates === truth.bates) {
      counts.right += 1;
      if (page.batesSource === 'inferred') counts.inferredRight += 1;
    } else if (truth.bates === null && page.batesSource === 'inferred') {
      counts.unstamped += 1;
      notes.push(`  inferred, though nothing is printed: ${name}`);
    } else if (page.bates === null) {
      counts.missed += 1;
      notes.push(`  missed: ${name}`);
    } else {
      counts.wrong += 1;
      notes.push(`  WRONG: ${name}`);
    }
  }
  process.stdout.write(
    `Bates: right ${counts.right} (of them inferred ${counts.inferredRight}), wrong ${counts.wrong}, missed ${counts.missed}; pages without a number: left so ${counts.rightlyNone}, inferred from their neighbours ${counts.unstamped}\n`,
  );
  for (const note of notes) process.stdout.write(`${note}\n`);
}
