import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseText, correctText } from '../../repositories/pages/page-texts.ts';
import { getPageText, listPageKeys, listPagesIn } from '../../repositories/pages/pages.ts';
import { addTag } from '../../repositories/review/tags.ts';
import { alignCorrection } from '../../review/align-correction.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { tagPages } from '../../testing/tag-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'opt out' }, { text: 'out opt' }] });
});
afterEach(() => app.close());

it('a repeated search includes what was added since', async () => {
  const count = async (tagId?: string) => {
    const filter = { matterId: app.matter.id, tagId };
    return (await app.search.searchPages('"opt out"', filter, { offset: 0, limit: 10 })).pages;
  };
  expect([await count(), await count()]).toEqual([1, 1]);
  await ingestScripted(app, { 'b.pdf': [{ text: 'we opt out' }] }, { productionName: 'Second release' });
  expect(await count()).toBe(2);

  await addTag(app.database, act, app.matter.id, 't', {
    name: 't',
    definition: '',
    color: 'red',
    key: null,
  });
  expect(await count('t')).toBe(0);
  const pages = await listPagesIn(app.database, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  const keys = await listPageKeys(
    app.database,
    app.matter.id,
    pages.map((page) => page.pageId),
  );
  await tagPages(app.database, act, app.matter.id, {
    tag: { id: 't', name: 't' },
    present: true,
    pages: keys,
  });
  expect(await count('t')).toBe(2);
});

it('a repeated search notices a text that was corrected, and one that was put to use again', async () => {
  const { matter } = app;
  const count = async (only?: 'hard-to-read') =>
    (await app.search.searchPages('voluntary', { matterId: matter.id, only }, { offset: 0, limit: 10 }))
      .pages;
  const [page] = await listPagesIn(app.database, { matterId: matter.id }, { offset: 0, limit: 1 });
  const id = page?.pageId ?? '';
  const key = (await listPageKeys(app.database, matter.id, [id])).get(id) ?? 0;
  const read = await getPageText(app.database, key);
  const written = { ...alignCorrection(read, 'voluntary'), source: 'corrected' as const, reason: 'test' };
  expect(await count()).toBe(0);
  await correctText(app.database, act, { matterId: matter.id, id, key, version: 1 }, written);
  expect([await count(), await count('hard-to-read')]).toEqual([1, 0]);
  await chooseText(app.database, act, { matterId: matter.id, id, key, version: 2 }, 1, read);
  expect(await count()).toBe(0);
  await chooseText(app.database, act, { matterId: matter.id, id, key, version: 1 }, 2, written);
  expect(await count()).toBe(1);
});
