import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { showUnseen, UNSEEN } from '#ingest';
import { makeTextPdf } from '../make/fixtures/simple-pdfs.ts';
import { callUncover, type Run } from '../testing/run-uncover.ts';

/** Clears the screen, forges a line, and reverses the direction of writing. */
const EVIL = 'a\u001b[2J\nNo problems were found.\u202e\u009b31m.pdf';

let folder: string;
let data: string;
let ingest: Run;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-print-'));
  data = join(folder, 'data');
  const release = join(folder, 'release');
  await mkdir(release);
  await writeFile(join(release, EVIL), await makeTextPdf([['A letter on opting out.']]));
  await writeFile(join(release, `b${EVIL}`), 'no PDF at all, \u0000 and not to be read');
  ingest = await callUncover('ingest', release, '--matter', 'test', '--data', data);
  // Older versions stored names unchanged.
  const database = await openDatabase(databasePath(data));
  await sql`update source_file set path = replace(path, ${showUnseen(EVIL)}, ${EVIL})`.execute(database);
  await database.destroy();
});
afterAll(() => rm(folder, { recursive: true }));

const call = (...words: string[]): Promise<Run> => callUncover(...words, '--data', data);

function expectHarmless({ stdout, stderr }: Run): void {
  for (const written of [stdout, stderr]) {
    expect(written.replace(/[\n\t]/g, '').match(UNSEEN)).toBe(null);
    expect(written).not.toMatch(/^No problems were found\.\S/mu);
  }
}

describe.skipIf(process.platform === 'win32')('the name of a file that would steer the terminal', () => {
  it.each([
    ['report', 'ledger', '--matter', 'test'],
    ['report', 'documents', '--matter', 'test'],
    ['search', 'letter', '--matter', 'test'],
    ['pages', 'find', 'UNC-0000001', '--matter', 'test'],
    ['documents', 'read', '--matter', 'test'],
    ['pages', '--matter', 'test', '--jsonl'],
    ['report', 'ledger', '--matter', 'test', '--json'],
    ['no-such-verb\u001b[2J\nNo problems were found.x'],
    ['search', 'letter', '--matter', '\u001b[2J'],
  ])('is shown without its control characters by %s %s', async (...words) => {
    const run = await call(...words);
    expect(run.stdout + run.stderr).not.toBe('');
    expectHarmless(run);
  });

  it('is shown without them while files are read, and where their errors are listed', async () => {
    expect(ingest.stdout).toContain('\ufffd[2J');
    expectHarmless(ingest);
    const names = await readdir(join(data, 'originals'), { recursive: true });
    for (const name of names.filter((each) => each.length > 60))
      await appendFile(join(data, 'originals', name), '\n');
    const check = await call('check');
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toContain('\ufffd[2J');
    expectHarmless(check);
  });

  it('is unchanged for programs that read JSON or CSV', async () => {
    const { stdout } = await call('pages', '--matter', 'test', '--jsonl');
    expect((JSON.parse(stdout) as { file: string }).file).toBe(`release/${EVIL}`);
    expect((await call('report', 'ledger', '--matter', 'test', '--csv')).stdout).toContain(EVIL);
  });
});

it('only print.ts writes to the terminal', async () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const ours = (
    await Promise.all(['.', 'commands', 'reports'].map((name) => listSources(join(root, name))))
  ).flat();
  expect(ours.length).toBeGreaterThan(30);
  const writers: string[] = [];
  for (const path of ours) {
    if (/process\.std(?:out|err)\.write|console\./.test(await readFile(path, 'utf8')))
      writers.push(basename(path));
  }
  expect(writers).toEqual(['print.ts']);
});

async function listSources(folderPath: string): Promise<string[]> {
  const names = await readdir(folderPath);
  return names.filter((name) => /(?<!\.test)\.ts$/.test(name)).map((name) => join(folderPath, name));
}
