import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CorrespondentList } from '#contract/documents/correspondent.ts';
import type { DocumentView, DocumentWindow } from '#contract/documents/document.ts';
import type { SearchResult } from '#contract/search/search.ts';
import type { WithholdingWindow } from '#contract/withholdings/withholding.ts';
import { listDocuments } from '../search/engines/meilisearch/page-document.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const emailFrom = (from: string, to: string) => `From: ${from}
Sent: Thursday, November 19, 2009 11:07 AM
To: ${to}
Subject: Santa Clara call
The call with the county is tomorrow at ten. Please join us.`;

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const box = {
    rect: { x: 0.1, y: 0.1, width: 0.2, height: 0.02 },
    style: 'outlined' as const,
    codes: ['(b)(5)'],
    printed: '(b)(5)',
    confidence: 90,
  };
  await ingestScripted(app, {
    'a.pdf': [{ text: emailFrom('Castellan, Lorena', 'Tolland, Rick'), marks: { boxes: [box] } }],
    'b.pdf': [{ text: emailFrom('Lorena Castellan', 'Tolland, Rick') }],
    'c.pdf': [{ text: emailFrom('Tolland, Rick', 'Castellan, Lorena <lorena@ice.gov>') }],
  });
});
afterAll(() => app.close());

const base = '/api/matters/ndlon';
const MERGE = { names: ['Castellan, Lorena'], into: 'Lorena Castellan' };
const SPLIT = { names: ['Castellan, Lorena'] };

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await app.as('attorney').get(`${base}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

async function post(path: string, body: object, userName = 'attorney'): Promise<number> {
  return (await app.as(userName).send('post', `${base}${path}`, body)).status;
}

/** The numbers of pages that a search finds. */
async function find(query: string, narrow = ''): Promise<number[]> {
  const { hits } = await ask<SearchResult>(`/search?q=${encodeURIComponent(query)}${narrow}`);
  return hits.map(({ controlNumber }) => Number(controlNumber.replace(/\D/gu, ''))).sort();
}

async function listNames(having = ''): Promise<[name: string, pages: number][]> {
  const list = await ask<CorrespondentList>(`/correspondents?having=${encodeURIComponent(having)}`);
  return list.correspondents.map(({ name, pages }) => [name, pages]);
}

async function getFact(index: number, name: 'from' | 'to') {
  const { documents } = await ask<DocumentWindow>('/documents');
  const view = await ask<DocumentView>(`/documents/${documents[index]?.documentId}`);
  return view.facts.find((fact) => fact.name === name);
}

async function listCorrespondentCodes(): Promise<string[][]> {
  const pages = await listDocuments(app.database, [1, 2, 3]);
  return pages.map(({ document }) => document.correspondents);
}

