import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OcrEngine } from '#ingest';
import { type MarkTime, openEngine, timeMarks } from '#ingest/drawing';
import type { BenchWords } from './bench-words.ts';
import { median, percent } from './figures.ts';
import { measureFacts } from './marks/facts.ts';
import { ingestToMeasure, type ReadProduction } from './marks/ingest-to-measure.ts';
import { type MarkTruth, readFixturesTruth, readTableOfTruth } from './marks/mark-truth.ts';
import { measureNumbers } from './marks/measure-numbers.ts';
import { print, printBoundaries, printFacts, printMarks } from './marks/print-marks.ts';
import type { MarkedPage } from './marks/score-marks.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/secure-communities', import.meta.url));
interface Reader {
  workers: number | undefined;
  engine: OcrEngine;
  languageData: string | undefined;
}

/** One in this many of the synthetic pages is timed. */
const TIMED = 3;

/**
 * Measures how well the agency's marks and document boundaries are read, against the truth: of the synthetic
 * production; with --foia, of a folder of real pages with its truth.csv; with --courts, of files that are one
 * document each, joined with those pages.
 */
export async function bench({
  foia,
  courts,
  keep,
  workers,
  engine,
  languageData,
}: BenchWords): Promise<void> {
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'uncover-marks-')) : resolve(keep);
  const reader = { workers, engine, languageData };
  try {
    await measureFixtures(join(folder, 'fixtures'), reader);
    const real = foia === undefined ? undefined : await measureReal(foia, join(folder, 'foia'), reader);
    if (courts !== undefined) await measureJoined(courts, join(folder, 'courts'), reader, real);
    await measureNumbers(join(folder, 'numbers'), reader);
    await printTimes(reader);
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true });
  }
}

async function measureFixtures(dataDir: string, reader: Reader): Promise<void> {
  const { truth, marks } = await readFixturesTruth(fixtures);
  const paths = truth.files.map(({ file }) => join(fixtures, file));
  const read = await ingestToMeasure(paths, dataDir, reader);
  print(`The synthetic production, ${read.pages.length} pages`);
  printMarks(pair(read, marks), read.files);
  printFacts(measureFacts(read.files, truth));
}

interface RealPages {
  read: ReadProduction;
  truths: MarkTruth[];
}

async function measureReal(folder: string, dataDir: string, reader: Reader): Promise<RealPages> {
  const truths = await readTableOfTruth(join(folder, 'truth.csv'));
  const files = [...new Set(truths.map(({ file }) => file))].filter((file) => existsSync(join(folder, file)));
  const read = await ingestToMeasure(
    files.map((file) => join(folder, file)),
    dataDir,
    reader,
  );
  print(`\nReal pages, ${truths.length} of ${read.pages.length} with their truth`);
  printMarks(pair(read, truths), read.files);
  return { read, truths };
}

async function measureJoined(
  folder: string,
  dataDir: string,
  reader: Reader,
  real: RealPages | undefined,
): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.pdf')).sort();
  const read = await ingestToMeasure(
    names.map((name) => join(folder, name)),
    dataDir,
    reader,
  );
  const truths = read.pages.map(({ file, page }) => ({
    ...NOT_LABELED,
    file,
    page: page.pageNumber,
    startsDocument: page.pageNumber === 1,
  }));
  print(`\nFiles joined to one, ${read.files.length + (real?.read.files.length ?? 0)} of them`);
  printBoundaries(
    'boundaries',
    [...read.files, ...(real?.read.files ?? [])],
    [...truths, ...(real?.truths ?? [])],
    true,
  );
}

const NOT_LABELED = { bates: null, codes: null, boxes: null, placeholder: null };

/** Pages with their truth, without those that nobody labeled. */
function pair(read: ReadProduction, truths: readonly MarkTruth[]): MarkedPage[] {
  return truths.map((truth) => {
    const found = read.pages.find(({ file, page }) => file === truth.file && page.pageNumber === truth.page);
    if (!found) throw new Error(`${truth.file} p. ${truth.page} is not in the ingest.`);
    return { truth, ...found };
  });
}

/** Measures in this process, page by page, what marks add to the time of a page that is read by OCR. */
async function printTimes(reader: Reader): Promise<void> {
  const { truth } = await readFixturesTruth(fixtures);
  const pages = truth.files.flatMap(({ file, pages: list }) => list.map(({ page }) => ({ file, page })));
  const recognizer = await openEngine({ ...reader, languages: ['eng'] });
  try {
    const times: MarkTime[] = [];
    for (const [index, { file, page }] of pages.entries())
      if (index % TIMED === 0) times.push(await timeMarks(join(fixtures, file), page - 1, recognizer));
    const sum = (of: 'marks' | 'recognition') => times.reduce((total, time) => total + time[of], 0);
    print(
      `\nTime: marks take ${(sum('marks') / times.length).toFixed(0)} ms of a page (median ${median(times.map(({ marks }) => marks)).toFixed(0)} ms), ` +
        `OCR ${(sum('recognition') / times.length).toFixed(0)} ms: ${percent(sum('marks') / sum('recognition'))} more; ${times.length} pages, one worker`,
    );
  } finally {
    await recognizer.close();
  }
}
