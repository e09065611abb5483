import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { Production } from '#contract/intake/production.ts';
import type { PageDetail, PageHit, PageSummary, PageWindow } from '#contract/pages/page.ts';
import type { DecisionResult } from '#contract/review/decision.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { type Caller, openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let reviewer: Caller;
let attorney: Caller;
const matter = '/api/matters/ndlon';
const bates = (number: number) => `ICE FOIA 10-2674.${String(number).padStart(7, '0')}`;

beforeAll(async () => {
  app = await openTestApp();
  reviewer = app.as('reviewer');
  attorney = app.as('attorney');
  await ingestScripted(app, {
    'part-1.pdf': [
      { text: 'Participation is voluntary.\nA county may opt-\nout by letter.', bates: bates(1) },
      { text: 'The county asked how to opt out.', bates: bates(2) },
      { text: 'No county has left.', bates: bates(3) },
      { text: '' },
      { text: 'Activation is mandatory by 2013.', bates: bates(7), confidence: 41 },
    ],
    'part-2.pdf': [{ text: 'Press inquiry about the optout question.', bates: bates(9) }],
  });
});
afterAll(() => app.close());

async function get<Answer>(path: string, who = reviewer): Promise<Answer> {
  const answer = await who.get(matter + path);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function addTag(name: string, key: string | null = null): Promise<Tag> {
  const answer = await attorney.send('post', `${matter}/tags`, { name, color: 'blue', key });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Tag;
}

async function tagPages(body: unknown): Promise<DecisionResult> {
  const answer = await reviewer.send('post', `${matter}/decisions`, body);
  expect(answer.status).toBe(200);
  return (await answer.json()) as DecisionResult;
}

describe('a production', () => {
  it('is listed with sums that agree', async () => {
    const [production] = await get<Production[]>('/productions');
    expect(production).toMatchObject({
      name: 'First release',
      isProcessing: false,
      pages: { received: 6, textLayer: 0, ocr: 5, blank: 1, problem: 0, sequestered: 0 },
      pagesRead: 6,
      firstBates: bates(1),
      lastBates: bates(9),
      pagesWithoutBates: 1,
    });
  });

  it('serves its originals whole and by range, only to members', async () => {
    const [production] = await get<Production[]>('/productions');
    const path = `${matter}/files/${production?.files[0]?.fileId}/original`;
    const whole = new Uint8Array(await (await reviewer.get(path)).arrayBuffer());
    const part = await reviewer.get(path, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(10, 20));
    expect((await app.as('stranger').get(path)).status).toBe(404);
  });
});

describe('an original followed by its page index', () => {
  it('is served whole, by a range across the boundary, and from its end; a range beyond it is refused', async () => {
    const [production] = await get<Production[]>('/productions');
    const path = `${matter}/files/${production?.files[0]?.fileId}`;
    const original = Buffer.from(await (await reviewer.get(`${path}/original`)).arrayBuffer());
    const whole = Buffer.from(await (await reviewer.get(`${path}/paged`)).arrayBuffer());
    const range = async (bytes: string) => {
      const answer = await reviewer.get(`${path}/paged`, { range: `bytes=${bytes}` });
      return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
    };
    expect(whole.length).toBeGreaterThan(original.length);
    expect(whole.subarray(0, original.length)).toEqual(original);
    const seam = original.length;
    expect(await range(`${seam - 5}-${seam + 4}`)).toEqual({
      status: 206,
      body: whole.subarray(seam - 5, seam + 5),
    });
    expect((await range('-7')).body).toEqual(whole.subarray(-7));
    expect((await range(`${whole.length}-`)).status).toBe(416);
    expect((await app.as('stranger').get(`${path}/paged`)).status).toBe(404);
  });
});

describe('pages', () => {
  it('are found by Bates number in every spelling', async () => {
    for (const reference of [
      bates(2),
      'ICE FOIA 10-2674.2',
      'ice foia 10\u20132674.0000002',
      'ICE-FOIA-10-2674.0000002',
      '2',
      'UNC-0000002',
    ]) {
      const page = await get<PageSummary>(`/pages/find?reference=${encodeURIComponent(reference)}`);
      expect(page.bates).toBe(bates(2));
    }
    expect((await reviewer.get(`${matter}/pages/find?reference=999`)).status).toBe(404);
  });

  it('are listed in windows around the current page', async () => {
    const window = await get<PageWindow>('/pages?limit=3');
    const last = await get<PageSummary>('/pages/find?reference=9');
    const around = await get<PageWindow>(`/pages?limit=3&around=${last.pageId}`);
    expect(window).toMatchObject({ total: 6, offset: 0 });
    expect(around).toMatchObject({ total: 6, offset: 3 });
    expect(around.pages.at(-1)?.bates).toBe(bates(9));
  });

  it.each([
    ['ocr', 5],
    ['text-layer', 0],
    ['blank', 1],
    ['problem', 0],
    ['unnumbered', 1],
    ['hard-to-read', 1],
  ])('are listed by category: %s gives %i', async (only, total) => {
    expect((await get<PageWindow>(`/pages?only=${only}`)).total).toBe(total);
  });

  it('have their text, the reason for its choice, and a cite', async () => {
    const { pageId } = await get<PageSummary>('/pages/find?reference=2');
    const page = await get<PageDetail>(`/pages/${pageId}`);
    expect(page).toMatchObject({
      text: 'The county asked how to opt out.',
      textReason: 'scripted',
      cite: bates(2),
      pageNumber: 2,
      filePages: 5,
    });
  });
});

describe('a search', () => {
  it('finds opt-out in every spelling, also broken over lines', async () => {
    const found = await get<SearchResult>('/search?q=opt-out');
    expect(found.hits.map((hit) => hit.bates)).toEqual([bates(1), bates(2), bates(9)]);
    expect(found).toMatchObject({ pages: 3, documents: 2, hardToRead: 0 });
    expect(found.hits[0]?.snippet).toContain('opt- out');
  });

  it('marks a word broken over two lines with a rectangle on each', async () => {
    const { pageId } = await get<PageSummary>('/pages/find?reference=1');
    const hits = await get<PageHit[]>(`/pages/${pageId}/hits?q=opt-out`);
    expect(hits).toHaveLength(1);
    const rects = hits[0]?.words[0]?.rects ?? [];
    expect(rects).toHaveLength(2);
    expect(rects[0]?.y).toBeLessThan(rects[1]?.y ?? 0);
  });

  it('counts the hits on all pages on request, each proximity hit once', async () => {
    const ask = (q: string) => get<SearchResult>(`/search?q=${encodeURIComponent(q)}&places=yes&limit=1`);
    expect((await get<SearchResult>('/search?q=opt-out')).places).toBeNull();
    const words = await ask('opt AND out');
    const pairs = await ask('opt w/1 out');
    expect(words.pages).toBe(pairs.pages);
    expect(words.places).toBe(2 * (pairs.places ?? 0));
    expect(pairs.hits[0]).toMatchObject({ places: 1, markedWords: [{ text: 'opt' }, { text: 'out' }] });
  });

  it('counts how many of its pages are hard to read', async () => {
    const found = await get<SearchResult>('/search?q=mandatory');
    expect(found).toMatchObject({ pages: 1, hardToRead: 1 });
  });

  it('counts the same on screen, in a window of the current list, and by filter', async () => {
    const found = await get<SearchResult>('/search?q=county&limit=1');
    const list = await get<PageWindow>('/pages?q=county');
    expect(found.pages).toBe(3);
    expect(found.hits).toHaveLength(1);
    expect(list.total).toBe(3);
  });

  it('answers an invalid query with the position of the error', async () => {
    const answer = await reviewer.get(`${matter}/search?q=${encodeURIComponent('county AND')}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'query-syntax', position: 10 });
  });

  it('answers an ambiguous query with both interpretations, each of which can be asked', async () => {
    const ask = (q: string) => reviewer.get(`${matter}/search?q=${encodeURIComponent(q)}`);
    const { interpretations } = (await (await ask('county AND leave OR stay')).json()) as {
      interpretations: string[];
    };
    expect(interpretations).toEqual(['(county AND leave) OR stay', 'county AND (leave OR stay)']);
    for (const interpretation of interpretations) expect((await ask(interpretation)).status).toBe(200);
  });
});

describe('the codebook', () => {
  it('refuses a second tag with the same name or key', async () => {
    await addTag('voluntary', 'v');
    const duplicate = await attorney.send('post', `${matter}/tags`, { name: 'VOLUNTARY', color: 'red' });
    const sameKey = await attorney.send('post', `${matter}/tags`, { name: 'other', color: 'red', key: 'v' });
    expect([duplicate.status, sameKey.status]).toEqual([409, 409]);
  });

  it('removes a tag only if it is on no page', async () => {
    const tag = await addTag('to be removed');
    await tagPages({ tagId: tag.tagId, answer: 'yes', target: { kind: 'references', references: '1' } });
    const path = `${matter}/tags/${tag.tagId}`;
    expect((await attorney.send('delete', path)).status).toBe(409);
    await tagPages({ tagId: tag.tagId, answer: 'take-off', target: { kind: 'references', references: '1' } });
    expect((await attorney.send('delete', path)).status).toBe(200);
  });
});

describe('a tagging', () => {
  it("returns only the pages that changed, so that undo affects no one else's decisions", async () => {
    const { tagId } = await addTag('opt-out policy');
    const first = await tagPages({
      tagId,
      answer: 'yes',
      target: { kind: 'references', references: bates(2) },
    });
    const range = `${bates(1)}-0000003`;
    const second = await tagPages({
      tagId,
      answer: 'yes',
      target: { kind: 'references', references: range },
    });
    expect(first.changedPageIds).toHaveLength(1);
    expect(second.changedPageIds).toHaveLength(2);
    const { changedPageIds } = second;
    await tagPages({ tagId, answer: 'take-off', target: { kind: 'pages', pageIds: changedPageIds } });
    expect((await get<PageWindow>(`/pages?tag=${tagId}`)).pages.map((page) => page.bates)).toEqual([
      bates(2),
    ]);
  });

  it('previews how many pages it is about, how many of them are in the list, and what is missing', async () => {
    const app = await openTestApp();
    const numbers = [1, 2, 5, 6, 9];
    await ingestScripted(app, {
      'a.pdf': numbers.map((number) => ({ text: number < 5 ? 'Opt out.' : 'Stay.', bates: bates(number) })),
    });
    const count = async (references: string, list = {}) => {
      const target = { kind: 'references', references };
      const answer = await app.as('reviewer').send('post', `${matter}/decisions/count`, { target, list });
      return { status: answer.status, body: await answer.json() };
    };
    const range = `${bates(1)}-0000009`;
    expect(await count(range)).toEqual({
      status: 200,
      body: { pages: 5, inList: 5, missingNumbers: 4, missing: ['0000003 to 0000004', '0000007 to 0000008'] },
    });
    expect((await count(`${range}, ${bates(2)}`, { q: 'stay' })).body).toMatchObject({ pages: 5, inList: 3 });
    expect((await count(`${bates(1)}-0000999`)).status).toBe(409);
    await app.close();
  });

  it.each([
    ['end', `${bates(1)}-0000999`, '0000999'],
    ['beginning', `${bates(0)}-0000003`, '0000000'],
  ])('changes no page of a range whose %s is on no page', async (_which, references, number) => {
    const { tagId } = await addTag(`range ${number}`);
    const target = { kind: 'references', references };
    const answer = await reviewer.send('post', '/api/matters/ndlon/decisions', {
      tagId,
      answer: 'yes',
      target,
    });
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as { message: string }).message).toContain(
      `No page has the number ${number}`,
    );
    expect((await get<PageWindow>(`/pages?tag=${tagId}`)).pages).toEqual([]);
  });

  it('is in the history of the page', async () => {
    const { tagId } = await addTag('history');
    await tagPages({ tagId, answer: 'yes', target: { kind: 'references', references: '3' } });
    const { pageId } = await get<PageSummary>('/pages/find?reference=3');
    expect((await get<PageDetail>(`/pages/${pageId}`)).history[0]).toMatchObject({
      by: 'reviewer',
      what: 'applied “history”',
    });
  });

  it('changes nothing if one of its pages is not in the matter', async () => {
    const { tagId } = await addTag('all or nothing');
    const { pageId } = await get<PageSummary>('/pages/find?reference=1');
    const target = { kind: 'pages', pageIds: [pageId, 'not-a-page-0001'] };
    expect(
      (await reviewer.send('post', `${matter}/decisions`, { tagId, answer: 'yes', target })).status,
    ).toBe(404);
    expect((await get<PageWindow>(`/pages?tag=${tagId}`)).total).toBe(0);
  });

  it('reaches other reviewers through the event stream', async () => {
    const { tagId } = await addTag('live');
    const { pageId } = await get<PageSummary>('/pages/find?reference=1');
    const stream = await app.as('attorney').get(`${matter}/events`);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 600));
    await tagPages({ tagId, answer: 'yes', target: { kind: 'references', references: '1' } });
    let received = '';
    while (!received.includes('pages.decided'))
      received += decoder.decode((await reader.read()).value, { stream: true });
    await reader.cancel();
    expect(received).toContain(`"tagId":"${tagId}","pageIds":["${pageId}"]`);
    expect(received).toContain(`"carryingPageIds":["${pageId}"],"reviewedPageIds":["${pageId}"]`);
    expect(received).toContain('"by":"reviewer"');
  });
});

describe('a tagged set', () => {
  it('is one exhibit per run of consecutive pages, until someone rearranges it', async () => {
    const { tagId } = await addTag('exhibits');
    const references = `${bates(1)}-0000002, ${bates(7)}, ${bates(9)}`;
    await tagPages({ tagId, answer: 'yes', target: { kind: 'references', references } });
    const list = await get<ExhibitList>(`/exhibit-list?tag=${tagId}`);
    expect(list.exhibits.map(({ letter, pages }) => [letter, pages.length])).toEqual([
      ['A', 2],
      ['B', 1],
      ['C', 1],
    ]);
    const pageIds = list.exhibits.flatMap((exhibit) => exhibit.pages.map((page) => page.pageId));
    const draft = {
      name: 'For the motion',
      tagId,
      productionId: null,
      exhibits: [
        { description: 'All of it, backwards', documentDate: '2009-08-14', pageIds: pageIds.toReversed() },
      ],
    };
    const saved = await reviewer.send('put', `${matter}/exhibit-list`, draft);
    expect(saved.status).toBe(200);
    await tagPages({ tagId, answer: 'take-off', target: { kind: 'references', references: bates(9) } });
    await tagPages({ tagId, answer: 'yes', target: { kind: 'references', references: bates(3) } });
    const after = await get<ExhibitList>(`/exhibit-list?tag=${tagId}`);
    expect(after.exhibits[0]?.pages.map((page) => page.pageId)).toEqual(pageIds.toReversed());
    expect(after.taggedSince.map((page) => page.bates)).toEqual([bates(3)]);
    expect(after.untaggedSince.map((page) => page.bates)).toEqual([bates(9)]);
  });

  it('refuses an arrangement that contains a page twice', async () => {
    const { tagId } = await addTag('twice');
    const { pageId } = await get<PageSummary>('/pages/find?reference=1');
    const exhibits = [{ description: '', documentDate: null, pageIds: [pageId, pageId] }];
    const draft = { name: 'twice', tagId, productionId: null, exhibits };
    expect((await reviewer.send('put', `${matter}/exhibit-list`, draft)).status).toBe(400);
  });
});

describe('the audit log', () => {
  it('refuses changes and deletions', async () => {
    const change = app.database.updateTable('audit_event').set({ actor: 'someone else' }).execute();
    await expect(change).rejects.toThrow('append-only');
    await expect(app.database.deleteFrom('audit_event').execute()).rejects.toThrow('append-only');
  });
});
