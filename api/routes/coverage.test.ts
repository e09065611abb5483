import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageChange, PageSummary, PageWindow } from '#contract/pages/page.ts';
import type { MatterHome } from '#contract/people/matter-home.ts';
import type { CoverageCounts, CoverageMeasure, CoverageReport } from '#contract/reports/coverage.ts';
import { toCoverageSetName } from '#contract/reports/coverage-set-name.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { recordExport } from '../repositories/exhibits/export-jobs.ts';
import { EMPTY_LIST } from '../testing/arrange-list.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const matter = '/api/matters/ndlon';
const NOON = new Date('2026-03-02T12:00:00');

let app: TestApp;
/** Of two productions: the first has pages 0 to 4, of which 3 is hard to read and 4 has no text. */
let pages: PageSummary[];
beforeAll(async () => {
  app = await openTestApp();
  const read = { text: 'Counties may opt out.' };
  const ofFirst = [read, read, read, { ...read, confidence: 40 }, { text: '' }];
  await ingestScripted(app, { 'a.pdf': ofFirst }, { productionName: 'First' });
  await ingestScripted(
    app,
    { 'b.pdf': [read, { ...read, text: 'Nobody may.' }] },
    { productionName: 'Second' },
  );
  pages = (await get<PageWindow>('/pages?limit=50')).pages;
  await see('reader', [0, 1]);
  await see('reviewer', [1, 2, 5]);
  await see('reviewer', [1]);
  const page = (index: number) => ({ kind: 'pages', pageIds: [pages[index]?.pageId ?? ''] });
  const nothing = { tagId: null, answer: 'yes', level: 'first' };
  const decide = (who: string, index: number, answer = 'yes') =>
    send(who, 'post', '/decisions', { ...nothing, answer, target: page(index) });
  await decide('reviewer', 1);
  await decide('attorney', 1);
  await decide('reviewer', 2);
  await decide('reviewer', 5);
  await decide('reviewer', 5, 'cleared');
  const [exported] = pages;
  if (!exported) throw new Error('There is no page.');
  const exhibit = { letter: 'A', description: '', suggested: true, documentDate: null, dateSuggested: true };
  const exhibits = [{ ...exhibit, excerpt: null, batesRange: '', production: 'First', pages: [exported] }];
  const made = { exhibits: 1, pages: 1, manifestSha256: 'ab'.repeat(32) };
  const act = { actor: 'attorney', at: NOON };
  await app.database
    .transaction()
    .execute((tx) => recordExport(tx, act, app.matter.id, { list: { ...EMPTY_LIST, exhibits }, ...made }));
});
afterAll(() => app.close());

