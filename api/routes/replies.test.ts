import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { Passage, PassageWindow } from '#contract/review/passage.ts';
import type { Colleague, Mention, Reply } from '#contract/review/reply.ts';
import { toLiveEvents } from '../jobs/live/to-live-events.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let pageId: string;
let tagId: string;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'A county may opt out.', bates: 'ICE 0000001' },
      { text: 'Nobody may opt out.', bates: 'ICE 0000002' },
    ],
  });
  pageId = (await get<PageSummary>('pages/find?reference=ICE+0000001')).pageId;
  const tag = { name: 'opt-out policy', color: 'blue', key: null };
  tagId = (await send<{ tagId: string }>('post', 'tags', tag, 'attorney')).tagId;
});
afterAll(() => app.close());

const path = (rest: string) => `/api/matters/ndlon/${rest}`;
const ask = (method: string, rest: string, body?: unknown, userName = 'reviewer') =>
  app.as(userName).send(method, path(rest), body);
async function get<Answer>(rest: string, userName = 'reader'): Promise<Answer> {
  const answer = await app.as(userName).get(path(rest));
  expect(answer.status, rest).toBe(200);
  return (await answer.json()) as Answer;
}
async function send<Answer>(method: string, rest: string, body?: unknown, userName?: string) {
  const answer = await ask(method, rest, body, userName);
  expect([rest, answer.status]).toEqual([rest, 200]);
  return (await answer.json()) as Answer;
}
const note = (text: string, more: object = {}) =>
  send<Passage>('post', `pages/${pageId}/passages`, { words: null, color: 'gray', note: text, ...more });
const reply = ({ passageId }: Passage, text: string, userName?: string) =>
  send<Reply>('post', `passages/${passageId}/replies`, { text }, userName);
const mentions = async (userName: string) =>
  (await get<Mention[]>('mentions', userName)).map(({ text, by }) => ({ text, by }));
const search = async (q: string) => {
  const { pages } = await get<{ pages: number }>(`search?q=${encodeURIComponent(q)}&mode=exact`);
  return pages;
};

describe('a reply', () => {
  it('stays with its passage, in the order of writing, in the history and in the list of the matter', async () => {
    const question = await note('Does page 2 say so too?');
    await reply(question, 'It says the opposite.', 'attorney');
    await reply(question, 'Then it is a contradiction.');
    const [found] = await get<Passage[]>(`pages/${pageId}/passages`);
    expect(found?.replies.map(({ text, author }) => [author, text])).toEqual([
      ['attorney', 'It says the opposite.'],
      ['reviewer', 'Then it is a contradiction.'],
    ]);
    expect((await get<PassageWindow>('passages?q=the+OPPOSITE')).total).toBe(1);
    const { history } = await get<PageDetail>(`pages/${pageId}`);
    expect(history[0]?.what).toBe('replied to a passage or note: “Then it is a contradiction.”');
    const csv = await (await app.as('reader').get(path('passages/passages.csv'))).text();
    expect(csv).toContain('Then it is a contradiction.');
    const events = (await listEventsAfter(app.database, app.matter.id, 0)).filter(
      ({ event }) => event.type === 'reply.added',
    );
    expect(events.flatMap(toLiveEvents)).toEqual([
      { type: 'passages.changed', pageId },
      { type: 'passages.changed', pageId },
    ]);
  });

  it('must say something, and is refused to readers and for passages of nowhere', async () => {
    const question = await note('Which memo?');
    expect((await ask('post', `passages/${question.passageId}/replies`, { text: '  ' })).status).toBe(400);
    expect((await ask('post', 'passages/none/replies', { text: 'x' })).status).toBe(404);
    const asReader = await ask('post', `passages/${question.passageId}/replies`, { text: 'x' }, 'reader');
    expect(asReader.status).toBe(403);
    await send('delete', `passages/${question.passageId}`);
    const toDeleted = await ask('post', `passages/${question.passageId}/replies`, { text: 'x' });
    expect(toDeleted.status).toBe(404);
  });

  it('is deleted by its author or an attorney, who can undo that', async () => {
    const question = await note('Who wrote this?');
    const { replyId } = await reply(question, 'The office of counsel.', 'attorney');
    expect((await ask('delete', `replies/${replyId}`)).status).toBe(403);
    await send('delete', `replies/${replyId}`, undefined, 'attorney');
    expect((await ask('delete', `replies/${replyId}`, undefined, 'attorney')).status).toBe(404);
    const now = async () =>
      (await get<Passage[]>(`pages/${pageId}/passages`))
        .find(({ passageId }) => passageId === question.passageId)
        ?.replies.map(({ text }) => text);
    expect(await now()).toEqual([]);
    expect(await search('note:counsel')).toBe(0);
    await send('post', `replies/${replyId}/restore`, undefined, 'attorney');
    expect(await now()).toEqual(['The office of counsel.']);
    expect(await search('note:counsel')).toBe(1);
  });
});

describe('a mention', () => {
  it('reaches the person that a note or a reply names, until they have seen it', async () => {
    const question = await note('@attorney is this privileged? Or @Nobody?');
    await reply(question, '@reviewer, ask the @reader and @reader.', 'attorney');
    expect(await mentions('attorney')).toEqual([
      { text: '@attorney is this privileged? Or @Nobody?', by: 'reviewer' },
    ]);
    const told = { text: '@reviewer, ask the @reader and @reader.', by: 'attorney' };
    expect(await mentions('reviewer')).toEqual([told]);
    expect(await mentions('reader')).toEqual([told]);
    await send('post', `pages/${pageId}/mentions-seen`, undefined, 'reader');
    expect(await mentions('reader')).toEqual([]);
    expect(await mentions('reviewer')).toEqual([told]);
    await send('post', `pages/${pageId}/mentions-seen`, undefined, 'reviewer');
    await send('post', `pages/${pageId}/mentions-seen`, undefined, 'attorney');
  });

  it('follows what the note says, tells nobody twice, and nobody of their own', async () => {
    const question = await note('@reviewer @reader look');
    expect(await mentions('reviewer')).toEqual([]);
    await send('post', `pages/${pageId}/mentions-seen`, undefined, 'reader');
    const change = (text: string) =>
      send('put', `passages/${question.passageId}`, { color: 'gray', tagIds: [], note: text });
    await change('@reader @attorney look');
    expect(await mentions('reader')).toEqual([]);
    expect(await mentions('attorney')).toHaveLength(1);
    await change('look');
    expect(await mentions('attorney')).toEqual([]);
    await change('@attorney look');
    await send('delete', `passages/${question.passageId}`);
    expect(await mentions('attorney')).toEqual([]);
  });

  it('can name the people of the matter', async () => {
    const names = (await get<Colleague[]>('colleagues', 'reviewer')).map(({ userName }) => userName);
    expect(names).toEqual(expect.arrayContaining(['attorney', 'reader', 'reviewer']));
    expect(names).not.toContain('stranger');
    const { passageId } = await note('@stranger look');
    expect((await app.as('stranger').get(path('mentions'))).status).toBe(404);
    await send('delete', `passages/${passageId}`);
  });
});

describe('notes', () => {
  it('are found by their words, and passages by their tags', async () => {
    await note('Counter the sheriff with this.', { tagIds: [tagId] });
    expect(await search('note:sheriff')).toBe(1);
    expect(await search('note:"the sheriff"')).toBe(1);
    expect(await search('note:nowhere')).toBe(0);
    expect(await search('passage:"opt-out policy"')).toBe(1);
    expect((await app.as('reader').get(path('search?q=passage:none&mode=exact'))).status).toBe(400);
  });
});
