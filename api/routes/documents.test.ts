import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoundaryChange, DocumentView, DocumentWindow, Timeline } from '#contract/documents/document.ts';
import type { PageLine, PageWindow } from '#contract/pages/page.ts';
import { rebuildDocuments } from '../jobs/ingest/documents/rebuild-documents.ts';
import { listPageLines } from '../repositories/pages/page-lines.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const MEMO = `MEMORANDUM
DATE: September 30, 2010
TO: Harlan Whitcomb
FROM: Denise Farrow
SUBJECT: Options for jurisdictions
You asked which options are open to the Department in answering the`;
const SECOND = `Page 2
jurisdictions that have asked to leave the program before the end of the year.
The answer is that there are three of them, and that each has its cost.`;
const EMAIL = `Castellan, Lorena
From: Tolland, Rick
Sent: Thursday, November 19, 2009 11:07 AM
To: Castellan, Lorena
Subject: Santa Clara call
Lorena, the call with the county is tomorrow at ten.`;

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: MEMO, bates: 'ICE 0001' },
      { text: SECOND, bates: 'ICE 0002' },
      { text: EMAIL, bates: 'ICE 0003' },
    ],
    'b.pdf': [{ text: 'Notes without a beginning or an end,', bates: 'ICE 0004' }],
  });
});
afterAll(() => app.close());

const base = '/api/matters/ndlon';

async function listLines(): Promise<PageLine[]> {
  return Array.fromAsync(listPageLines(app.database, { matterId: app.matter.id }, false));
}

async function listAll(query = ''): Promise<DocumentWindow> {
  return (await (await app.as('reader').get(`${base}/documents${query}`)).json()) as DocumentWindow;
}

async function decide(page: number, decision: 'split' | 'join' | null): Promise<BoundaryChange> {
  const pageId = (await listLines())[page]?.pageId;
  const answer = await app.as('reviewer').send('post', `${base}/boundaries`, { pageId, decision });
  expect(answer.status).toBe(200);
  return (await answer.json()) as BoundaryChange;
}

/** What must not change with documents. */
const fixed = ({ pageId, controlNumber, bates, tags }: PageLine) => ({ pageId, controlNumber, bates, tags });

describe('the documents of a production', () => {
  it('are found when it is read, each with its cues', async () => {
    const { total, documents } = await listAll();
    expect(total).toBe(3);
    expect(documents.map(({ file, pageNumber, pages }) => [file, pageNumber, pages])).toEqual([
      ['a.pdf', 1, 2],
      ['a.pdf', 3, 1],
      ['b.pdf', 1, 1],
    ]);
    expect(documents[0]).toMatchObject({ beginBates: 'ICE 0001', endBates: 'ICE 0002', kind: 'memo' });
    expect(documents[1]).toMatchObject({ kind: 'email', boundary: { starts: true, source: 'read' } });
    expect(documents[1]?.boundary.score).toBeGreaterThan(80);
    expect(documents[1]?.boundary.cues.map(({ words }) => words)).toContain(
      'an e-mail’s header near the top of the page',
    );
  });

  it('are listed around a page', async () => {
    const [, second] = await listLines();
    const { offset, documents } = await listAll(`?limit=1&around=${second?.pageId}`);
    expect(offset).toBe(0);
    expect(documents[0]?.documentId).toBe(second?.documentId);
  });
});

describe('splitting and joining', () => {
  it('changes documents, and no page’s id, number or tag', async () => {
    const tag = await app.as('attorney').send('post', `${base}/tags`, {
      name: 'opt out',
      definition: '',
      color: 'blue',
      key: null,
    });
    const { tagId } = (await tag.json()) as { tagId: string };
    const before = await listLines();
    await app.as('reviewer').send('post', `${base}/decisions`, {
      tagId,
      answer: 'yes',
      target: { kind: 'pages', pageIds: [before[1]?.pageId] },
    });
    const kept = (await listLines()).map(fixed);
    expect(kept[1]?.tags).toEqual(['opt out']);

    const split = await decide(1, 'split');
    expect(split).toMatchObject({ before: null, boundary: { starts: true, source: 'confirmed' } });
    expect(split.documentIds).toEqual([before[0]?.pageId, before[1]?.pageId]);
    const joined = await decide(2, 'join');
    expect(joined.documentIds).toEqual([before[1]?.pageId]);
    expect((await listLines()).map(({ documentId }) => documentId)).toEqual([
      before[0]?.pageId,
      before[1]?.pageId,
      before[1]?.pageId,
      before[3]?.pageId,
    ]);
    expect((await listLines()).map(fixed)).toEqual(kept);

    expect((await decide(2, joined.before)).before).toBe('join');
    await decide(1, split.before);
    expect(await listLines()).toEqual(
      before.map((line, index) => ({ ...line, tags: index === 1 ? ['opt out'] : [] })),
    );
  });

  it('joins the first page of a file to the file before, so that a document covers both', async () => {
    const lines = await listLines();
    const { documentIds } = await decide(3, 'join');
    expect(documentIds).toEqual([lines[2]?.pageId]);
    const spanning = (await listAll()).documents.at(-1);
    expect(spanning).toMatchObject({ pages: 2, beginBates: 'ICE 0003', endBates: 'ICE 0004' });
    await decide(3, null);
    expect((await listAll()).total).toBe(3);
  });

  it('is kept when the documents are found again', async () => {
    await decide(1, 'split');
    const production = await app.database.selectFrom('production').select('id').executeTakeFirstOrThrow();
    await rebuildDocuments(app.database, { id: production.id, matterId: app.matter.id }, { again: true });
    expect((await listAll()).documents[1]).toMatchObject({
      pageNumber: 2,
      boundary: { source: 'confirmed', decidedBy: expect.any(String) },
    });
    await decide(1, null);
  });

  it('is refused at the first page of a production', async () => {
    const [first] = await listLines();
    const answer = await app
      .as('reviewer')
      .send('post', `${base}/boundaries`, { pageId: first?.pageId, decision: 'join' });
    expect(answer.status).toBe(409);
  });
});

describe('the facts of a document', () => {
  const setFact = async (document: string | undefined, fact: string, values: string[] | null) =>
    app.as('reviewer').send('put', `${base}/documents/${document}/facts/${fact}`, { values });

  it('are typed beside the facts read, with their history, and can be withdrawn', async () => {
    const [memo] = (await listAll()).documents;
    const typed = (await (await setFact(memo?.documentId, 'kind', ['letter'])).json()) as DocumentView;
    expect(typed.kind).toBe('letter');
    expect(typed.facts.find(({ name }) => name === 'kind')).toMatchObject({
      source: 'typed',
      asRead: ['memo'],
    });
    expect(typed.history[0]?.what).toBe('entered the document’s kind: letter');
    const restored = (await (await setFact(memo?.documentId, 'kind', null)).json()) as DocumentView;
    expect(restored.kind).toBe('memo');
    expect(restored.history.length).toBe(typed.history.length + 1);
  });

  it('stay with the first page for which they were typed', async () => {
    await decide(1, 'split');
    const second = (await listAll()).documents[1];
    await setFact(second?.documentId, 'title', ['The rest of the memorandum']);
    await decide(1, null);
    expect((await listAll()).documents[0]?.title).not.toBe('The rest of the memorandum');
    await decide(1, 'split');
    expect((await listAll()).documents[1]?.title).toBe('The rest of the memorandum');
    const window = await app.as('reader').get(`${base}/pages?document=${second?.documentId}`);
    const { pages } = (await window.json()) as PageWindow;
    expect(pages[0]).toMatchObject({ title: 'The rest of the memorandum' });
    await decide(1, null);
  });

  it('are refused if they are not a date or a kind, or more than one', async () => {
    const [memo] = (await listAll()).documents;
    expect((await setFact(memo?.documentId, 'date', ['last spring'])).status).toBe(400);
    expect((await setFact(memo?.documentId, 'kind', ['poem'])).status).toBe(400);
    expect((await setFact(memo?.documentId, 'title', ['one', 'two'])).status).toBe(400);
  });

  it('date the timeline', async () => {
    const [memo, , notes] = (await listAll()).documents;
    await setFact(memo?.documentId, 'date', ['2010-09']);
    const timeline = (await (await app.as('reader').get(`${base}/timeline`)).json()) as Timeline;
    expect(timeline.dates).toContainEqual({ date: '2010-09', documents: 1, pages: 2 });
    expect(timeline.undated.documents).toBeGreaterThanOrEqual(1);
    expect(notes?.date).toBeNull();
    for (const date of ['2010', '2010-09']) {
      const { total, documents } = await listAll(`?date=${date}`);
      expect([total, documents.map(({ documentId }) => documentId)]).toEqual([1, [memo?.documentId]]);
    }
    expect((await listAll('?date=2010-09-01')).total).toBe(0);
    expect((await listAll('?date=none')).total).toBe(timeline.undated.documents);
    await setFact(memo?.documentId, 'date', null);
  });
});

describe('a family', () => {
  it('is a document and its attachments according to a person, and never a cycle', async () => {
    const [memo, email] = (await listAll()).documents;
    const join = (child: string | undefined, parentId: string | null | undefined) =>
      app.as('reviewer').send('put', `${base}/documents/${child}/parent`, { parentId });
    expect((await join(memo?.documentId, email?.documentId)).status).toBe(200);
    const [child, parent] = (await listAll()).documents;
    expect(child?.parentId).toBe(email?.documentId);
    expect(parent?.attachmentIds).toEqual([memo?.documentId]);
    expect((await join(email?.documentId, memo?.documentId)).status).toBe(409);
    expect((await join(email?.documentId, email?.documentId)).status).toBe(409);
    expect((await join(memo?.documentId, null)).status).toBe(200);
    expect((await listAll()).documents[1]?.attachmentIds).toEqual([]);
  });
});
