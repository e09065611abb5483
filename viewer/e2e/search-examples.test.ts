import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '#api/testing/test-app.ts';
import { SearchResult } from '#contract/search/search.ts';
import type { Truth } from '../../scripts/make/fixtures/truth.ts';
import { exampleGroups, incompleteExamples, refusedExamples } from '../help/search-examples.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  const path = new URL('../../fixtures/secure-communities/truth.json', import.meta.url);
  const { files }: Truth = JSON.parse(await readFile(path, 'utf8'));
  const pages = (file: Truth['files'][number]) =>
    file.pages.map(({ text, boxes, bates, kind }) => ({
      // The codes in the boxes are printed on the page too.
      text: [text, ...boxes.flatMap(({ printed }) => printed)].join('\n'),
      ...(bates === null ? {} : { bates }),
      marks: { boxes: boxes.map((box) => ({ ...box, confidence: 100 })) },
      // A fax has the lowest confidence in this production.
      confidence: kind === 'fax-cover' ? 80 : 95,
    }));
  await ingestScripted(app, Object.fromEntries(files.map((file) => [file.file, pages(file)])));
});
afterAll(() => app.close());

const ask = (query: string) =>
  app.as('reader').get(`/api/matters/ndlon/search?limit=1&q=${encodeURIComponent(query)}`);

describe('an example of the search help', () => {
  it.each(exampleGroups.flatMap(({ examples }) => examples.map(({ query }) => query)))(
    'finds pages of the synthetic production: %s',
    async (query) => {
      const answer = await ask(query);
      expect(answer.status).toBe(200);
      expect(SearchResult.parse(await answer.json()).pages).toBeGreaterThan(0);
    },
  );

  it.each(refusedExamples.map(({ query }) => query))(
    'is refused with two interpretations that can both be run: %s',
    async (query) => {
      const refusal = await ask(query);
      expect(refusal.status).toBe(400);
      const { interpretations } = (await refusal.json()) as { interpretations: string[] };
      expect(interpretations).toHaveLength(2);
      for (const interpretation of interpretations) expect((await ask(interpretation)).status).toBe(200);
    },
  );

  it.each(incompleteExamples.map(({ query }) => query))(
    'is refused with one correction: %s',
    async (query) => {
      const refusal = await ask(query);
      expect(refusal.status).toBe(400);
      const { interpretations } = (await refusal.json()) as { interpretations: string[] };
      expect(interpretations).toHaveLength(1);
      expect((await ask(interpretations[0] ?? '')).status).toBe(200);
    },
  );
});
