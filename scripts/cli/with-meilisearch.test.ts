import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readConfig } from '#api/config.ts';
import { describeSearchState } from '#api/search/explore/describe-state.ts';
import { openTestApp } from '#api/testing/test-app.ts';
import { SearchState } from '#contract/search/search.ts';
import { openSearchServer } from './with-meilisearch.ts';

const words = { positionals: [], values: { 'with-meilisearch': true } };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-with-meili-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('a search server that does not start does not block the program: the problem is printed, and shown on screen', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.stubEnv('PATH', join(folder, 'nothing'));
  const { config, close } = await openSearchServer(words, readConfig({}, folder));
  await close();
  expect(config.meilisearch).toBeUndefined();
  const printed = said.mock.calls.map(([text]) => String(text)).join('');
  said.mockRestore();
  expect(printed).toContain('There is no program “meilisearch” on PATH.');
  expect(printed).toContain('Explore runs on the embedded index until the next start.');
  const app = await openTestApp();
  try {
    const server = { isConfigured: false, problem: config.meilisearchProblem };
    const state = await describeSearchState(app.database, app.matter.id, server);
    expect(SearchState.parse(state)).toMatchObject({
      explore: 'sqlite',
      server: { failure: { message: expect.stringContaining('no program “meilisearch”') } },
    });
  } finally {
    await app.close();
  }
});

it('a server is either named or started, not both', async () => {
  const config = readConfig({ MEILI_URL: 'http://127.0.0.1:7700' }, folder);
  await expect(openSearchServer(words, config)).rejects.toThrow('Use only one of them.');
});

it('an empty variable, as a compose file sets it, names no server', () => {
  expect(readConfig({ MEILI_URL: '', MEILI_KEY: '' }, folder).meilisearch).toBeUndefined();
  expect(readConfig({ MEILI_URL: 'http://127.0.0.1:7700', MEILI_KEY: '' }, folder).meilisearch).toEqual({
    url: 'http://127.0.0.1:7700',
    key: undefined,
  });
});
