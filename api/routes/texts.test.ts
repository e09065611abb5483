import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Production } from '#contract/intake/production.ts';
import type { PageDetail, PageHit, PageSummary, PageWindow } from '#contract/pages/page.ts';
import type { TextRun, TextVersion } from '#contract/pages/page-text.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { listPageLines } from '../repositories/pages/page-lines.ts';
import { addTextVersion } from '../repositories/pages/page-texts.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { type Caller, openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let reviewer: Caller;
const matter = '/api/matters/ndlon';
const files = {
  'a.pdf': [
    { text: 'A county may opt 0ut\nby letter.', bates: 'ICE 0000001', confidence: 78 },
    { text: 'Nothing here.', bates: 'ICE 0000002' },
    { text: '', problem: 'took too long' },
  ],
};
/** The correct text of the first page. */
const RIGHT = 'A county may opt out\nby letter.';

beforeEach(async () => {
  app = await openTestApp();
  reviewer = app.as('reviewer');
  await ingestScripted(app, files);
});
afterEach(() => app.close());

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await reviewer.get(matter + path);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

const findPage = (control: number) =>
  get<PageSummary>(`/pages/find?reference=UNC-${String(control).padStart(7, '0')}`);
const count = async (query: string) => (await get<SearchResult>(`/search?q=${query}`)).pages;
const texts = (pageId: string) => get<TextVersion[]>(`/pages/${pageId}/texts`);

const correct = (pageId: string, basedOn: number, text: string, who = reviewer) =>
  who.send('post', `${matter}/pages/${pageId}/texts`, { basedOn, text });
const choose = (pageId: string, version: number, insteadOf: number, who = reviewer) =>
  who.send('put', `${matter}/pages/${pageId}/text`, { version, insteadOf });

describe('a corrected word', () => {
  it('is found at the position of the misread one, and no longer once the old version is chosen', async () => {
    const { pageId } = await findPage(1);
    const [old] = await get<PageHit[]>(`/pages/${pageId}/hits?q=0ut`);
    expect([await count('out'), await count('0ut')]).toEqual([0, 1]);

    expect((await correct(pageId, 1, RIGHT)).status).toBe(200);
    expect([await count('out'), await count('0ut'), await count('opt-out')]).toEqual([1, 0, 1]);
    const [hit] = await get<PageHit[]>(`/pages/${pageId}/hits?q=out`);
    const runs = await get<TextRun[]>(`/pages/${pageId}/text-runs`);
    expect(runs.map(({ text }) => text).join('')).toBe(RIGHT);
    expect(hit?.words).toEqual([{ ...old?.words[0], text: 'out' }]);

    expect((await choose(pageId, 1, 2)).status).toBe(200);
    expect([await count('out'), await count('0ut')]).toEqual([0, 1]);
  });

  it('shows who corrected it and how the page was read, on screen and on the command line', async () => {
    const { pageId } = await findPage(1);
    await correct(pageId, 1, RIGHT);
    expect(await get<PageDetail>(`/pages/${pageId}`)).toMatchObject({
      text: RIGHT,
      textSource: 'corrected',
      textReason: 'corrected by reviewer',
      textVersion: 2,
      textAsRead: { source: 'ocr', confidence: 78 },
      bates: 'ICE 0000001',
      controlNumber: 'UNC-0000001',
    });
    const lines = await Array.fromAsync(listPageLines(app.database, { matterId: app.matter.id }, true));
    expect(lines[0]).toMatchObject({ pageId, textSource: 'corrected', text: RIGHT });
  });

  it('leaves tags in place, and is in the history beside them', async () => {
    const { pageId } = await findPage(1);
    const draft = { name: 'opt-out', color: 'blue' };
    const tag = (await (await app.as('attorney').send('post', `${matter}/tags`, draft)).json()) as Tag;
    const target = { kind: 'pages', pageIds: [pageId] };
    await reviewer.send('post', `${matter}/decisions`, { tagId: tag.tagId, answer: 'yes', target });
    await correct(pageId, 1, RIGHT);
    await choose(pageId, 1, 2, app.as('attorney'));
    const page = await get<PageDetail>(`/pages/${pageId}`);
    expect(page.tagIds).toEqual([tag.tagId]);
    expect(page.history.map(({ by, what }) => `${by} ${what}`)).toEqual([
      'attorney went from text version 2 to 1',
      'reviewer corrected the text (version 2)',
      'reviewer applied “opt-out”',
    ]);
  });
});

