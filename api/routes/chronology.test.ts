import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageDetail, PageWindow } from '#contract/pages/page.ts';
import type { ChronologyFact, ChronologyWindow } from '#contract/review/chronology/chronology-fact.ts';
import { isOrphan, type Passage } from '#contract/review/passage.ts';
import type { Tag } from '#contract/review/tag.ts';
import { compareEventDates, type EventDate } from '#contract/values/event-date.ts';
import { parseCsv } from '#ingest';
import { readZip } from '../exports/testing/read-zip.ts';
import { toLiveEvents } from '../jobs/live/to-live-events.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let pageIds: string[];
let tag: Tag;
let [letter, reply]: [Passage, Passage] = [] as never;

beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'Ann Reed called the county in May.', bates: 'ICE 0000001' },
      { text: 'The county answered on June 2, 2009.', bates: 'ICE 0000002' },
    ],
  });
  pageIds = (await get<PageWindow>('pages')).pages.map(({ pageId }) => pageId);
  tag = await send<Tag>('post', 'tags', { name: 'opt-out', color: 'blue', key: null }, 'attorney');
  letter = await quote(0, 'Ann Reed called the county');
  reply = await quote(1, 'The county answered');
});
afterAll(() => app.close());

const path = (rest: string) => `/api/matters/ndlon/${rest}`;
const ask = (method: string, rest: string, body?: unknown, userName = 'reviewer') =>
  app.as(userName).send(method, path(rest), body);
async function read<Answer>(rest: string, answer: Response): Promise<Answer> {
  const body = await answer.text();
  expect([rest, answer.status, body]).toEqual([rest, 200, body]);
  return JSON.parse(body) as Answer;
}
const get = async <Answer>(rest: string) => read<Answer>(rest, await app.as('reader').get(path(rest)));
const send = async <Answer>(method: string, rest: string, body?: unknown, userName = 'reviewer') =>
  read<Answer>(rest, await ask(method, rest, body, userName));

const quote = (page: number, text: string) =>
  send<Passage>('post', `pages/${pageIds[page]}/passages`, {
    ...{ words: { textVersion: 1, from: 0, to: text.length, text }, color: 'green' },
  });
const CALL = {
  statement: 'ICE called the county.',
  eventDate: { from: '2009-05', to: null, isAbout: true },
  ...{ certainty: 'likely', people: ['Ann Reed'], places: ['Santa Clara'], issue: 'opt-out' },
};
const draft = (more: object = {}) => ({ ...CALL, passageIds: [letter.passageId], ...more });
const propose = (more: object = {}, userName?: string) =>
  send<ChronologyFact>('post', 'chronology', draft(more), userName);
const decide = (id: string, insteadOf: string, status: string, userName?: string) =>
  ask('post', `chronology/${id}/status`, { insteadOf, status }, userName);
const list = async (query = '') => (await get<ChronologyWindow>(`chronology${query}`)).facts;
const listStatements = async (query = '') => (await list(query)).map(({ statement }) => statement);

