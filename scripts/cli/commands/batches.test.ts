import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callUncover } from '../../testing/run-uncover.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-batches-'));
  await writeFile(join(folder, 'a.txt'), 'the sheriff\fthe county\fthe sheriff again\f');
  await call('ingest', join(folder, 'a.txt'));
  for (const [name, role] of [
    ['rae', 'reviewer'],
    ['rob', 'read-only'],
  ] as const) {
    await inFolder('users', 'add', name, '--role', role);
    await call('users', 'allow', name);
  }
});
afterAll(() => rm(folder, { recursive: true }));

const inFolder = (...words: string[]) => callUncover(...words, '--data', join(folder, 'data'));
const call = (...words: string[]) => inFolder(...words, '--matter', 'test');

async function batches(...words: string[]): Promise<string[]> {
  const { exitCode, stdout, stderr } = await call('batches', ...words);
  expect([words, exitCode, stderr]).toEqual([words, 0, '']);
  return stdout.trimEnd().split('\n');
}

it('batches makes, lists, assigns, returns and finishes batches, and says beforehand what it would make', async () => {
  const source = ['--query', 'sheriff', '--size', '1'];
  const sentence = '2 pages in 2 batches of 1 page, of 2 pages found.';
  expect(await batches('make', 'Sheriff', ...source, '--preview')).toEqual([sentence]);
  expect(await batches('list')).toEqual(['']);
  expect(await batches('make', 'Sheriff', ...source, '--priority', 'high')).toEqual([
    sentence,
    '1\tSheriff 1\tfirst\thigh\t0 of 1 decided\tfree',
    '2\tSheriff 2\tfirst\thigh\t0 of 1 decided\tfree',
  ]);
  expect((await batches('make', 'Rest'))[1]).toBe(
    '2 pages left out: in an open batch of the first review already.',
  );
  await batches('assign', 'sheriff 1', '--to', 'rae');
  expect((await batches('list'))[0]).toContain('with rae');
  expect((await call('batches', 'assign', '2', '--to', 'rob')).stderr).toContain('may read, not review');
  expect((await call('batches', 'return', '2', '--as', 'rae')).exitCode).toBe(1);
  expect((await call('batches', 'make', 'Mine', '--as', 'rae')).stderr).toContain('Only an attorney');
  await batches('return', '1', '--as', 'rae');
  expect((await call('batches', 'finish', '1')).stderr).toContain(
    '1 page of the batch “Sheriff 1” has no decision yet.',
  );
  await batches('finish', '1', '--undecided', '1');
  expect(await batches('list', '--finished')).toEqual([
    '1\tSheriff 1\tfirst\thigh\t0 of 1 decided\tfinished',
  ]);
  expect((await call('batches', 'make')).exitCode).toBe(2);
  expect((await call('batches', 'make', 'x', '--by', 'lines')).exitCode).toBe(2);
});