describe('the versions of a text', () => {
  it('are all kept, newest first, with their authors and which is in use', async () => {
    const { pageId } = await findPage(1);
    await correct(pageId, 1, RIGHT);
    await choose(pageId, 1, 2);
    await correct(pageId, 1, `${RIGHT} Soon.`, app.as('attorney'));
    await choose(pageId, 2, 3);
    const versions = await texts(pageId);
    expect(versions.map(({ version, source, by, inUse }) => [version, source, by, inUse])).toEqual([
      [3, 'corrected', 'attorney', false],
      [2, 'corrected', 'reviewer', true],
      [1, 'ocr', null, false],
    ]);
    expect(versions[2]).toMatchObject({ text: files['a.pdf'][0]?.text, confidence: 78, reason: 'scripted' });
  });

  it('leave the sums of the production unchanged, and the pages behind them', async () => {
    const sums = async () => (await get<Production[]>('/productions'))[0]?.pages;
    await app.database
      .updateTable('page_text')
      .set({ source: 'layer' })
      .where('text', '=', 'Nothing here.')
      .execute();
    await app.database
      .updateTable('main.page')
      .set({ read_as: 'layer' })
      .where('control_number', '=', 'UNC-0000002')
      .execute();
    const before = await sums();
    for (const control of [1, 2, 3]) {
      const { pageId } = await findPage(control);
      expect((await correct(pageId, 1, 'Typed from the page.')).status).toBe(200);
    }
    expect(await sums()).toEqual(before);
    expect(before).toEqual({ received: 3, textLayer: 1, ocr: 1, blank: 0, problem: 1, sequestered: 0 });
    for (const [only, total] of [
      ['ocr', 1],
      ['text-layer', 1],
      ['problem', 1],
    ]) {
      expect((await get<PageWindow>(`/pages?only=${only}`)).total).toBe(total);
    }
  });

  it('that came with the file and were not used reveal no word that the page does not show', async () => {
    const { pageId } = await findPage(2);
    const { key } = await app.database
      .selectFrom('page')
      .select('key')
      .where('id', '=', pageId)
      .executeTakeFirstOrThrow();
    await addTextVersion(
      app.database,
      key,
      {
        source: 'load-file',
        reason: 'not used: a stamp ("Kowalczyk")',
        confidence: 90,
        text: 'Nothing Kowalczyk here.',
        words: [],
      },
      { by: null, at: new Date() },
    );
    const [given] = await texts(pageId);
    expect(given).toMatchObject({ version: 2, text: 'Nothing here.', inUse: false });
    expect(given?.reason).toBe('not used: a stamp; 1 word that the page does not show is left out');
    const refused = await choose(pageId, 2, 1);
    expect(refused.status).toBe(409);
    expect(await refused.text()).not.toContain('Kowalczyk');
    expect((await get<PageDetail>(`/pages/${pageId}`)).text).toBe('Nothing here.');
  });

  it('stay in use as a person chose them, even if the page is read again', async () => {
    const { pageId } = await findPage(3);
    await correct(pageId, 1, 'Typed from the page.');
    const readable = { 'a.pdf': [...files['a.pdf'].slice(0, 2), { text: 'Typcd frcm tbe page.' }] };
    await ingestScripted(app, readable, { retry: 'all' });
    expect(await get<PageDetail>(`/pages/${pageId}`)).toMatchObject({
      status: 'read',
      text: 'Typed from the page.',
      textAsRead: { source: 'ocr' },
    });
    expect([await count('typed'), await count('typcd')]).toEqual([1, 0]);
    expect((await get<Production[]>('/productions'))[0]?.pages).toMatchObject({ ocr: 3, problem: 0 });
    expect((await choose(pageId, 3, 2)).status).toBe(200);
    expect([await count('typed'), await count('typcd')]).toEqual([0, 1]);
  });
});

describe('a correction', () => {
  it('is refused with the reason if another one came first, and changes nothing', async () => {
    const { pageId } = await findPage(1);
    await correct(pageId, 1, RIGHT, app.as('attorney'));
    const late = await correct(pageId, 1, 'Something else.');
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('version 2 is in use now, by attorney'),
    });
    await correct(pageId, 2, `${RIGHT} Soon.`);
    expect((await choose(pageId, 1, 2)).status).toBe(409);
    expect(await texts(pageId)).toHaveLength(3);
    expect((await get<PageDetail>(`/pages/${pageId}`)).text).toBe(`${RIGHT} Soon.`);
  });

  it('is accepted once if two are sent at the same time', async () => {
    const { pageId } = await findPage(1);
    const answers = await Promise.all(['one', 'two', 'three'].map((text) => correct(pageId, 1, text)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is refused if it changes nothing, is too long, or starts from a version that never existed', async () => {
    const { pageId } = await findPage(1);
    expect((await correct(pageId, 1, files['a.pdf'][0]?.text ?? '')).status).toBe(400);
    expect((await correct(pageId, 1, 'x'.repeat(200_001))).status).toBe(400);
    expect((await correct(pageId, 7, RIGHT)).status).toBe(404);
    expect((await choose(pageId, 7, 1)).status).toBe(404);
    expect((await choose(pageId, 1, 1)).status).toBe(400);
    expect((await correct('no-such-page-0001', 1, RIGHT)).status).toBe(404);
  });

  it('is for reviewers; a read-only person sees the versions', async () => {
    const { pageId } = await findPage(1);
    expect((await correct(pageId, 1, RIGHT, app.as('reader'))).status).toBe(403);
    expect((await app.as('reader').get(`${matter}/pages/${pageId}/texts`)).status).toBe(200);
  });

  it('reaches other reviewers through the event stream', async () => {
    const { pageId } = await findPage(1);
    const stream = await app.as('attorney').get(`${matter}/events`);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 600));
    await correct(pageId, 1, RIGHT);
    let received = '';
    while (!received.includes('page.text-changed'))
      received += decoder.decode((await reader.read()).value, { stream: true });
    await reader.cancel();
    expect(received).toContain(`"pageId":"${pageId}","version":2,"by":"reviewer"`);
  });
});