describe('a fact', () => {
  it('has a date of its own, names, an issue and cited passages, and is in the histories of its pages', async () => {
    const fact = await propose({ passageIds: [reply.passageId, letter.passageId] });
    expect(fact).toMatchObject({
      ...{ ...CALL, status: 'proposed', version: 1, author: 'reviewer', issueTagId: tag.tagId },
      passages: [
        { quotation: 'The county answered', cite: 'ICE 0000002', page: { pageId: pageIds[1] } },
        { quotation: 'Ann Reed called the county', cite: 'ICE 0000001' },
      ],
      steps: [{ status: 'proposed', by: 'reviewer' }],
    });
    for (const pageId of pageIds) {
      const { history } = await get<PageDetail>(`pages/${pageId}`);
      expect(history[0]?.what).toBe('cited a passage for a fact of the chronology');
    }
    const events = await listEventsAfter(app.database, app.matter.id, 0);
    expect(events.slice(-1).flatMap(toLiveEvents)).toEqual([{ type: 'chronology.changed' }]);
    const passages = await get<Passage[]>(`pages/${pageIds[0]}/passages`);
    expect(passages).toEqual([expect.objectContaining({ passageId: letter.passageId, facts: 1 })]);
  });

  it('is refused from readers, and without statement, passage or a possible date', async () => {
    expect((await ask('post', 'chronology', draft(), 'reader')).status).toBe(403);
    const never = { from: '2009-02-30', to: null, isAbout: false };
    for (const wrong of [
      { statement: ' ' },
      { passageIds: [] },
      { eventDate: never },
      { people: ['A', 'A'] },
    ])
      expect((await ask('post', 'chronology', draft(wrong))).status, JSON.stringify(wrong)).toBe(400);
    expect((await ask('post', 'chronology', draft({ passageIds: ['none'] }))).status).toBe(404);
  });

  it('keeps its passages: they cannot be deleted while it cites them', async () => {
    const answer = await ask('delete', `passages/${reply.passageId}`, undefined, 'attorney');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('part of 1 fact.');
  });

  it('is confirmed or rejected by attorneys only, with every step kept, and only from the status on screen', async () => {
    const { factId } = await propose({ statement: 'To be decided.' });
    expect((await decide(factId, 'proposed', 'confirmed')).status).toBe(403);
    expect((await decide(factId, 'proposed', 'withdrawn', 'attorney')).status).toBe(403);
    expect((await decide(factId, 'proposed', 'confirmed', 'attorney')).status).toBe(200);
    expect((await decide(factId, 'proposed', 'rejected', 'attorney')).status).toBe(409);
    expect((await decide(factId, 'confirmed', 'withdrawn')).status).toBe(403);
    expect((await decide(factId, 'confirmed', 'rejected', 'attorney')).status).toBe(200);
    expect(await listStatements()).toEqual(['ICE called the county.']);
    const [rejected] = await list('?status=rejected');
    expect(rejected?.steps.map(({ status, by }) => [status, by])).toEqual([
      ...[
        ['proposed', 'reviewer'],
        ['confirmed', 'attorney'],
        ['rejected', 'attorney'],
      ],
    ]);
    await expect(
      app.database.updateTable('chronology_fact_step').set({ author: 'somebody' }).execute(),
    ).rejects.toThrow('append-only');
  });

  it('is withdrawn and proposed again by whoever proposed it, until an attorney decides', async () => {
    const { factId } = await propose({ statement: 'A mistake.' });
    expect((await decide(factId, 'proposed', 'withdrawn')).status).toBe(200);
    expect(await listStatements('?q=mistake')).toEqual([]);
    expect((await decide(factId, 'withdrawn', 'proposed', 'attorney')).status).toBe(403);
    expect((await decide(factId, 'withdrawn', 'proposed')).status).toBe(200);
    expect((await decide(factId, 'proposed', 'withdrawn')).status).toBe(200);
  });

  it('is changed by its author until it is decided, by attorneys, and never over another change', async () => {
    const { factId } = await propose({ statement: 'The conty answered.' }, 'attorney');
    const better = draft({
      ...{ statement: 'The county answered.', passageIds: [reply.passageId], people: ['Bob Stone'] },
      ...{
        eventDate: { from: '2009-06-02', to: null, isAbout: false },
        issue: 'answers',
        certainty: 'certain',
      },
    });
    expect((await ask('put', `chronology/${factId}`, { ...better, insteadOf: 1 })).status).toBe(403);
    const changed = await send<ChronologyFact>(
      'put',
      `chronology/${factId}`,
      { ...better, insteadOf: 1 },
      'attorney',
    );
    expect(changed).toMatchObject({
      ...{ statement: 'The county answered.', issue: 'answers', issueTagId: null, version: 2 },
      ...{ people: ['Bob Stone'], passages: [{ cite: 'ICE 0000002' }] },
    });
    expect((await ask('put', `chronology/${factId}`, { ...better, insteadOf: 1 }, 'attorney')).status).toBe(
      409,
    );
    expect((await ask('put', 'chronology/none', { ...better, insteadOf: 1 })).status).toBe(404);
    const [event] = (await listEventsAfter(app.database, app.matter.id, 0)).slice(-1);
    expect(event?.event).toMatchObject({
      type: 'chronology-fact.changed',
      before: { statement: 'The conty answered.', passageIds: [letter.passageId] },
    });
  });
});

