import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [{ text: 'Cook County, Illinois, and San Francisco' }, { text: 'nowhere in particular' }],
  });
});
afterAll(() => app.close());

const listPlaces = async () =>
  (await app.database.selectFrom('page_place').select('place').orderBy('place').execute()).map(
    ({ place }) => place,
  );

it('a page has the places that its text names, and others when the text is corrected', async () => {
  expect(await listPlaces()).toEqual(['Cook County, Illinois', 'Illinois', 'San Francisco, California']);
  const { id } = await app.database
    .selectFrom('page')
    .select('id')
    .orderBy('position')
    .executeTakeFirstOrThrow();
  const path = `/api/matters/ndlon/pages/${id}/texts`;
  const corrected = { text: 'Kane County, Illinois, and San Francisco', basedOn: 1 };
  const answer = await app.as('reviewer').send('post', path, corrected);
  expect(answer.status).toBe(200);
  expect(await listPlaces()).toEqual(['Illinois', 'Kane County, Illinois', 'San Francisco, California']);
});
