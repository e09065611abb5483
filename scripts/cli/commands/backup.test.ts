import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '#api/main.ts';
import { canMount, mountSmallDisk, WHY_SKIPPED } from '#api/testing/mount-small.ts';
import { makeTextPdf } from '../../make/fixtures/simple-pdfs.ts';
import { callUncover, type Run, runUncover } from '../../testing/run-uncover.ts';

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-backup-'));
  data = join(folder, 'data');
  await mkdir(join(folder, 'release'));
  await writeFile(join(folder, 'release', 'letter.pdf'), await makeTextPdf([['A letter on opting out.']]));
  await writeFile(join(folder, 'release', 'note.txt'), 'A note on opting out.');
  const ingest = await callUncover('ingest', join(folder, 'release'), '--matter', 'test', '--data', data);
  if (ingest.exitCode !== 0) throw new Error(ingest.stderr);
});
afterAll(() => rm(folder, { recursive: true }));

const listPages = (dataDir: string): Promise<Run> =>
  callUncover('pages', '--matter', 'test', '--text', '--jsonl', '--data', dataDir);

describe('backup and restore', () => {
  it('give the same pages in a new folder, even if the backup is made while a server runs', async () => {
    const dir = join(folder, 'backup');
    const server = await startServer({ dataDir: data, host: '127.0.0.1', port: 0 });
    const backup = await runUncover('backup', dir, '--data', data);
    await server.close();
    expect(backup.stdout).toMatch(/^Backed up to .*: 3 files \(3 files copied now\) and the database/);
    expect(backup.exitCode).toBe(0);
    const restored = join(folder, 'restored');
    const restore = await runUncover('restore', dir, '--data', restored);
    expect(restore.stdout).toMatch(
      /^Restored the backup of .*: 3 files and the database\.\nAll files were checked\.\n$/,
    );
    expect(restore.exitCode).toBe(0);
    expect((await callUncover('check', '--data', restored)).exitCode).toBe(0);
    expect((await listPages(restored)).stdout).toBe((await listPages(data)).stdout);
  });

  it('report an original that the data folder lacks, and exit with 1', async () => {
    const copy = join(folder, 'lacking');
    await callUncover('restore', join(folder, 'backup'), '--data', copy);
    const names = await readdir(join(copy, 'originals'), { recursive: true });
    await rm(join(copy, 'originals', names.find((name) => name.length > 60) ?? ''));
    const backup = await callUncover('backup', join(folder, 'incomplete'), '--data', copy);
    expect(backup.stdout).toMatch(/is missing\.\nBacked up to .*\n.*\n1 file could not be backed up/);
    expect(backup.exitCode).toBe(1);
    const restore = await callUncover('restore', join(folder, 'incomplete'), '--data', join(folder, 'again'));
    expect(restore.stdout).toMatch(/is missing/);
    expect(restore.exitCode).toBe(1);
  });

  it('refuse a folder that contains records with a sentence, and missing arguments', async () => {
    const restore = await callUncover('restore', join(folder, 'backup'), '--data', data);
    expect(restore.stderr).toContain('is not empty');
    expect(restore.exitCode).toBe(1);
    expect((await callUncover('restore', '--data', data)).exitCode).toBe(2);
    expect((await callUncover('backup', '--data', data)).exitCode).toBe(2);
  });
});

it.skipIf(!canMount())(`report a full disk as that of the backup (${WHY_SKIPPED})`, async () => {
  const disk = mountSmallDisk(1);
  if (!disk) throw new Error('no disk');
  try {
    await writeFile(join(disk.path, 'filler'), Buffer.alloc(2 ** 20 - 2 ** 16));
    const dir = join(disk.path, 'backup');
    const { exitCode, stderr } = await callUncover('backup', dir, '--data', data);
    expect(stderr).toContain(`The disk of ${dir}`);
    expect(stderr).toContain('is full, or its quota is used up. Free some space');
    expect(exitCode).toBe(1);
  } finally {
    disk.close();
  }
});
