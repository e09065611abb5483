import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { PageChange, PageDetail, PageSummary, PageWindow } from '#contract/pages/page.ts';
import { AskedAnswer, type DecisionResult, type PageDecisions } from '#contract/review/decision.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { addMember } from '../repositories/people/matters.ts';
import { listPagesUnlikeDecisions, rebuildDecisions } from '../repositories/review/rebuild-decisions.ts';
import { buildRandom, pick } from '../search/testing/random.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../testing/test-app.ts';

const matter = '/api/matters/ndlon';
const bates = (number: number) => `ICE FOIA 10-2674.${String(number).padStart(7, '0')}`;

let app: TestApp;
/** In page order; the test of each concern has pages of its own. */
let pages: PageSummary[];
let made = 0;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'letter.pdf': Array.from({ length: 12 }, (_, index) => ({ text: 'Opt out.', bates: bates(index + 1) })),
  });
  const { id } = await app.database
    .selectFrom('user')
    .select('id')
    .where('name', '=', 'stranger')
    .executeTakeFirstOrThrow();
  // A second reviewer.
  await app.database
    .transaction()
    .execute((tx) => addMember(tx, act, app.matter.id, { id, name: 'stranger' }));
  pages = (await get<PageWindow>('/pages?limit=50')).pages;
});
afterAll(() => app.close());

