import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nameProduction, walkFiles } from './walk-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-walk-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('names that would steer a terminal or turn the writing are shown harmless, each file under its own', async () => {
  for (const name of ['red\u001b[31m.pdf', 'red\u0007[31m.pdf', 'two\nlines.txt', 'a\u202efdp.exe'])
    await writeFile(join(folder, name), name);
  const paths = (await walkFiles([folder])).map(({ path }) => path.slice(basename(folder).length + 1));
  expect(paths).toEqual([
    'a\ufffdfdp.exe',
    'red\ufffd[31m.pdf',
    'red\ufffd[31m.pdf (2)',
    'two\ufffdlines.txt',
  ]);
  const [alone] = await walkFiles([join(folder, 'two\nlines.txt')]);
  expect(alone?.path).toBe('two\ufffdlines.txt');
  expect(nameProduction([join(folder, 'two\nlines.txt')])).toBe('two\ufffdlines');
});
