import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PageDetail, PageSummary, PageWindow } from '#contract/pages/page.ts';
import type { AgreementReport } from '#contract/review/agreement.ts';
import type { Batch, BatchDetail, BatchPreview, NextInBatch } from '#contract/review/batch.ts';
import type { DecisionResult } from '#contract/review/decision.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { addMember } from '../repositories/people/matters.ts';
import { releaseExpiredBatches } from '../repositories/review/batches/change-batches.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../testing/test-app.ts';

const matter = '/api/matters/ndlon';

let app: TestApp;
/** Four documents of six pages, in page order. */
let pages: PageSummary[];
let tag: Tag;
beforeAll(async () => {
  app = await openTestApp();
  const files = ['a', 'b', 'c', 'd'].map((name, document) => [
    `${name}.pdf`,
    Array.from({ length: 6 }, (_, page) => ({
      text: `word${document} leaf${page}`,
      bates: `ICE-${String(document * 6 + page + 1).padStart(4, '0')}`,
    })),
  ]);
  await ingestScripted(app, Object.fromEntries(files));
  const { id } = await app.database
    .selectFrom('user')
    .select('id')
    .where('name', '=', 'stranger')
    .executeTakeFirstOrThrow();
  // A second reviewer.
  await app.database
    .transaction()
    .execute((tx) => addMember(tx, act, app.matter.id, { id, name: 'stranger' }));
  pages = (await ask<PageWindow>('reviewer', 'get', '/pages?limit=50')).pages;
  tag = await ask<Tag>('attorney', 'post', '/tags', { name: 'opt-out', color: 'blue' });
});
afterEach(async () => finish(await ask<Batch[]>('attorney', 'get', '/batches')));
afterAll(() => app.close());

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

const numbers = (first: number, last = first) => ({
  kind: 'references',
  references: `ICE-${String(first).padStart(4, '0')}-${String(last).padStart(4, '0')}`,
});

const preview = (draft: object) =>
  ask<BatchPreview>('attorney', 'post', '/batches/preview', { name: 'x', ...draft });

async function make(draft: { name: string } & Record<string, unknown>): Promise<Batch[]> {
  const shown = await preview(draft);
  return ask<Batch[]>('attorney', 'post', '/batches', { ...draft, shown });
}

const act2 = (who: string, { batchId }: Batch, what: string, body?: unknown) =>
  send(who, 'post', `/batches/${batchId}/${what}`, body);

const getBatch = ({ batchId }: Batch) => ask<BatchDetail>('attorney', 'get', `/batches/${batchId}`);

const finish = async (batches: readonly Batch[]) => {
  for (const batch of batches)
    expect((await act2('attorney', batch, 'finish', { undecided: batch.pages })).status).toBe(200);
};

const listBates = async (set: string) =>
  (await ask<PageWindow>('reviewer', 'get', `/pages?set=${set}&limit=50`)).pages.map(({ bates }) => bates);

async function decide(
  who: string,
  answer: string,
  indexes: number[],
  more = {},
  tagId: string | null = tag.tagId,
) {
  const target = { kind: 'pages', pageIds: indexes.map((index) => pages[index]?.pageId ?? '') };
  return send(who, 'post', '/decisions', { tagId, answer, target, ...more });
}

const readPage = (index: number) => ask<PageDetail>('reviewer', 'get', `/pages/${pages[index]?.pageId}`);

