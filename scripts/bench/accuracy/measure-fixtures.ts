import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databasePath } from '#api/data-folder.ts';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import { walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { getPageText, listPageKeys, listPagesIn } from '#api/repositories/pages/pages.ts';
import { findMatter } from '#api/repositories/people/matters.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { containsCenter, turnRect } from '#contract/values/rect.ts';
import { reverseTurn } from '#contract/values/turn.ts';
import { isGap, openReaderPool, type ReaderPoolOptions, type Word } from '#ingest';
import { drawPage } from '#ingest/drawing';
import { followIngest } from '../../cli/follow-ingest.ts';
import type { Truth, TruthPage } from '../../make/fixtures/truth.ts';
import { median, percent } from '../figures.ts';
import { MOSTLY_MISSED, type PageScores, printScores } from './print-scores.ts';
import { type PlacedText, readNatively } from './read-natively.ts';
import { scoreText } from './score-text.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/secure-communities', import.meta.url));

/** A page as the program read it, with its truth. */
interface Reading {
  file: string;
  truth: TruthPage;
  page: PageSummary;
  words: Word[];
}

/** Ingests the synthetic production as a user would, and compares every page with the truth. */
export async function measureFixtures(options: ReaderPoolOptions, comparesNative: boolean): Promise<void> {
  const truth = JSON.parse(await readFile(join(fixtures, 'truth.json'), 'utf8')) as Truth;
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-accuracy-'));
  const database = await openDatabase(databasePath(dataDir));
  try {
    await ingestFixtures(truth, dataDir, database, options);
    const readings = await listPagesRead(truth, database);
    const scores: PageScores[] = [];
    for (const reading of readings) scores.push(await scorePage(reading, comparesNative));
    printScores(scores);
    printWorst(scores);
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
        ...(await walkFiles(truth.files.map(({ file }) => join(fixtures, file)))),
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

async function listPagesRead(truth: Truth, database: Database): Promise<Reading[]> {
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
      const { words } = await getPageText(database, keys.get(page.pageId) as number);
      readings.push({ file, truth: each, page, words: words.filter(({ text }) => !isGap(text)) });
    }
  }
  return readings;
}

async function scorePage(
  { file, truth, page, words }: Reading,
  comparesNative: boolean,
): Promise<PageScores> {
  // The truth's boxes are relative to the page as its file displays it.
  const back = reverseTurn(page.turned);
  const placed = words.map((word) => ({ text: word.text, rect: turnRect(word.rect, back) }));
  const ours = scoreText(truth.text, textToCompare(truth, placed));
  const native = comparesNative ? await readPageNatively(file, truth.page) : undefined;
  return {
    name: `${page.file} p. ${page.pageNumber}`,
    kind: truth.kind,
    ours,
    peer: native && scoreText(truth.text, textToCompare(truth, native)),
    inPlace: undefined,
    wronglySkipped: page.textSource !== 'ocr' && ours.wordsMissed > MOSTLY_MISSED * ours.words,
  };
}

async function readPageNatively(file: string, pageNumber: number): Promise<PlacedText[]> {
  const { image, dpi, area } = await drawPage(join(fixtures, file), pageNumber - 1);
  const words = await readNatively(image, dpi);
  return words.map(({ text, rect }) => ({
    text,
    rect: {
      x: area.x + rect.x * area.width,
      y: area.y + rect.y * area.height,
      width: rect.width * area.width,
      height: rect.height * area.height,
    },
  }));
}

/**
 * Stamps and the codes in boxes are not part of the truth's text, so they are excluded, unless the truth also
 * has a word there. Handwriting and rubber stamps that were read count as errors.
 */
function textToCompare(truth: TruthPage, words: readonly PlacedText[]): string {
  const apart = [...truth.boxes.map((box) => box.rect), ...(truth.batesRect ? [truth.batesRect] : [])];
  return words
    .filter(
      (word) =>
        !apart.some((rect) => containsCenter(rect, word.rect)) ||
        truth.words.some(({ rect }) => containsCenter(rect, word.rect)),
    )
    .map((word) => word.text)
    .join(' ');
}

function printWorst(scores: readonly PageScores[]): void {
  const measured = scores
    .filter(({ ours }) => ours.letters > 0)
    .map(({ name, kind, ours }) => ({
      name,
      kind,
      letters: ours.letters,
      rate: ours.lettersWrong / ours.letters,
    }));
  print(`median page ${percent(median(measured.map(({ rate }) => rate)))} of its letters`);
  const worst = measured
    .filter(({ letters }) => letters > 100)
    .sort((one, other) => other.rate - one.rate)
    .slice(0, 5);
  for (const { name, kind, rate } of worst) print(`  worst: ${name} (${kind}) ${percent(rate)}`);
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
  print(
    `Bates: right ${counts.right} (of them inferred ${counts.inferredRight}), wrong ${counts.wrong}, missed ${counts.missed}; pages without a number: left so ${counts.rightlyNone}, inferred from their neighbors ${counts.unstamped}`,
  );
  for (const note of notes) print(note);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
