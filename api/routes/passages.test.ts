import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { TextRun } from '#contract/pages/page-text.ts';
import type { Passage, PassageWindow } from '#contract/review/passage.ts';
import { parseCsv } from '#ingest';
import { toLiveEvents } from '../jobs/live/to-live-events.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let pageId: string;
let otherPageId: string;
let tagId: string;
const TEXT = 'A county may opt 0ut\nby letter. The sheriff may\nopt out too.';

beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: TEXT, bates: 'ICE 0000001' },
      { text: 'Nobody may opt out.', bates: 'ICE 0000002' },
    ],
  });
  [pageId = '', otherPageId = ''] = await Promise.all(
    [1, 2].map(async (number) => (await get<PageSummary>(`pages/find?reference=ICE+000000${number}`)).pageId),
  );
  const tag = { name: 'opt-out policy', color: 'blue', key: null };
  tagId = (await send<{ tagId: string }>('post', 'tags', tag, 'attorney')).tagId;
});
afterAll(() => app.close());

const path = (rest: string) => `/api/matters/ndlon/${rest}`;
const ask = (method: string, rest: string, body?: unknown, userName = 'reviewer') =>
  app.as(userName).send(method, path(rest), body);
async function get<Answer>(rest: string): Promise<Answer> {
  const answer = await app.as('reader').get(path(rest));
  expect(answer.status, rest).toBe(200);
  return (await answer.json()) as Answer;
}
async function send<Answer>(
  method: string,
  rest: string,
  body?: unknown,
  userName = 'reviewer',
): Promise<Answer> {
  const answer = await ask(method, rest, body, userName);
  expect([rest, answer.status]).toEqual([rest, 200]);
  return (await answer.json()) as Answer;
}

const listOnPage = () => get<Passage[]>(`pages/${pageId}/passages`);
const list = (query = '') => get<PassageWindow>(`passages${query}`);

/** What the viewer sends when a person selects `words` on the first page. */
async function select(words: string) {
  const runs = (await get<TextRun[]>(`pages/${pageId}/text-runs`)).map(({ text }) => text).join('');
  const from = runs.indexOf(words);
  expect(from, words).toBeGreaterThanOrEqual(0);
  const { textVersion } = await get<PageDetail>(`pages/${pageId}`);
  return { textVersion, from, to: from + words.length, text: words };
}
const add = async (words: string, more: object = {}, userName?: string) =>
  send<Passage>(
    'post',
    `pages/${pageId}/passages`,
    { words: await select(words), color: 'green', ...more },
    userName,
  );

async function correct(text: string): Promise<void> {
  const { textVersion } = await get<PageDetail>(`pages/${pageId}`);
  await send('post', `pages/${pageId}/texts`, { basedOn: textVersion, text });
}

describe('a passage', () => {
  it('quotes whole words of the page, with their boxes, color, tags, note, author and time', async () => {
    const passage = await add('ounty may opt 0ut\nby lett', { tagIds: [tagId], note: ' Compare. ' });
    expect(passage).toMatchObject({
      ...{ pageId, quotation: 'county may opt 0ut by letter.', color: 'green', tagIds: [tagId] },
      ...{ note: 'Compare.', author: 'reviewer', authorName: 'reviewer', changedAt: null },
      anchor: { firstWord: 1, lastWord: 6 },
    });
    expect(passage.anchor?.rects).toHaveLength(6);
    expect(await listOnPage()).toEqual([passage]);
    const { history } = await get<PageDetail>(`pages/${pageId}`);
    expect(history[0]?.what).toBe('quoted “county may opt 0ut by letter.”');
  });

  it('may be a note on the page, which must say something', async () => {
    const note = { words: null, color: 'gray', note: 'Ask for the attachment.' };
    const added = await send<Passage>('post', `pages/${pageId}/passages`, note);
    expect(added).toMatchObject({ quotation: null, anchor: null, note: note.note });
    const empty = { ...note, note: ' ' };
    expect((await ask('post', `pages/${pageId}/passages`, empty)).status).toBe(400);
    expect((await listOnPage()).map(({ quotation }) => quotation)).toEqual([
      null,
      'county may opt 0ut by letter.',
    ]);
  });

  it('is refused for words that are not in the text in use, for tags of nowhere, and from readers', async () => {
    const words = await select('sheriff');
    const draft = { words, color: 'green' };
    const at = `pages/${pageId}/passages`;
    expect((await ask('post', at, { ...draft, words: { ...words, text: 'mayor' } })).status).toBe(409);
    expect((await ask('post', at, { ...draft, words: { ...words, textVersion: 9 } })).status).toBe(409);
    expect((await ask('post', at, { ...draft, tagIds: ['none'] })).status).toBe(404);
    expect((await ask('post', at, draft, 'reader')).status).toBe(403);
    expect((await ask('post', 'pages/none-1/passages', draft)).status).toBe(404);
  });

  it('is changed by its author only, and deleted by its author or an attorney, who can undo that', async () => {
    const { passageId } = await add('sheriff', {}, 'attorney');
    const draft = { color: 'red', tagIds: [tagId], note: 'Who?' };
    expect((await ask('put', `passages/${passageId}`, draft)).status).toBe(403);
    expect((await ask('delete', `passages/${passageId}`)).status).toBe(403);
    const own =
      (await listOnPage()).find(({ quotation }) => quotation?.startsWith('county'))?.passageId ?? '';
    expect((await ask('put', `passages/${own}`, draft, 'attorney')).status).toBe(403);
    expect(await send('put', `passages/${own}`, draft)).toMatchObject({ ...draft, passageId: own });

    await send('delete', `passages/${own}`, undefined, 'attorney');
    expect((await listOnPage()).map((each) => each.passageId)).not.toContain(own);
    expect((await ask('put', `passages/${own}`, draft)).status).toBe(404);
    expect(await send('post', `passages/${own}/restore`)).toMatchObject({ passageId: own, note: 'Who?' });
    const events = await listEventsAfter(app.database, app.matter.id, 0);
    expect(events.slice(-3).map(({ actor, event }) => [actor, event.type])).toEqual([
      ['reviewer', 'passage.changed'],
      ['attorney', 'passage.removed'],
      ['reviewer', 'passage.restored'],
    ]);
    expect(events.slice(-1).flatMap(toLiveEvents)).toEqual([{ type: 'passages.changed', pageId }]);
    await send('delete', `passages/${passageId}`, undefined, 'attorney');
  });

  it('keeps its tag in the codebook', async () => {
    const answer = await ask('delete', `tags/${tagId}`, undefined, 'attorney');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('is on 1 passage.');
  });
});

