import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentView, DocumentWindow } from '#contract/documents/document.ts';
import { buildDat } from '../testing/build-volume.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const EMAIL =
  'Castellan, Lorena\nFrom: Tolland, Rick\nSent: Monday, May 3, 2010 1:00 PM\nTo: Castellan, Lorena\nSubject: x';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const dat = buildDat([
    ['BEGBATES', 'ENDBATES', 'BEGATTACH', 'ENDATTACH', 'FROM', 'SUBJECT', 'DATESENT', 'NATIVEPATH'],
    ['L-0001', 'L-0002', 'L-0001', 'L-0003', 'Ann Rapp', 'Opting out', '08/14/2009', 'a.pdf'],
    ['L-0003', 'L-0003', 'L-0001', 'L-0003', '', '', '', 'b.pdf'],
  ]);
  await ingestScripted(
    app,
    { 'a.pdf': [{ text: 'The county asked.' }, { text: EMAIL }], 'b.pdf': [{ text: 'A table.' }] },
    { others: { 'load.dat': dat } },
  );
});
afterAll(() => app.close());

const base = '/api/matters/ndlon';
const listAll = async () =>
  ((await (await app.as('reader').get(`${base}/documents`)).json()) as DocumentWindow).documents;

it('are those of the load file, whatever their pages look like, and so are their facts', async () => {
  const documents = await listAll();
  expect(documents.map(({ pages, boundary }) => [pages, boundary.source])).toEqual([
    [2, 'load-file'],
    [1, 'load-file'],
  ]);
  expect(documents[0]).toMatchObject({ title: 'Opting out', date: '2009-08-14', from: ['Ann Rapp'] });
});

it('may get another kind from a person, beside the load file’s', async () => {
  const [first] = await listAll();
  const path = `${base}/documents/${first?.documentId}/facts/title`;
  const answer = await app.as('reviewer').send('put', path, { values: ['Opting out, again'] });
  const { facts, title } = (await answer.json()) as DocumentView;
  expect(title).toBe('Opting out, again');
  expect(facts.find(({ name }) => name === 'title')?.asRead).toEqual(['Opting out']);
});

it('cannot be split or joined, because the load file defines them', async () => {
  const [, second] = await listAll();
  const decision = { pageId: second?.firstPage, decision: 'join' };
  const answer = await app.as('reviewer').send('post', `${base}/boundaries`, decision);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ message: expect.stringContaining('load file') });
});