async function get<Answer>(path: string, who = 'attorney'): Promise<Answer> {
  const answer = await app.as(who).get(matter + path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

async function send(who: string, method: string, path: string, body: unknown): Promise<unknown> {
  const answer = await app.as(who).send(method, matter + path, body);
  expect([path, await answer.clone().text(), answer.status]).toEqual([path, expect.anything(), 200]);
  return answer.json();
}

const see = (who: string, indexes: number[], secondsAgo = 0) =>
  send(who, 'post', '/coverage/seen', {
    pages: indexes.map((index) => ({ pageId: pages[index]?.pageId, secondsAgo })),
  });

const report = (who = 'attorney') => get<CoverageReport>('/coverage', who);

const listSet = (name: string, who = 'attorney') =>
  get<PageWindow>(`/pages?limit=50&set=${encodeURIComponent(name)}`, who);

describe('the Reading report', () => {
  it('counts the pages received, readable, seen, decided, decided by two, and exported', async () => {
    const { total, productions } = await report();
    expect(total).toEqual({
      ...{ received: 7, readable: 5, seen: 4, unseen: 3 },
      ...{ decided: 2, 'second-read': 1, exported: 1 },
    });
    expect(productions.map(({ name, counts }) => [name, counts.received, counts.seen])).toEqual([
      ['First', 5, 3],
      ['Second', 2, 1],
    ]);
  });

  it('counts by person, also members who have done nothing, and by day', async () => {
    const { people, days } = await report();
    const nothing = { seen: 0, decided: 0, 'second-read': 0, exported: 0 };
    expect(people.map(({ userName, counts }) => [userName, counts])).toEqual([
      ['attorney', { ...nothing, decided: 1, 'second-read': 1, exported: 1 }],
      ['reader', { ...nothing, seen: 2 }],
      ['reviewer', { ...nothing, seen: 3, decided: 2, 'second-read': 1 }],
    ]);
    expect(days.find(({ day }) => day === '2026-03-02')?.counts.exported).toBe(1);
    // What was taken back on the same day does not count.
    expect(days[0]?.counts).toMatchObject({ seen: 4, decided: 2, exported: 0 });
  });

  it('opens behind each number exactly the pages that it counts', async () => {
    const { total, productions, people, days } = await report();
    const check = async (
      counts: Partial<CoverageCounts>,
      part?: Parameters<typeof toCoverageSetName>[1],
    ): Promise<void> => {
      for (const [measure, count] of Object.entries(counts)) {
        const name = toCoverageSetName(measure as CoverageMeasure, part);
        expect([name, (await listSet(name)).total]).toEqual([name, count]);
      }
    };
    await check(total);
    for (const { productionId, counts } of productions)
      await check(counts, { by: 'production', value: productionId });
    for (const { userName, counts } of people) await check(counts, { by: 'person', value: userName });
    for (const { day, counts } of days) await check(counts, { by: 'day', value: day });
    const unseen = await listSet(toCoverageSetName('unseen'));
    expect(unseen.pages.map(({ pageId }) => pageId)).toEqual([3, 4, 6].map((index) => pages[index]?.pageId));
  });

  it('shows other people’s numbers to attorneys only', async () => {
    expect((await report('reviewer')).people.map(({ userName }) => userName)).toEqual(['reviewer']);
    const own = toCoverageSetName('seen', { by: 'person', value: 'reviewer' });
    expect((await listSet(own, 'reviewer')).total).toBe(3);
    for (const who of ['reader', 'reviewer']) {
      const other = toCoverageSetName('seen', { by: 'person', value: 'attorney' });
      expect((await app.as(who).get(`${matter}/pages?limit=1&set=${other}`)).status).toBe(404);
      expect(await (await app.as(who).get(`${matter}/coverage.csv`)).text()).not.toContain('attorney');
    }
  });

  it('states the pace of everybody to attorneys, once there is enough data', async () => {
    const { people, teamPace } = await report();
    expect(people.map(({ pagesPerHour }) => pagesPerHour)).toEqual([null, null, null]);
    expect(teamPace).toMatchObject({ sessionPages: 2, pagesLeft: 5, doneAt: null });
    expect((await report('reviewer')).teamPace).toBeNull();
    const { pace } = await get<MatterHome>('/home', 'reviewer');
    expect(pace).toMatchObject({ sessionPages: 2, pagesPerHour: null, pagesLeft: 5, doneAt: null });
    expect((await get<MatterHome>('/home', 'reader')).pace).toBeNull();
  });

  it('is the same as CSV', async () => {
    const csv = await (await app.as('attorney').get(`${matter}/coverage.csv`)).text();
    expect(csv).toContain('matter,all pages,7,5,4,3,2,1,1,\r\n');
    expect(csv).toContain('person,reviewer,,,3,,2,1,0,\r\n');
  });
});

describe('a page that a person has seen', () => {
  it('is found by seen:yes, and a page that nobody opened by seen:no', async () => {
    const count = async (q: string) =>
      (await get<{ pages: number }>(`/search?q=${encodeURIComponent(q)}&limit=1`)).pages;
    expect(await count('opt AND seen:yes')).toBe(4);
    expect(await count('seen:no')).toBe(3);
    expect((await app.as('reader').get(`${matter}/search?q=seen:maybe`)).status).toBe(400);
  });

  it('counts on the day on which it was seen, though its report arrived later, and once a day', async () => {
    const daysOf = async () => {
      const { days } = await report();
      return days.filter(({ counts }) => counts.seen > 0).length;
    };
    const before = await daysOf();
    await see('reviewer', [1, 2], 3 * 24 * 60 * 60);
    await see('reviewer', [1, 2], 3 * 24 * 60 * 60);
    expect(await daysOf()).toBe(before + 1);
    const { rows } = await sql<{ n: number }>`select count(*) as n from page_seen`.execute(app.database);
    expect(rows).toEqual([{ n: 7 }]);
  });

  it('is skipped if it is not of the matter', async () => {
    const before = await report();
    const unknown = { pageId: 'no-such-page', secondsAgo: 1 };
    await send('reader', 'post', '/coverage/seen', { pages: [unknown] });
    expect(await report()).toEqual(before);
    for (const body of [{ pages: [] }, { pages: [{ ...unknown, secondsAgo: -1 }] }])
      expect((await app.as('reader').send('post', `${matter}/coverage/seen`, body)).status).toBe(400);
  });

  it('stays on record: the table refuses changes', async () => {
    const change = (statement: string) => sql.raw(statement).execute(app.database);
    await expect(change("update page_seen set person = 'ann'")).rejects.toThrow('append-only');
    await expect(change('delete from page_seen')).rejects.toThrow('append-only');
  });
});

describe('the number of seconds after which a page counts as seen', () => {
  it('is 2 until an attorney changes it, which is logged', async () => {
    expect(await get('/coverage/rule', 'reader')).toEqual({ seconds: 2 });
    expect((await app.as('reviewer').send('put', `${matter}/coverage/rule`, { seconds: 5 })).status).toBe(
      403,
    );
    expect((await app.as('attorney').send('put', `${matter}/coverage/rule`, { seconds: 0 })).status).toBe(
      400,
    );
    expect(await send('attorney', 'put', '/coverage/rule', { seconds: 5 })).toEqual({ seconds: 5 });
    expect((await report('reader')).rule).toEqual({ seconds: 5 });
    const event = (await listEventsAfter(app.database, app.matter.id, 0)).at(-1)?.event;
    expect(event).toEqual({ type: 'coverage-rule.changed', seconds: 5, before: 2 });
  });
});

describe('the history of an exported page', () => {
  it('says by whom and as an exhibit of which list it was exported', async () => {
    const history = await get<PageChange[]>(`/pages/${pages[0]?.pageId}/history?before=1000000`);
    expect(history[0]).toMatchObject({ by: 'attorney', what: 'exported the page as an exhibit of “key”' });
  });
});