describe('making batches', () => {
  it('says beforehand how many pages and batches there will be, and leaves out pages of open batches', async () => {
    const first = await make({ name: 'Letters', source: numbers(1, 5), size: 2 });
    expect(first.map(({ name, pages: count }) => [name, count])).toEqual([
      ['Letters 1', 2],
      ['Letters 2', 2],
      ['Letters 3', 1],
    ]);
    expect(await listBates(`batch.${first[1]?.batchId}`)).toEqual(['ICE-0003', 'ICE-0004']);
    const more = { source: { kind: 'list', list: { q: 'word0' } }, size: 2 };
    expect(await preview(more)).toMatchObject({
      ...{ found: 6, inOpenBatches: 5, ofDividedDocuments: 0, pages: 1, batches: 1, smallest: 1, largest: 1 },
    });
    // The second review has batches of its own.
    expect(await preview({ ...more, level: 'second' })).toMatchObject({
      inOpenBatches: 0,
      pages: 6,
      batches: 3,
    });
    const byDocuments = { ...more, source: { kind: 'list', list: { q: 'leaf3' } }, by: 'documents', size: 8 };
    expect(await preview(byDocuments)).toMatchObject({
      ...{
        found: 24,
        inOpenBatches: 5,
        ofDividedDocuments: 1,
        pages: 18,
        documents: 3,
        batches: 3,
        largest: 6,
      },
    });
    await finish(first);
    expect(await preview(more)).toMatchObject({ inOpenBatches: 0, pages: 6 });
  });

  it('makes nothing if it is not as shown, under a name in use, or from Explore', async () => {
    const draft = { name: 'Twice', source: numbers(1, 2) };
    const other = await send('attorney', 'post', '/batches', { ...draft, shown: { pages: 3, batches: 1 } });
    expect(other).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('2 pages in 1 batch') },
    });
    await make(draft);
    const same = { ...draft, name: 'twice', source: numbers(3), shown: { pages: 1, batches: 1 } };
    expect(await send('attorney', 'post', '/batches', same)).toMatchObject({ status: 409 });
    const explore = { ...draft, source: { kind: 'list', list: { q: 'word', mode: 'explore' } } };
    expect((await send('attorney', 'post', '/batches/preview', explore)).status).toBe(400);
  });

  it('draws the same random sample with the same seed, and keeps the seed', async () => {
    const everything = { kind: 'list', list: {} };
    const shown = await preview({ source: everything, sample: { size: 5 } });
    expect(shown).toMatchObject({ found: 24, pages: 5, batches: 1, seed: expect.any(String) });
    const sample = { size: 5, seed: shown.seed };
    const [one] = await make({ name: 'Sample', source: everything, sample });
    expect(one).toMatchObject({
      ...{ seed: shown.seed, source: 'a random sample of 5 pages of all pages of the matter' },
    });
    const drawn = await listBates(`batch.${one?.batchId}`);
    await finish(one ? [one] : []);
    const [two] = await make({ name: 'Sample again', source: everything, sample });
    expect(await listBates(`batch.${two?.batchId}`)).toEqual(drawn);
    await finish(two ? [two] : []);
    const documents = { source: everything, by: 'documents', sample: { size: 2 }, size: 6 };
    expect(await preview(documents)).toMatchObject({ pages: 12, documents: 2, batches: 2 });
  });
});