describe('the chronology of a matter', () => {
  it('is in the order of the dates of the events', async () => {
    const more: (EventDate | null)[] = [
      null,
      ...['2009-05-04', '2009', '2010'].map((from) => ({ from, to: null, isAbout: false })),
      { from: '2009-05', to: '2009-07', isAbout: false },
    ];
    for (const eventDate of more)
      await propose({ statement: 'Something else.', eventDate, people: [], places: [] });
    const dates = (await list()).map(({ eventDate }) => eventDate);
    expect(dates).toHaveLength(7);
    expect(dates).toEqual([...dates].sort(compareEventDates));
    expect((await list('?limit=1&offset=1')).map(({ eventDate }) => eventDate)).toEqual([dates[1]]);
  });

  it('is narrowed by person, place, issue, status, passage, words and the time between two dates', async () => {
    const call = ['ICE called the county.'];
    const answer = ['The county answered.'];
    expect(await listStatements('?person=Ann+Reed')).toEqual(call);
    expect(await listStatements('?place=Santa+Clara')).toEqual([...call, ...answer]);
    expect(await listStatements('?issue=answers')).toEqual(answer);
    expect(await listStatements('?status=confirmed')).toEqual([]);
    expect(await listStatements(`?passage=${reply.passageId}`)).toEqual([...call, ...answer]);
    expect(await listStatements('?q=bob')).toEqual(answer);
    expect(await listStatements('?q=THE+COUNTY+ANSWERED')).toEqual([...call, ...answer]);
    // The year 2009, and what happened about May or until July, may have happened in June.
    const june = (await list('?from=2009-06&to=2009-06')).map(({ eventDate }) => eventDate?.from);
    expect(june).toEqual(['2009', '2009-05', '2009-06-02']);
    expect((await list('?from=2010')).map(({ eventDate }) => eventDate?.from)).toEqual(['2010']);
    expect((await app.as('reader').get(path('chronology?from=2009-13'))).status).toBe(400);
    const { names } = await get<ChronologyWindow>('chronology');
    expect(names).toEqual({
      people: ['Ann Reed', 'Bob Stone'],
      places: ['Santa Clara'],
      issues: ['answers', 'opt-out'],
    });
  });

  it('names an issue as its tag is named now, also when the tag is gone', async () => {
    const renamed = { name: 'opting out', color: 'blue', key: null };
    await send('put', `tags/${tag.tagId}`, renamed, 'attorney');
    expect(await listStatements('?issue=opting+out&person=Ann+Reed')).toEqual(['ICE called the county.']);
    await send('delete', `tags/${tag.tagId}`, undefined, 'attorney');
    expect(await list('?issue=opting+out&person=Ann+Reed')).toMatchObject([
      { issue: 'opting out', issueTagId: null },
    ]);
  });

  it('is exported as CSV, Excel and Word with the number of each source', async () => {
    const csv = await (await app.as('reader').get(path('chronology/chronology.csv?person=Ann+Reed'))).text();
    const [header, first, ...others] = parseCsv(csv.replace('\uFEFF', ''), ',');
    expect([header?.[4], others]).toEqual(['Source', []]);
    expect(first?.slice(0, 6)).toEqual([
      ...['about May 2009', '2009-05', '2009-05-31', 'ICE called the county.', 'ICE 0000002; ICE 0000001'],
      '“The county answered”; “Ann Reed called the county”',
    ]);
    for (const ending of ['xlsx', 'docx']) {
      const answer = await app.as('reader').get(path(`chronology/chronology.${ending}`));
      const parts = await readZip(Buffer.from(await answer.arrayBuffer()));
      for (const text of ['about May 2009', 'ICE called the county.', 'ICE 0000002; ICE 0000001', 'Undated'])
        expect(parts.join('\n')).toContain(text);
    }
  });

  it('shows facts whose words are gone from their page', async () => {
    const { textVersion } = await get<PageDetail>(`pages/${pageIds[0]}`);
    await send('post', `pages/${pageIds[0]}/texts`, { basedOn: textVersion, text: 'Illegible.' });
    const [fact] = await list('?person=Ann+Reed');
    expect(fact?.passages.map(isOrphan)).toEqual([false, true]);
  });
});
