import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import type { PageDetail, PageWindow } from '#contract/pages/page.ts';
import type { Batch } from '#contract/review/batch.ts';
import type { Tag } from '#contract/review/tag.ts';
import { getLastSeq } from '../repositories/database/audit-log.ts';
import { addMember } from '../repositories/people/matters.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../testing/test-app.ts';

const matter = '/api/matters/ndlon';

let app: TestApp;
let pages: string[];
let tag: Tag;
let one: Batch;
let two: Batch;

async function send(who: string, method: string, path: string, body?: unknown) {
  const caller = app.as(who);
  const answer = await (method === 'get'
    ? caller.get(matter + path)
    : caller.send(method, matter + path, body));
  return { status: answer.status, body: (await answer.json()) as unknown };
}

async function ask<Answer>(who: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await send(who, method, path, body);
  expect([answer.body, answer.status]).toEqual([answer.body, 200]);
  return answer.body as Answer;
}

const decide = (who: string, answer: string, index: number, more: object = {}) =>
  send(who, 'post', '/decisions', {
    ...{ tagId: tag.tagId, answer, target: { kind: 'pages', pageIds: [pages[index] ?? ''] } },
    ...more,
  });
const readPage = (who: string, index: number) => ask<PageDetail>(who, 'get', `/pages/${pages[index]}`);
const finish = (who: string, { batchId }: Batch) =>
  ask<Batch>(who, 'post', `/batches/${batchId}/finish`, { undecided: 9 });

beforeAll(async () => {
  app = await openTestApp();
  const texts = Array.from({ length: 4 }, (_, index) => ({
    text: `leaf${index}`,
    bates: `ICE-000${index + 1}`,
  }));
  await ingestScripted(app, { 'a.pdf': texts });
  const stranger = await app.database
    .selectFrom('user')
    .select('id')
    .where('name', '=', 'stranger')
    .executeTakeFirstOrThrow();
  await app.database
    .transaction()
    .execute((tx) => addMember(tx, act, app.matter.id, { ...stranger, name: 'stranger' }));
  pages = (await ask<PageWindow>('reviewer', 'get', '/pages')).pages.map(({ pageId }) => pageId);
  tag = await ask<Tag>('attorney', 'post', '/tags', { name: 'opt-out', color: 'blue' });
  const draft = { name: 'Blind', source: { kind: 'list', list: {} }, isBlind: true };
  const shown = await ask<object>('attorney', 'post', '/batches/preview', draft);
  expect(shown).toMatchObject({ pages: 4, batches: 2 });
  [one, two] = (await ask<Batch[]>('attorney', 'post', '/batches', { ...draft, shown })) as [Batch, Batch];
});
afterAll(() => app.close());

/** What these tests change by asking; and the stream of events, which follows the record. */
const CHANGED_BY_READING = new Set<EndpointName>(['followMatter', 'listRecordedQueries', 'listPeople']);

/** All that a person can read without an id of anything but the matter, its pages, tag and batches. */
function listAddresses(): string[] {
  const ids: Record<string, string[]> = {
    ...{ page: pages, tag: [tag.tagId], batch: [one.batchId, two.batchId] },
  };
  const names = (Object.keys(endpoints) as EndpointName[]).filter(
    (name) => endpoints[name].method === 'get' && !CHANGED_BY_READING.has(name),
  );
  const plain = names.flatMap((name) => {
    let paths = [endpoints[name].path.replace(':matter', 'ndlon')];
    for (const [, part = ''] of paths[0]?.matchAll(/:(\w+)/g) ?? [])
      paths = paths.flatMap((path) => (ids[part] ?? []).map((id) => path.replace(`:${part}`, id)));
    return paths;
  });
  const queries = [
    ...[
      'by:reviewer',
      'by:stranger',
      'state:yes',
      'state:conflict',
      'tag:opt-out',
      'reviewed:yes',
      'level:first',
    ],
    ...[`batch:${one.number}`],
  ].flatMap((q) => [
    `${matter}/search?q=${encodeURIComponent(q)}&facets=yes`,
    `${matter}/pages?q=${encodeURIComponent(q)}`,
  ]);
  const lists = [
    'set=all',
    `tag=${tag.tagId}`,
    `set=batch.${one.batchId}`,
    `set=batch.${one.batchId}.undecided`,
  ];
  return [
    ...plain,
    ...queries,
    ...lists.map((list) => `${matter}/pages?${list}`),
    `${matter}/exhibit-list?tag=${tag.tagId}`,
  ];
}

/** Without the time that an answer took, and the totals of pages decided in batches, which are open. */
const steady = (text: string) =>
  text
    .replace(/"(milliseconds|decided|pagesPerMinute)":[\d.]+/g, '')
    .replace(/"work":\[[^\]]*\]/g, '')
    .replace(/"(expiresAt|lastUsedAt|lastSeenAt)":"[^"]*"/g, '')
    .replace(/\d+:\d\d [AP]M/g, '');

async function readAll(who: string): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const address of listAddresses()) {
    const answer = await app.as(who).get(address);
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(answer.status, `${address} ${text}`).not.toBe(500);
    // Packed files contain the time at which they were made.
    answers.set(
      address,
      `${answer.status} ${text.startsWith('PK') || text.startsWith('%PDF') ? '' : steady(text)}`,
    );
  }
  return answers;
}

