import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDataFolder } from '#api/testing/new-data-folder.ts';
import { listProcesses } from '../../ingest/testing/list-processes.ts';
import { makeBlankPdf, makeScanPdf, makeTextPdf } from '../make/fixtures/simple-pdfs.ts';
import { runUncover, startUncover } from './run-uncover.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { untilPagesStored } from './until-pages-stored.ts';

const TEXT_PAGES = 6;
/** Texts, scans including the same image twice, a blank page, and an empty file. */
const PAGES = 2 * TEXT_PAGES + 4;
const QUERIES = ['sheriff', '"opt out"', 'page', 'withheld'];

let folder: string;
let source: string;
let whole: Awaited<ReturnType<typeof takeSnapshot>>;

const letter = (page: number) => [
  `Page ${page} of the letter from the county to the agency about the programme.`,
  'The board of supervisors has asked how a county may opt out of the programme,',
  'and whether an answer will be given before the date of activation.',
  'The sheriff has written twice and has not had a reply that says so in plain words.',
];
const stamp = (page: number) => `ICE FOIA 10-2674.${String(page).padStart(7, '0')}`;
const sheet = { lines: ['The page that stood here has been withheld in full by the agency.'] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-crash-'));
  source = join(folder, 'release');
  await mkdir(source);
  const letters = (from: number) => {
    const pages = Array.from({ length: TEXT_PAGES }, (_, index) => from + index);
    return makeTextPdf(pages.map(letter), pages.map(stamp));
  };
  const files = {
    'a.pdf': await letters(1),
    'b.pdf': await makeScanPdf([{ lines: letter(0), stamp: stamp(TEXT_PAGES + 1) }, sheet]),
    'c.pdf': await letters(TEXT_PAGES + 2),
    'd.pdf': await makeScanPdf([sheet]),
    'e.pdf': await makeBlankPdf(),
    'f.pdf': '',
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(source, name), bytes);
  await ingestToTheEnd('whole');
  whole = await takeSnapshot(join(folder, 'whole'), QUERIES);
});
afterAll(() => rm(folder, { recursive: true }));

const wordsFor = (data: string) => [
  'ingest',
  source,
  '--matter',
  'test',
  '--workers',
  '2',
  '--data',
  join(folder, data),
];

async function ingestToTheEnd(data: string): Promise<void> {
  const run = await runUncover(...wordsFor(data));
  if (run.exitCode !== 0) throw new Error(run.stderr);
}

/** Waits for some moment after so many pages are stored: during a commit, numbering, or a page. */
async function untilSomeMomentAfter(data: string, pages: number): Promise<void> {
  await untilPagesStored(join(folder, data), pages);
  await sleep(Math.random() * 40);
}

function listReaders(parent: number | undefined): number[] {
  return listProcesses()
    .filter((each) => each.parent === parent && /page-reader\.ts(?: |$)/.test(each.command))
    .map(({ pid }) => pid);
}

describe('an ingest of several files', () => {
  it('reads them all if nothing interrupts it', () => {
    expect(whole.pages).toHaveLength(PAGES);
    expect(whole.hits.sheriff).toHaveLength(2 * TEXT_PAGES + 1);
    expect(whole.pages.filter((page) => page.bates !== null).length).toBeGreaterThanOrEqual(2 * TEXT_PAGES);
  });

  it('gives the same result if it is killed repeatedly and then completed, with no page twice', async () => {
    await fillDataFolder(join(folder, 'killed'));
    for (const pages of [0, 4, 10]) {
      const child = startUncover(wordsFor('killed'));
      const closed = new Promise((resolve) => child.once('close', resolve));
      await untilSomeMomentAfter('killed', pages);
      child.kill('SIGKILL');
      await closed;
    }
    await ingestToTheEnd('killed');
    expect(await takeSnapshot(join(folder, 'killed'), QUERIES)).toEqual(whole);
  });

  it('continues and gives the same result if its readers are killed', async () => {
    await fillDataFolder(join(folder, 'readers'));
    const child = startUncover(wordsFor('readers'));
    const closed = new Promise((resolve) => child.once('close', resolve));
    let killed = 0;
    for (const pages of [1, 8]) {
      await untilSomeMomentAfter('readers', pages);
      const [reader] = listReaders(child.pid);
      if (reader === undefined) continue;
      process.kill(reader, 'SIGKILL');
      killed += 1;
    }
    expect(await closed).toBe(0);
    expect(killed).toBeGreaterThan(0);
    expect(await takeSnapshot(join(folder, 'readers'), QUERIES)).toEqual(whole);
  });
});