describe('a batch', () => {
  it('is taken by priority, by one person at a time, and goes from hand to hand', async () => {
    const normal = await make({ name: 'Normal', source: numbers(1, 2), size: 1 });
    const urgent = await make({ name: 'Urgent', source: numbers(3), priority: 'high' });
    const taken = await ask<Batch>('reviewer', 'post', '/batches/take');
    expect(taken).toMatchObject({ name: 'Urgent', holder: { userName: 'reviewer' } });
    expect(await ask<Batch>('stranger', 'post', '/batches/take')).toMatchObject({ name: 'Normal 1' });
    expect((await send('stranger', 'post', '/batches/take', { batchId: taken.batchId })).status).toBe(409);
    expect((await act2('stranger', taken, 'return')).status).toBe(403);
    expect((await act2('stranger', taken, 'finish', { undecided: 1 })).status).toBe(403);
    expect((await act2('reviewer', taken, 'return')).body).toMatchObject({ holder: null, heldSince: null });
    expect((await act2('reviewer', taken, 'return')).status).toBe(409);
    expect((await act2('attorney', taken, 'assign', { person: 'stranger' })).status).toBe(200);
    expect((await act2('attorney', taken, 'assign', { person: 'reviewer' })).status).toBe(200);
    expect((await act2('attorney', taken, 'assign', { person: 'reader' })).status).toBe(409);
    expect((await act2('attorney', taken, 'assign', { person: 'nobody' })).status).toBe(404);
    const { history } = await getBatch(taken);
    expect(history.map(({ by, what }) => `${by} ${what}`)).toEqual([
      'attorney reassigned the batch from stranger to reviewer',
      'attorney assigned the batch to stranger',
      'reviewer returned the batch of reviewer',
      'reviewer took the batch',
      'attorney made 1 batch of 1 page from the numbers ICE-0003-0003',
    ]);
    await finish([...normal, ...urgent]);
    expect(await send('reviewer', 'post', '/batches/take')).toMatchObject({ status: 409 });
    await expect(app.database.deleteFrom('batch_event').execute()).rejects.toThrow('append-only');
  });

  it('becomes free when its holder decides nothing for too long, and keeps their work', async () => {
    const [batch] = (await make({ name: 'Slow', source: numbers(4, 5), expiresAfter: 3 })) as [Batch];
    await act2('reviewer', batch, '../take', { batchId: batch.batchId });
    await decide('reviewer', 'yes', [3], { batchId: batch.batchId });
    const { expiresAt } = await getBatch(batch);
    const at = (minutes: number) => new Date(Date.parse(expiresAt ?? '') + minutes * 60_000);
    await releaseExpiredBatches(app.database, app.matter.id, at(-1));
    expect((await getBatch(batch)).holder).toMatchObject({ userName: 'reviewer' });
    await releaseExpiredBatches(app.database, app.matter.id, at(1));
    const free = await getBatch(batch);
    expect(free).toMatchObject({ holder: null, decided: 1, work: [{ userName: 'reviewer', pages: 1 }] });
    expect(free.history[0]).toMatchObject({
      ...{ by: 'system', what: 'made the batch free: reviewer decided nothing for 3 hours' },
    });
  });

  it('is continued by the next person where the one before stopped, and says what is left undone', async () => {
    const [batch] = (await make({ name: 'Handed over', source: numbers(7, 10) })) as [Batch];
    const { batchId } = batch;
    await ask('reviewer', 'post', '/batches/take', { batchId });
    const list = { set: `batch.${batchId}` };
    await ask('reviewer', 'put', '/position', { list, reference: 'ICE-0008' });
    expect((await decide('reviewer', 'yes', [6], { batchId })).status).toBe(200);
    await decide('reviewer', 'yes', [7], { batchId }, null);
    await act2('reviewer', batch, 'return');
    const taken = await ask<Batch>('stranger', 'post', '/batches/take', { batchId });
    expect(taken).toMatchObject({ pages: 4, decided: 2, position: { bates: 'ICE-0008' } });
    const next = await ask<NextInBatch>(
      'stranger',
      'get',
      `/batches/${batchId}/next?after=${pages[7]?.pageId}`,
    );
    expect(next).toMatchObject({ page: { bates: 'ICE-0009' }, undecided: 2 });
    // The first person no longer decides in it.
    const late = await decide('reviewer', 'no', [8], { batchId });
    expect(late).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('You no longer have') },
    });
    await decide('stranger', 'no', [8], { batchId });
    expect(await listBates(`batch.${batchId}.undecided`)).toEqual(['ICE-0010']);
    expect((await getBatch(batch)).work.map(({ userName, pages: count }) => [userName, count])).toEqual([
      ['reviewer', 2],
      ['stranger', 1],
    ]);
    const asked = await act2('stranger', batch, 'finish');
    expect(asked).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('1 page of the batch') },
    });
    expect((await act2('stranger', batch, 'finish', { undecided: 1 })).status).toBe(200);
    expect((await getBatch(batch)).history[0]?.what).toBe('finished the batch with 1 page left undecided');
    expect((await act2('stranger', batch, 'return')).status).toBe(409);
    const finished = await ask<Batch[]>('reviewer', 'get', '/batches?state=finished');
    expect(finished[0]).toMatchObject({ name: 'Handed over', pages: 4, decided: 3, finishedBy: 'stranger' });

    const again = await make({
      name: 'The rest',
      source: { kind: 'list', list: { set: `batch.${batchId}.undecided` } },
    });
    expect(again).toMatchObject([{ pages: 1, source: 'the pages of a batch' }]);
    expect((await act2('attorney', batch, 'reopen')).status).toBe(409);
    await finish(again);
    expect((await act2('attorney', batch, 'reopen')).body).toMatchObject({ finishedAt: null });
  });

  it('is found by name and number', async () => {
    const [batch] = (await make({ name: 'Found again', source: numbers(11, 12) })) as [Batch];
    const count = async (q: string) =>
      (await ask<SearchResult>('reviewer', 'get', `/search?q=${encodeURIComponent(q)}`)).pages;
    expect(await count('batch:"found again"')).toBe(2);
    expect(await count(`batch:${batch.number} AND leaf5`)).toBe(1);
    const unknown = await send('reviewer', 'get', '/search?q=batch:none');
    expect(unknown).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('There is no batch “none”') },
    });
  });
});