describe('the passages of a matter', () => {
  it('are listed in page order, and found by words, tag and author', async () => {
    const note = { words: null, color: 'red', note: '100 % voluntary?' };
    await send('post', `pages/${otherPageId}/passages`, note, 'attorney');
    const { total, passages, authors } = await list();
    expect(total).toBe(3);
    expect(passages.map(({ cite, page }) => [cite, page.bates])).toEqual([
      ['ICE 0000001', 'ICE 0000001'],
      ['ICE 0000001', 'ICE 0000001'],
      ['ICE 0000002', 'ICE 0000002'],
    ]);
    expect(authors.map(({ userName }) => userName)).toEqual(['attorney', 'reviewer']);
    const totals = await Promise.all(
      ['?q=COUNTY+MAY', '?q=100+%25', '?q=%25', `?tag=${tagId}`, '?author=attorney', '?orphans=only'].map(
        async (query) => (await list(query)).total,
      ),
    );
    expect(totals).toEqual([1, 1, 1, 1, 1, 0]);
    expect((await list('?offset=2&limit=1')).passages.map(({ note: text }) => text)).toEqual([note.note]);
  });

  it('are exported as CSV with cites and the names of tags', async () => {
    const csv = await (await app.as('reader').get(path(`passages/passages.csv?tag=${tagId}`))).text();
    const [header, row] = parseCsv(csv.replace('\uFEFF', ''), ',');
    expect(header?.slice(0, 7)).toEqual([
      ...['cite', 'control number', 'production file', 'page of file', 'quotation', 'note', 'tags'],
    ]);
    expect(row?.slice(4, 8)).toEqual(['county may opt 0ut by letter.', 'Who?', 'opt-out policy', 'reviewer']);
  });
});

describe('a passage of a page whose text changes', () => {
  const find = async () => (await listOnPage()).find(({ quotation }) => quotation?.startsWith('county'));

  it('stays on its words when they are corrected or moved, with the quotation as it was', async () => {
    await correct(`In short:\n${TEXT.replace('0ut', 'out')}`);
    expect(await find()).toMatchObject({
      quotation: 'county may opt 0ut by letter.',
      anchor: { firstWord: 3, lastWord: 8 },
    });
  });

  it('becomes an orphan with its old quotation when the words are gone, and returns with them', async () => {
    await correct('Illegible.');
    expect(await find()).toMatchObject({ quotation: 'county may opt 0ut by letter.', anchor: null });
    expect((await list('?orphans=only')).passages).toMatchObject([{ note: 'Who?' }]);
    const { textVersion } = await get<PageDetail>(`pages/${pageId}`);
    await send('put', `pages/${pageId}/text`, { version: 1, insteadOf: textVersion });
    expect(await find()).toMatchObject({ anchor: { firstWord: 1, lastWord: 6 } });
    expect((await list('?orphans=only')).total).toBe(0);
  });
});
