import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashFile } from '#ingest';
import { nameProduction, walkFiles } from './walk-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-walk-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('names that would control a terminal or reverse the writing are sanitized, each file under its own name', async () => {
  for (const name of ['red\u001b[31m.pdf', 'red\u0007[31m.pdf', 'two\nlines.txt', 'a\u202efdp.exe'])
    await writeFile(join(folder, name), name);
  const paths = (await walkFiles([folder])).files.map(({ path }) => path.slice(basename(folder).length + 1));
  expect(paths).toEqual([
    'a\ufffdfdp.exe',
    'red\ufffd[31m.pdf',
    'red\ufffd[31m.pdf (2)',
    'two\ufffdlines.txt',
  ]);
  const [alone] = (await walkFiles([join(folder, 'two\nlines.txt')])).files;
  expect(alone?.path).toBe('two\ufffdlines.txt');
  expect(nameProduction([join(folder, 'two\nlines.txt')])).toBe('two\ufffdlines');
});

const inside = (path: string) => path.slice(basename(folder).length + 1);

it('a name that is not UTF-8 is shown by its bytes, and its file is ingested like others', async () => {
  if (process.platform !== 'linux') return console.info('Not run: this system has names in UTF-8 only.');
  const name = Buffer.from('Petici\xf3n.txt', 'latin1');
  await writeFile(Buffer.concat([Buffer.from(`${folder}/`), name]), 'words');
  const { files } = await walkFiles([folder]);
  expect(files.map(({ path }) => inside(path))).toEqual(['Petici\\xf3n.txt']);
  expect(await hashFile(files[0]?.absolute ?? '')).toBe(createHash('sha256').update('words').digest('hex'));
});

it('links are not followed, and they and pipes are listed with the reason', async () => {
  await mkdir(join(folder, 'letters'));
  await writeFile(join(folder, 'letters', 'a.txt'), 'words');
  await symlink(folder, join(folder, 'letters', 'up'));
  await symlink('/etc/passwd', join(folder, 'away.txt'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipe')]);
  const { files, leftOut } = await walkFiles([folder]);
  expect(files.map(({ path }) => inside(path))).toEqual(['letters/a.txt']);
  const why = Object.fromEntries(leftOut.map((each) => [inside(each.path), each.why]));
  expect(why['away.txt']).toContain('is a link to /etc/passwd and was not followed');
  expect(why['letters/up']).toContain('is a link to');
  if (process.platform !== 'win32') expect(why.pipe).toContain('is a pipe');
});