describe('a double-blind pair of batches', () => {
  it('goes to two people, and not to anybody who said something of its pages', async () => {
    expect([one, two].map(({ name, level, blind, pages: count }) => [name, level, blind, count])).toEqual([
      ['Blind A', 'first', 'sealed', 4],
      ['Blind B', 'second', 'sealed', 4],
    ]);
    const taken = await ask<Batch>('reviewer', 'post', '/batches/take');
    expect(taken.batchId).toBe(one.batchId);
    expect((await send('reviewer', 'post', '/batches/take')).status).toBe(409);
    expect((await send('reviewer', 'post', '/batches/take', { batchId: two.batchId })).status).toBe(409);
    const toReviewer = await send('attorney', 'post', `/batches/${two.batchId}/assign`, {
      person: 'reviewer',
    });
    expect(toReviewer).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('double-blind') },
    });
    expect(await ask<Batch>('stranger', 'post', '/batches/take')).toMatchObject({ batchId: two.batchId });
  });

  it('tells nobody but the reader what they decide, in any answer or event, in the batch or outside of it', async () => {
    const others = ['stranger', 'attorney'];
    const before = new Map(await Promise.all(others.map(async (who) => [who, await readAll(who)] as const)));
    const seq = await getLastSeq(app.database);
    const done = await decide('reviewer', 'yes', 0, { batchId: one.batchId });
    expect(done.body).toEqual({ eventId: null, changedPageIds: [pages[0]], carryingPageIds: [pages[0]] });
    await decide('reviewer', 'no', 1);
    await decide('reviewer', 'yes', 2, { tagId: null });
    // Live events and the page feed follow the record, and nothing is recorded.
    expect(await getLastSeq(app.database)).toBe(seq);
    for (const who of others) {
      for (const [address, text] of await readAll(who))
        expect(text, `${who} ${address}`).toBe(before.get(who)?.get(address));
    }
    expect(await readPage('reviewer', 0)).toMatchObject({
      ...{ tagIds: [tag.tagId], reviewed: true },
      decisions: { tags: [{ state: 'yes', statements: [{ person: 'reviewer', level: 'first' }] }] },
    });
    expect((await readPage('reviewer', 2)).decisions.nothingApplies).toMatchObject([{ person: 'reviewer' }]);
    const left = `/pages?set=batch.${one.batchId}.undecided`;
    expect((await ask<PageWindow>('reviewer', 'get', left)).pages).toHaveLength(1);
    for (const path of [left, `/batches/${one.batchId}/next`])
      expect((await send('stranger', 'get', path)).status).toBe(403);
  });

  it('keeps the last answer, and takes back what another one replaces', async () => {
    await decide('reviewer', 'take-off', 0);
    expect((await readPage('reviewer', 0)).decisions.reviewedBy).toEqual([]);
    await decide('reviewer', 'unsure', 2);
    const { decisions } = await readPage('reviewer', 2);
    expect([decisions.nothingApplies, decisions.tags[0]?.state]).toEqual([[], 'unsure']);
    // On a page that the person tagged, "nothing applies" is not recorded.
    expect((await decide('reviewer', 'yes', 2, { tagId: null })).body).toMatchObject({ changedPageIds: [] });
    await decide('reviewer', 'yes', 0);
    expect((await send('attorney', 'delete', `/tags/${tag.tagId}`)).status).toBe(409);
  });

  it('becomes decisions of both when both have finished, with an adjudication beside them', async () => {
    await decide('stranger', 'no', 0, { batchId: two.batchId });
    await decide('stranger', 'yes', 1);
    expect((await finish('reviewer', one)).blind).toBe('sealed');
    // Who has finished stays blind, and is still kept out of sight.
    await decide('reviewer', 'yes', 3);
    expect((await readPage('reviewer', 0)).decisions.tags[0]?.statements).toHaveLength(1);
    expect((await readPage('stranger', 3)).decisions.reviewedBy).toEqual([]);
    expect((await finish('stranger', two)).blind).toBe('opened');
    const adjudicated = await decide('attorney', 'yes', 0, { level: 'adjudication' });
    expect(adjudicated.status).toBe(200);
    const { decisions, history } = await readPage('stranger', 0);
    expect(decisions.tags).toMatchObject([
      {
        state: 'yes',
        statements: [
          { person: 'reviewer', answer: 'yes', level: 'first', batchId: one.batchId },
          { person: 'stranger', answer: 'no', level: 'second', batchId: two.batchId },
          { person: 'attorney', answer: 'yes', level: 'adjudication' },
        ],
      },
    ]);
    expect(history.filter(({ what }) => what.includes('opt-out')).map(({ by }) => by)).toEqual([
      'attorney',
      'stranger',
      'reviewer',
    ]);
    expect((await readPage('reader', 1)).decisions.tags[0]?.state).toBe('conflict');
    expect((await readPage('reader', 3)).tagIds).toEqual([tag.tagId]);
    expect(await ask('attorney', 'get', '/reports/agreement')).toMatchObject({ pagesReadTwice: 2 });
  });
});
