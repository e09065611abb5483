import { afterEach, beforeEach, expect, it } from 'vitest';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { parseQuery } from '../language/parse-query.ts';
import { writeQuery } from '../language/write-query.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [{ text: '县政府可以退出安全社区计划。' }, { text: '出退 计安划' }, { text: 'ประเทศไทย' }],
  });
});
afterEach(() => app.close());

async function find(query: string): Promise<number[]> {
  const { hits } = await app.search.searchPages(query, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  return hits.map(({ pageNumber }) => pageNumber);
}

it('a word in a script without spaces is found inside a line, and only as it is written', async () => {
  expect(await find('退出')).toEqual([1]);
  expect(await find('安全社区')).toEqual([1]);
  expect(await find('退出 AND 计划')).toEqual([1]);
  expect(await find('退 AND 出')).toEqual([1, 2]);
  expect(await find('ไทย')).toEqual([3]);
});

it('such a word is written without hyphens in the description of a query', () => {
  expect(writeQuery(parseQuery('退出 AND opt-out'))).toBe('退出 AND opt-out');
});