describe('a decision in a batch', () => {
  it('is of the batch and its level on the pages of the batch, and outside of it on others', async () => {
    const draft = { name: 'Second look', source: numbers(13, 14), level: 'second' };
    const [batch] = (await make(draft)) as [Batch];
    const { batchId } = batch;
    await decide('reviewer', 'yes', [12, 14]);
    // Whoever decided about a page in the first review does not take its second one.
    expect((await send('reviewer', 'post', '/batches/take')).status).toBe(409);
    await ask('stranger', 'post', '/batches/take');
    const made = (await decide('stranger', 'no', [12, 14], { batchId })).body as DecisionResult;
    const statements = async (index: number) =>
      (await readPage(index)).decisions.tags.flatMap((each) => each.statements);
    expect(await statements(12)).toMatchObject([
      { person: 'reviewer', level: 'first', batchId: null },
      { person: 'stranger', level: 'second', batchId },
    ]);
    expect(await statements(14)).toMatchObject([
      { person: 'reviewer', level: 'first' },
      { person: 'stranger', level: 'first', batchId: null },
    ]);
    const { history, decisions } = await readPage(12);
    // A second review does not count over the first: people of one rank who differ are a conflict.
    expect(decisions.tags[0]?.state).toBe('conflict');
    expect(history[0]?.what).toContain('second review, in the batch “Second look”');
    expect((await getBatch(batch)).decided).toBe(1);
    const adjudicated = await decide('attorney', 'yes', [12], { level: 'adjudication', batchId });
    expect(adjudicated.status).toBe(409);

    await ask('stranger', 'post', `/decisions/${made.eventId}/undo`);
    expect((await getBatch(batch)).decided).toBe(0);
    await act2('attorney', batch, 'assign', { person: 'attorney' });
    await decide('attorney', 'yes', [12], { level: 'adjudication', batchId });
    expect((await statements(12))[1]).toMatchObject({ person: 'attorney', level: 'adjudication', batchId });
  });
});

describe('the report of agreement', () => {
  it('compares what the first two people said of each page, without adjudications and unsure answers', async () => {
    const subject = await ask<Tag>('attorney', 'post', '/tags', { name: 'agreed upon', color: 'red' });
    const report = () => ask<AgreementReport>('attorney', 'get', '/reports/agreement');
    const of = ({ tags }: AgreementReport) => tags.find(({ tagId }) => tagId === subject.tagId);
    const before = await report();
    const decideAll = async (who: string, answers: Record<number, string | null>) => {
      for (const [index, answer] of Object.entries(answers))
        await decide(who, answer ?? 'yes', [Number(index)], {}, answer === null ? null : subject.tagId);
    };
    // Page 22 is read once; of page 23 one is unsure.
    await decideAll('reviewer', { 18: 'yes', 19: 'yes', 20: null, 21: 'no', 22: 'yes', 23: 'unsure' });
    await decideAll('stranger', { 18: 'yes', 19: 'no', 20: 'yes', 21: null, 23: 'yes' });
    await decide('attorney', 'no', [18], { level: 'adjudication' }, subject.tagId);
    const after = await report();
    expect(after.pagesReadTwice - before.pagesReadTwice).toBe(5);
    expect(after.pagesReadOnce - before.pagesReadOnce).toBe(1);
    const earlier = of(before)?.neither ?? 0;
    expect(of(after)).toMatchObject({
      ...{ n: earlier + 4, both: 1, onlyFirst: 1, onlySecond: 1, neither: earlier + 1, positive: 0.5 },
    });
  });
});
