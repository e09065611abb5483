import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OcrEngine } from '#ingest';
import type { Truth } from '../make/fixtures/truth.ts';
import { editDistance } from './edit-distance.ts';
import { median, megabytes, percent } from './figures.ts';
import { readPdfText } from './pdf-text.ts';
import { watchMemory } from './watch-memory.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../cli/uncover.ts', import.meta.url));
const truthPath = fileURLToPath(new URL('../../fixtures/secure-communities/truth.json', import.meta.url));

export interface Race {
  files: readonly string[];
  /** Pages read in parallel, by both. */
  workers: number;
  /** Laps of each program. */
  runs: number;
  engine: OcrEngine;
  /** A folder of language data for our program; the peer has its own. */
  languageData: string | undefined;
}

/** A program that reads files into its own folder, and returns the text of their pages. */
interface Racer {
  name: string;
  read(files: readonly string[], folder: string): Promise<void>;
  /** The text of every page, by file name. */
  textOf(files: readonly string[], folder: string): Promise<Map<string, string[]>>;
}

interface Lap {
  seconds: number;
  /** Peak memory including child processes; the benchmark's own memory is part of it. */
  bytes: number;
}

/**
 * Runs whole commands on the same files, ours and ocrmypdf's in turn, so that other work on the machine slows
 * both. Without ocrmypdf on PATH only ours is measured.
 */
export async function raceOcrmypdf(race: Race): Promise<void> {
  const peerIsThere = spawnSync('ocrmypdf', ['--version']).error === undefined;
  if (!peerIsThere) {
    process.stdout.write('ocrmypdf is not on PATH (Debian: apt install ocrmypdf): the peer is skipped.\n');
  }
  const racers = peerIsThere ? [ours(race), ocrmypdf(race)] : [ours(race)];
  const folder = await mkdtemp(join(tmpdir(), 'uncover-race-'));
  try {
    const laps = await runByTurns(racers, race, folder);
    racers.forEach((racer, index) => {
      printLaps(racer.name, laps[index] ?? []);
    });
    const [own = 0, peer] = laps.map((each) => median(each.map(({ seconds }) => seconds)));
    if (peer) process.stdout.write(`ours / ocrmypdf: ${(own / peer).toFixed(2)} of the time\n`);
    await printErrors(racers, race.files, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function ours({ workers, engine, languageData }: Race): Racer {
  const optionsOf = (folder: string) => ['--matter', 'race', '--data', folder];
  return {
    name: `ours, ${engine}`,
    read: async (files, folder) => {
      const data = languageData === undefined ? [] : ['--language-data', languageData];
      const options = ['--workers', String(workers), '--ocr', engine, ...data];
      await run(process.execPath, [cli, 'ingest', ...files, ...optionsOf(folder), ...options]);
    },
    textOf: async (_, folder) => {
      const words = [cli, 'pages', ...optionsOf(folder), '--text', '--jsonl'];
      const { stdout } = await run(process.execPath, words, { maxBuffer: 2 ** 30 });
      const pages: { file: string; text: string }[] = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const byFile = Map.groupBy(pages, ({ file }) => basename(file));
      return new Map([...byFile].map(([file, ofFile]) => [file, ofFile.map(({ text }) => text)]));
    },
  };
}

function ocrmypdf({ workers }: Race): Racer {
  return {
    name: 'ocrmypdf',
    read: async (files, folder) => {
      const options = ['--quiet', '--skip-text', '--jobs', String(workers), '--output-type', 'pdf'];
      for (const file of files) await run('ocrmypdf', [...options, file, join(folder, basename(file))]);
    },
    textOf: async (files, folder) => {
      const texts = new Map<string, string[]>();
      for (const file of files) texts.set(basename(file), await readPdfText(join(folder, basename(file))));
      return texts;
    },
  };
}

/** Keeps the last lap's folder of each program, as `folder`/its index, for its texts. */
async function runByTurns(racers: readonly Racer[], race: Race, folder: string): Promise<Lap[][]> {
  const laps: Lap[][] = racers.map(() => []);
  for (let lap = 0; lap < race.runs; lap += 1) {
    for (const [lane, racer] of racers.entries()) {
      const into = join(folder, String(lane));
      await rm(into, { recursive: true, force: true });
      await mkdir(into);
      laps[lane]?.push(await runLap(racer, race.files, into));
    }
  }
  return laps;
}

async function runLap(racer: Racer, files: readonly string[], folder: string): Promise<Lap> {
  const [load = 0] = loadavg();
  const memory = watchMemory();
  const started = performance.now();
  await racer.read(files, folder);
  const lap = { seconds: (performance.now() - started) / 1000, bytes: memory.stop() };
  process.stdout.write(
    `${racer.name}: ${lap.seconds.toFixed(1)} s, memory peak ${megabytes(lap.bytes)}; load before it ${load.toFixed(1)}\n`,
  );
  return lap;
}

function printLaps(name: string, laps: readonly Lap[]): void {
  const seconds = median(laps.map((lap) => lap.seconds));
  const bytes = Math.max(...laps.map((lap) => lap.bytes));
  process.stdout.write(
    `${name}: median of ${laps.length} ${seconds.toFixed(1)} s, memory peak ${megabytes(bytes)}\n`,
  );
}

/**
 * For the synthetic production's files, whose text is known. Stamps and handwriting that were read count as
 * errors of both.
 */
async function printErrors(
  racers: readonly Racer[],
  files: readonly string[],
  folder: string,
): Promise<void> {
  const truth = JSON.parse(await readFile(truthPath, 'utf8')) as Truth;
  const names = new Set(files.map((file) => basename(file)));
  const known = truth.files.filter(({ file }) => names.has(file));
  if (known.length === 0) return;
  for (const [lane, racer] of racers.entries()) {
    const texts = await racer.textOf(files, join(folder, String(lane)));
    let letters = 0;
    let errors = 0;
    for (const { file, pages } of known) {
      for (const { page, text } of pages) {
        const expected = plain(text);
        letters += expected.length;
        errors += editDistance(expected, plain(texts.get(file)?.[page - 1] ?? ''));
      }
    }
    process.stdout.write(
      `${racer.name}: ${percent(errors / letters)} of letters wrong, missing or too many, stamps included\n`,
    );
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
