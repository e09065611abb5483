import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodebookFile } from '#contract/review/codebook-file.ts';
import { callUncover } from '../../testing/run-uncover.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-tags-'));
  await run('matters', 'add', 'ader', 'Ader v. ICE', '--codebook', 'foia');
  for (const slug of ['by-csv', 'by-json']) await run('matters', 'add', slug, slug);
});
afterAll(() => rm(folder, { recursive: true }));

const call = (...words: string[]) => callUncover(...words, '--data', join(folder, 'data'));

async function run(...words: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await call(...words);
  expect([words, exitCode, stderr]).toEqual([words, 0, '']);
  return stdout;
}

const tags = (...words: string[]) => run('tags', ...words);

async function exportFrom(matter: string): Promise<CodebookFile> {
  return JSON.parse(await tags('export', '--matter', matter)) as CodebookFile;
}

describe('the verb tags', () => {
  it('adds, changes, retires and lists tags', async () => {
    await tags('add', 'Hearings', '--group', 'Subject', '--key', 'd', '--matter', 'ader');
    expect(
      await tags('change', 'media', '--definition', 'Press only.', '--key', 'none', '--matter', 'ader'),
    ).toBe('Changed Media, version 2.\n');
    expect(await tags('change', 'Media', '--color', 'red', '--matter', 'ader')).toContain('version 2');
    await tags('retire', 'Congress', '--matter', 'ader');
    const lines = (await tags('list', '--matter', 'ader')).split('\n');
    expect(lines).toContain('\tMedia\tSubject\t0 pages\tversion 2');
    expect(lines).toContain('\tCongress\tSubject\t0 pages\tversion 1\tretired');
    expect(lines).toContain('d\tHearings\tSubject\t0 pages\tversion 1');
    expect((await call('tags', 'add', 'Media', '--matter', 'ader')).stderr).toContain('already');
    expect((await call('tags', 'add', 'Costs', '--key', 'd', '--matter', 'ader')).stderr).toContain(
      'Hearings',
    );
    expect((await call('tags', 'retire', '--matter', 'ader')).exitCode).toBe(2);
    expect((await call('tags', 'start', '--matter', 'ader')).stderr).toContain('has tags already');
  });

  it('exports a codebook and imports it into another matter, as CSV and as JSON', async () => {
    const whole = await exportFrom('ader');
    for (const format of ['csv', 'json']) {
      const path = join(folder, `codebook.${format}`);
      const flags = format === 'csv' ? ['--csv'] : [];
      await writeFile(path, await tags('export', ...flags, '--matter', 'ader'));
      const matter = `by-${format}`;
      expect(await tags('import', path, '--matter', matter)).toBe(
        '13 tags added, 0 changed, 0 the same already\n',
      );
      expect(await exportFrom(matter)).toEqual(whole);
      expect(await tags('import', path, '--matter', matter)).toContain(
        '0 tags added, 0 changed, 13 the same',
      );
    }
  });

  it('changes tags of the same name, swaps keys, leaves out examples of other matters, and refuses a taken key', async () => {
    const path = join(folder, 'changes.json');
    const importing = async (file: object) => {
      await writeFile(path, JSON.stringify(file));
      return call('tags', 'import', path, '--matter', 'ader');
    };
    const examples = [{ pageId: 'page-of-another-matter', applies: true, note: '' }];
    const [voluntary, mandatory] = [
      { name: 'voluntary', color: 'green', key: '3', definition: 'A choice.', examples },
      { name: 'Mandatory', color: 'orange', key: '2' },
    ];
    const { stdout } = await importing({ tags: [voluntary, mandatory] });
    expect(stdout).toBe(
      '0 tags added, 2 changed, 0 the same already\n1 example left out: the pages are not in this matter\n',
    );
    const after = (await exportFrom('ader')).tags;
    const keys = after.map(({ name, key }) => [name, key]);
    expect(keys).toEqual(
      expect.arrayContaining([
        ['voluntary', '3'],
        ['Mandatory', '2'],
      ]),
    );
    const taken = await importing({ tags: [{ name: 'Costs', key: '2' }] });
    expect(taken.stderr).toContain('belongs to “Mandatory”');
    const twice = await importing({ tags: [voluntary, { name: 'VOLUNTARY' }] });
    expect([twice.exitCode, twice.stderr]).toEqual([2, expect.stringContaining('is there twice')]);
  });
});
