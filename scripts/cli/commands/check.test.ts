import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { startServer } from '#api/main.ts';
import { makeTextPdf } from '../../make/fixtures/simple-pdfs.ts';
import { callUncover } from '../../testing/run-uncover.ts';

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-check-'));
  data = join(folder, 'data');
  await mkdir(join(folder, 'release'));
  await writeFile(join(folder, 'release', 'letter.pdf'), await makeTextPdf([['A letter on opting out.']]));
  await writeFile(join(folder, 'release', 'note.txt'), 'A note on opting out.');
  const ingest = await callUncover('ingest', join(folder, 'release'), '--matter', 'test', '--data', data);
  if (ingest.exitCode !== 0) throw new Error(ingest.stderr);
});
afterAll(() => rm(folder, { recursive: true }));

async function findOriginal(): Promise<string> {
  const names = await readdir(join(data, 'originals'), { recursive: true });
  return join(data, 'originals', names.find((name) => name.length > 60) ?? '');
}

describe('check', () => {
  it('prints what it checked while a server runs, and exits with 0 if nothing is wrong', async () => {
    const server = await startServer({ dataDir: data, host: '127.0.0.1', port: 0 });
    const { exitCode, stdout } = await callUncover('check', '--data', data);
    await server.close();
    expect(stdout).toMatch(
      /^Checked \d+ tables, \d+ audit events, 0 decisions, the search index of 2 pages, 2 originals, 1 PDF made of originals in .*\nNo problems were found\.\n$/,
    );
    expect(exitCode).toBe(0);
  });

  it('prints each problem with its path and what to do next, and exits with 1', async () => {
    const path = await findOriginal();
    await appendFile(path, '\n');
    const { exitCode, stdout } = await callUncover('check', '--data', data);
    expect(stdout).toContain(`${path}: The original of`);
    expect(stdout).toMatch(/has changed: its SHA-256 is .*Copy it back from a backup/);
    expect(stdout).toContain('\n1 fault.\n');
    expect(exitCode).toBe(1);
    const json = await callUncover('check', '--data', data, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      faults: [{ part: 'originals' }],
      counts: { originals: 2 },
    });
    expect(json.exitCode).toBe(1);
  });

  it('continues with the originals if the database is damaged', async () => {
    const damaged = join(folder, 'damaged');
    await mkdir(damaged);
    await writeFile(
      databasePath(damaged),
      'Minutes of the meeting, in which nothing was decided. '.repeat(40),
    );
    const { exitCode, stdout } = await callUncover('check', '--data', damaged);
    expect(stdout).toContain(`${databasePath(damaged)}: The database is damaged`);
    expect(stdout).toContain('0 originals');
    expect(exitCode).toBe(1);
  });

  it('creates no folder if there is none', async () => {
    const { exitCode, stderr } = await callUncover('check', '--data', join(folder, 'nowhere'));
    expect(stderr).toContain('No Uncover data was found in');
    expect(exitCode).toBe(1);
  });
});