async function get<Answer>(path: string, who = 'reviewer'): Promise<Answer> {
  const answer = await app.as(who).get(matter + path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

async function addTag(): Promise<Tag> {
  made += 1;
  const answer = await app
    .as('attorney')
    .send('post', `${matter}/tags`, { name: `tag ${made}`, color: 'blue' });
  return (await answer.json()) as Tag;
}

const listKeys = async () =>
  (await app.database.selectFrom('page').select('key').execute()).map(({ key }) => key);

const idOf = (index: number) => pages[index]?.pageId ?? '';

async function decide(
  who: string,
  answer: string,
  { tagId }: { tagId: string | null },
  indexes: number[],
  more = {},
): Promise<DecisionResult> {
  const target = { kind: 'pages', pageIds: indexes.map(idOf) };
  const sent = await app.as(who).send('post', `${matter}/decisions`, { tagId, answer, target, ...more });
  const result = (await sent.json()) as DecisionResult;
  expect([result, sent.status]).toEqual([result, 200]);
  return result;
}

async function undo(
  who: string,
  eventId: number | null,
): Promise<{ status: number; answer: DecisionResult }> {
  const sent = await app.as(who).send('post', `${matter}/decisions/${eventId}/undo`);
  return { status: sent.status, answer: (await sent.json()) as DecisionResult };
}

const readPage = (index: number) => get<PageDetail>(`/pages/${idOf(index)}`);

async function stateOf(index: number, { tagId }: Tag): Promise<string | undefined> {
  return (await readPage(index)).decisions.tags.find((tag) => tag.tagId === tagId)?.state;
}

const whoSays = ({ tags }: PageDecisions, { tagId }: Tag) =>
  tags.find((tag) => tag.tagId === tagId)?.statements.map(({ person, answer }) => `${person}: ${answer}`);

async function countFound(q: string): Promise<number> {
  return (await get<SearchResult>(`/search?q=${encodeURIComponent(q)}`)).pages;
}

describe('what several people say of a tag', () => {
  it('is kept of each of them; the attorney’s word counts, and taking it back restores the reviewer’s', async () => {
    const tag = await addTag();
    await decide('reviewer', 'yes', tag, [0]);
    await decide('attorney', 'no', tag, [0]);
    const page = await readPage(0);
    expect(whoSays(page.decisions, tag)).toEqual(['reviewer: yes', 'attorney: no']);
    expect(page.decisions.tags[0]?.statements[1]).toMatchObject({
      ...{ personName: 'attorney', level: 'first', role: 'attorney', madeBy: 'key', batchId: null },
    });
    expect([page.decisions.tags[0]?.state, page.tagIds]).toEqual(['no', []]);
    await decide('attorney', 'cleared', tag, [0]);
    expect([await stateOf(0, tag), (await readPage(0)).tagIds]).toEqual(['yes', [tag.tagId]]);
  });

  it('is a conflict where two reviewers differ: the page is shown as one, and counts nowhere, until an attorney adjudicates', async () => {
    const tag = await addTag();
    await decide('reviewer', 'yes', tag, [1, 2]);
    await decide('stranger', 'no', tag, [1]);
    expect(await stateOf(1, tag)).toBe('conflict');
    expect((await get<PageWindow>(`/pages?tag=${tag.tagId}`)).pages.map(({ pageId }) => pageId)).toEqual([
      idOf(2),
    ]);
    const listed = (await get<Tag[]>('/tags')).find(({ tagId }) => tagId === tag.tagId);
    expect(listed).toMatchObject({ pages: 1, conflicts: 1, unsure: 0 });
    const exhibits = await get<ExhibitList>(`/exhibit-list?tag=${tag.tagId}`);
    expect([exhibits.exhibits.length, exhibits.conflicts]).toEqual([1, 1]);
    expect(await countFound(`tag:"${tag.name}"`)).toBe(1);
    expect(await countFound('state:conflict')).toBe(1);
    expect((await app.as('attorney').send('delete', `${matter}/tags/${tag.tagId}`)).status).toBe(409);

    const adjudication = { level: 'adjudication' };
    await decide('attorney', 'yes', tag, [1], adjudication);
    expect(await stateOf(1, tag)).toBe('yes');
    expect(await countFound('level:adjudication')).toBe(1);
    expect(await countFound('state:conflict')).toBe(0);
    expect(whoSays((await readPage(1)).decisions, tag)).toEqual([
      'reviewer: yes',
      'stranger: no',
      'attorney: yes',
    ]);
    const body = { tagId: tag.tagId, answer: 'no', target: { kind: 'pages', pageIds: [idOf(1)] } };
    const refused = await app
      .as('reviewer')
      .send('post', `${matter}/decisions`, { ...body, ...adjudication });
    expect(refused.status).toBe(403);
  });

  it('keeps counting when a person is deactivated', async () => {
    const tag = await addTag();
    await decide('stranger', 'yes', tag, [3]);
    const deactivated = { deactivated_at: act.at.toISOString() };
    const setDeactivated = (values: { deactivated_at: string | null }) =>
      app.database.updateTable('user').set(values).where('name', '=', 'stranger').execute();
    await setDeactivated(deactivated);
    expect(await stateOf(3, tag)).toBe('yes');
    await setDeactivated({ deactivated_at: null });
  });

  it('is taken off by a no where others put it on, and taken back where the person did', async () => {
    const tag = await addTag();
    await decide('reviewer', 'yes', tag, [3]);
    await decide('stranger', 'yes', tag, [4]);
    const off = await decide('reviewer', 'take-off', tag, [3, 4, 5]);
    expect(off).toMatchObject({ changedPageIds: [idOf(3), idOf(4)], carryingPageIds: [] });
    const said = async (index: number) => whoSays((await readPage(index)).decisions, tag);
    expect([await said(3), await said(4), await said(5)]).toEqual([
      undefined,
      ['stranger: yes', 'reviewer: no'],
      undefined,
    ]);
  });

  it('is not removed with a tag that is in doubt, and goes with one that nobody wants', async () => {
    const tag = await addTag();
    const remove = async () =>
      (await app.as('attorney').send('delete', `${matter}/tags/${tag.tagId}`)).status;
    await decide('reviewer', 'unsure', tag, [3]);
    expect(await remove()).toBe(409);
    await decide('reviewer', 'no', tag, [3]);
    expect(await remove()).toBe(200);
    expect(await listPagesUnlikeDecisions(app.database, await listKeys())).toEqual([]);
  });
});

describe('undo', () => {
  it('takes back one’s own decision, as one event, where it still stands, and can be undone', async () => {
    const tag = await addTag();
    await decide('reviewer', 'no', tag, [0]);
    const bulk = await decide('reviewer', 'yes', tag, [0, 1, 2]);
    await decide('stranger', 'yes', tag, [1]);
    await decide('reviewer', 'unsure', tag, [2]);
    expect(await undo('stranger', bulk.eventId)).toMatchObject({ status: 403 });
    const { status, answer } = await undo('reviewer', bulk.eventId);
    expect([status, answer.changedPageIds, answer.carryingPageIds]).toEqual([
      200,
      [idOf(0), idOf(1)],
      [idOf(1)],
    ]);
    const states = async () => [await stateOf(0, tag), await stateOf(1, tag), await stateOf(2, tag)];
    expect(await states()).toEqual(['no', 'yes', 'unsure']);
    expect((await undo('reviewer', bulk.eventId)).answer).toMatchObject({
      eventId: null,
      changedPageIds: [],
    });
    await undo('reviewer', answer.eventId);
    expect(await states()).toEqual(['yes', 'yes', 'unsure']);
    const [latest, before] = (await readPage(0)).history;
    expect(latest?.what).toBe(`undid a decision: the answer about “${tag.name}” is yes again`);
    expect(before?.what).toBe(`undid a decision: the answer about “${tag.name}” is no again`);
    const earlier = await get<PageChange[]>(`/pages/${idOf(0)}/history?before=${latest?.seq}`);
    expect(earlier[0]).toEqual(before);
  });

  it('refuses what is no decision', async () => {
    expect((await undo('reviewer', 999_999)).status).toBe(404);
    const { seq } = await app.database
      .selectFrom('audit_event')
      .select('seq')
      .where('type', '=', 'tag.added')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect((await undo('attorney', seq)).status).toBe(404);
  });
});

describe('that nothing applies to a page', () => {
  it('makes it reviewed, until a tag takes its place; undo brings it back', async () => {
    const tag = await addTag();
    const nothing = { tagId: null };
    expect(await countFound('bates:10 AND reviewed:no')).toBe(1);
    await decide('reviewer', 'yes', nothing, [9]);
    const seen = await readPage(9);
    expect(seen).toMatchObject({ reviewed: true, decisions: { tags: [], reviewedBy: ['reviewer'] } });
    expect(seen.decisions.nothingApplies).toMatchObject([{ person: 'reviewer', answer: 'yes' }]);
    expect(seen.history[0]?.what).toBe('saw the page: nothing applies');
    expect(await countFound('bates:10 AND reviewed:yes')).toBe(1);
    const { eventId } = await decide('reviewer', 'yes', tag, [9]);
    expect((await readPage(9)).decisions.nothingApplies).toEqual([]);
    await undo('reviewer', eventId);
    const again = await readPage(9);
    expect([again.decisions.nothingApplies.length, again.tagIds]).toEqual([1, []]);
    await decide('reviewer', 'cleared', nothing, [9]);
    expect(await readPage(9)).toMatchObject({ reviewed: false });
  });

  it('is not said of a page on which the person has a tag', async () => {
    const tag = await addTag();
    await decide('reviewer', 'yes', tag, [9]);
    expect(await decide('reviewer', 'yes', { tagId: null }, [9, 10])).toMatchObject({
      changedPageIds: [idOf(10)],
    });
    expect((await readPage(9)).tagIds).toEqual([tag.tagId]);
  });
});

describe('a request that arrives more than once', () => {
  it('is recorded once, with the time it was made, also where the person has said something else since', async () => {
    const tag = await addTag();
    const request = { id: 'made-by-the-browser-1', madeAt: '2026-05-01T10:00:00.000Z' };
    const first = await decide('reviewer', 'yes', tag, [11], { request });
    await decide('reviewer', 'no', tag, [11]);
    const again = await decide('reviewer', 'yes', tag, [11], { request });
    expect(again).toEqual({ ...first, carryingPageIds: [] });
    const said = await app.database
      .selectFrom('decision')
      .select('answer')
      .where('tag_id', '=', tag.tagId)
      .orderBy('id')
      .execute();
    expect(said.map(({ answer }) => answer)).toEqual(['yes', 'no']);
    const event = await app.database
      .selectFrom('audit_event')
      .select(['at', 'payload'])
      .where('seq', '=', first.eventId ?? 0)
      .executeTakeFirstOrThrow();
    expect(event.payload).toContain(JSON.stringify(request));
    expect(event.at).not.toBe(request.madeAt);
    // The id of another person's browser is another request.
    const other = await decide('stranger', 'yes', tag, [11], { request });
    expect(other.changedPageIds).toEqual([idOf(11)]);
  });
});

describe('the pages of a decision', () => {
  const count = async (target: unknown) => {
    const answer = await app.as('reader').send('post', `${matter}/decisions/count`, { target });
    return { status: answer.status, body: (await answer.json()) as { pages: number } };
  };

  it('are counted before, and nothing is changed where there are others now', async () => {
    const tag = await addTag();
    await app.database
      .updateTable('main.page')
      .set({ pixels: 'the same' })
      .where('id', 'in', [idOf(6), idOf(7)])
      .execute();
    const copies = { kind: 'copies', pageId: idOf(6) };
    expect((await count(copies)).body.pages).toBe(2);
    expect((await count({ kind: 'copies', pageId: idOf(5) })).body.pages).toBe(1);
    expect((await count({ kind: 'search', q: 'opt' })).body.pages).toBe(12);
    expect((await count({ kind: 'family', documentId: pages[0]?.documentId })).body.pages).toBe(12);
    expect((await count({ kind: 'family', documentId: 'none' })).status).toBe(404);
    const send = (shown: number) =>
      app.as('reviewer').send('post', `${matter}/decisions`, {
        tagId: tag.tagId,
        answer: 'yes',
        target: copies,
        pages: shown,
      });
    expect((await send(3)).status).toBe(409);
    expect((await send(2)).status).toBe(200);
    expect((await readPage(7)).history[0]?.what).toBe(
      `applied “${tag.name}” (2 pages as copies of one page)`,
    );
  });

  it('are never cut: a search says how many pages it showed', async () => {
    const body = { tagId: null, answer: 'yes', target: { kind: 'search', q: 'opt' } };
    expect((await app.as('reviewer').send('post', `${matter}/decisions`, body)).status).toBe(400);
    const unsure = { ...body, answer: 'unsure', pages: 12 };
    expect((await app.as('reviewer').send('post', `${matter}/decisions`, unsure)).status).toBe(400);
  });
});

describe('the record of decisions', () => {
  it('refuses to be changed or shortened', async () => {
    const change = app.database.updateTable('decision').set({ answer: 'no' }).execute();
    await expect(change).rejects.toThrow('append-only');
    await expect(app.database.deleteFrom('decision').execute()).rejects.toThrow('append-only');
  });

  it('gives the same state when all of it is made anew, after any decisions and undos', async () => {
    const random = buildRandom(17);
    const pickOf = <Item>(items: readonly Item[]) => pick(random, items);
    const tags = [await addTag(), await addTag()];
    const events: [string, number][] = [];
    for (let step = 0; step < 60; step += 1) {
      const who = pickOf(['reviewer', 'stranger', 'attorney']);
      const mine = events.filter(([person]) => person === who);
      if (random(100) < 25 && mine.length > 0) {
        const { answer } = await undo(who, pickOf(mine)[1]);
        if (answer.eventId !== null) events.push([who, answer.eventId]);
        continue;
      }
      const tag = pickOf([...tags, { tagId: null }]);
      const answer = tag.tagId === null ? pickOf(['yes', 'cleared']) : pickOf(AskedAnswer.options);
      const level = who === 'attorney' && random(100) < 30 ? 'adjudication' : 'first';
      const { eventId } = await decide(who, answer, tag, [pickOf([0, 1, 2]), pickOf([3, 4, 5])], { level });
      if (eventId !== null) events.push([who, eventId]);
    }
    const keys = await listKeys();
    expect(await listPagesUnlikeDecisions(app.database, keys)).toEqual([]);
    const read = async () => [
      await app.database.selectFrom('page_tag').selectAll().orderBy('page_key').orderBy('tag_id').execute(),
      await app.database
        .selectFrom('standing_decision')
        .selectAll()
        .orderBy('decision_id')
        .orderBy('tag_id')
        .execute(),
    ];
    const before = await read();
    await app.database.updateTable('main.page_tag').set({ state: 'unsure' }).execute();
    await app.database.deleteFrom('standing_decision').where('person', '=', 'reviewer').execute();
    expect((await listPagesUnlikeDecisions(app.database, keys)).length).toBeGreaterThan(0);
    await rebuildDecisions(app.database, app.matter.id);
    expect(await read()).toEqual(before);
  });
});