describe('names of one person', () => {
  it('are suggested, and stay separate until an attorney merges them', async () => {
    const { suggestions } = await ask<CorrespondentList>('/correspondents');
    expect(suggestions).toEqual([
      {
        likeness: 'same',
        into: 'Lorena Castellan',
        names: [
          { name: 'Castellan, Lorena', pages: 2, mergedNames: [] },
          { name: 'Lorena Castellan', pages: 1, mergedNames: [] },
        ],
        people: [['Castellan, Lorena'], ['Lorena Castellan']],
      },
    ]);
    expect(await listNames()).toEqual([
      ['Tolland, Rick', 3],
      ['Castellan, Lorena', 2],
      ['Lorena Castellan', 1],
    ]);
    for (const userName of ['reviewer', 'reader']) {
      expect([userName, await post('/merged-names', MERGE, userName)]).toEqual([userName, 403]);
      expect([userName, await post('/merged-names/split', SPLIT, userName)]).toEqual([userName, 403]);
    }
    expect(await post('/merged-names', { names: ['A'], into: 'A' })).toBe(400);
    expect(await find('from:"Castellan, Lorena"')).toEqual([1]);
  });

  it('are no longer suggested once an attorney says they are different people, until this is undone', async () => {
    const DIFFERENT = { people: [['Lorena Castellan'], ['Castellan, Lorena']] };
    for (const path of ['/dismissed-merges', '/dismissed-merges/restore'])
      for (const userName of ['reviewer', 'reader'])
        expect([path, userName, await post(path, DIFFERENT, userName)]).toEqual([path, userName, 403]);
    expect(await post('/dismissed-merges', { people: [['Lorena Castellan']] })).toBe(400);
    for (const _ of ['once', 'twice']) expect(await post('/dismissed-merges', DIFFERENT)).toBe(200);
    const { suggestions, dismissed } = await ask<CorrespondentList>('/correspondents');
    expect(suggestions).toEqual([]);
    expect(dismissed).toEqual([{ name: 'Castellan, Lorena', other: 'Lorena Castellan' }]);
    expect(await post('/dismissed-merges/restore', DIFFERENT)).toBe(200);
    expect(await ask('/correspondents')).toMatchObject({
      suggestions: [{ likeness: 'same' }],
      dismissed: [],
    });
  });

  it('are one in facts, lists, facets, the withholding log and the search server once they are merged', async () => {
    const before = await listCorrespondentCodes();
    expect(await post('/merged-names', MERGE)).toBe(200);
    expect(await listNames()).toEqual([
      ['Lorena Castellan', 3],
      ['Tolland, Rick', 3],
    ]);
    expect(await getFact(0, 'from')).toMatchObject({
      values: ['Lorena Castellan'],
      source: 'read',
      asRead: ['Castellan, Lorena'],
    });
    expect(await getFact(2, 'to')).toMatchObject({ values: ['Lorena Castellan <lorena@ice.gov>'] });
    const { withholdings } = await ask<WithholdingWindow>('/withholdings');
    expect(withholdings).toMatchObject([{ from: ['Lorena Castellan'] }]);
    const { facets } = await ask<SearchResult>('/search?q=county&facets=yes');
    expect(facets.find(({ facet }) => facet === 'correspondent')?.values).toMatchObject([
      { value: 'Lorena Castellan', pages: 3 },
      { value: 'Tolland, Rick', pages: 3 },
    ]);
    const after = await listCorrespondentCodes();
    expect(after[0]).toContain(before[1]?.[0]);
    expect(after[0]).not.toContain(before[0]?.[0]);
  });

  it('are found by either name, in a query and in a saved filter', async () => {
    expect(await find('from:"Castellan, Lorena"')).toEqual([1, 2]);
    expect(await find('from:"Lorena Castellan"')).toEqual([1, 2]);
    expect(await find('to:lorena@ice.gov')).toEqual([3]);
    const narrow = (name: string) => `&narrow=${encodeURIComponent(`correspondent:${name}`)}`;
    expect(await find('county', narrow('Castellan, Lorena'))).toEqual([1, 2, 3]);
    expect(await find('county', narrow('Lorena Castellan'))).toEqual([1, 2, 3]);
    expect(await listNames('castellan, l')).toEqual([['Lorena Castellan', 3]]);
  });

  it('include the names that were merged into them before', async () => {
    expect(await post('/merged-names', { names: ['Lorena Castellan'], into: 'L. Castellan' })).toBe(200);
    const list = await ask<CorrespondentList>('/correspondents?having=castellan');
    expect(list.correspondents).toEqual([
      { name: 'L. Castellan', pages: 3, mergedNames: ['Castellan, Lorena', 'Lorena Castellan'] },
    ]);
    expect(await post('/merged-names', { names: ['L. Castellan'], into: 'Lorena Castellan' })).toBe(200);
    expect(await listNames('castellan')).toEqual([['Lorena Castellan', 3]]);
  });

  it('are as printed again when the merge is undone', async () => {
    const version = async () => (await ask<SearchResult>('/search?q=county')).corpusVersion;
    const before = await version();
    expect(await post('/merged-names/split', { names: ['Castellan, Lorena', 'L. Castellan'] })).toBe(200);
    expect(await version()).toBeGreaterThan(before);
    expect(await listNames('castellan')).toEqual([
      ['Castellan, Lorena', 2],
      ['Lorena Castellan', 1],
    ]);
    expect(await getFact(0, 'from')).toMatchObject({ values: ['Castellan, Lorena'], asRead: null });
    expect(await find('from:"Lorena Castellan"')).toEqual([2]);
  });

  it('appear in the audit log with the decision', async () => {
    const events = await app.database
      .selectFrom('audit_event')
      .select(['actor', 'type'])
      .where('type', 'like', 'names.%')
      .orderBy('seq')
      .execute();
    expect(events).toEqual([
      ...Array.from({ length: 2 }, () => ({ actor: 'attorney', type: 'names.merge-dismissed' })),
      { actor: 'attorney', type: 'names.merge-restored' },
      ...Array.from({ length: 3 }, () => ({ actor: 'attorney', type: 'names.merged' })),
      { actor: 'attorney', type: 'names.split' },
    ]);
  });
});
