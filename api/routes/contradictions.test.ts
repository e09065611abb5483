import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageDetail, PageWindow } from '#contract/pages/page.ts';
import type {
  Contradiction,
  ContradictionInList,
  ContradictionWindow,
} from '#contract/review/contradiction.ts';
import { isOrphan, type Passage } from '#contract/review/passage.ts';
import { parseCsv } from '#ingest';
import { toLiveEvents } from '../jobs/live/to-live-events.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const TEXT = 'About 600 jurisdictions take part.';
const WHY = 'The memo counts 600, the slide 746.';

let app: TestApp;
let tagId: string;
let pageIds: string[];
let [six, seven]: [Passage, Passage] = [] as never;

beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: TEXT, bates: 'ICE 0000001' },
      { text: 'Active: 746 jurisdictions.', bates: 'ICE 0000002' },
    ],
  });
  pageIds = (await get<PageWindow>('pages')).pages.map(({ pageId }) => pageId);
  const tag = { name: 'statistics', color: 'blue', key: null };
  tagId = (await send<{ tagId: string }>('post', 'tags', tag, 'attorney')).tagId;
  six = await quote(0, { from: 6, to: 23, text: '600 jurisdictions' }, { tagIds: [tagId] });
  seven = await quote(1, { from: 8, to: 25, text: '746 jurisdictions' });
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

const quote = (page: number, words: object, more: object = {}) =>
  send<Passage>('post', `pages/${pageIds[page]}/passages`, {
    ...{ words: { textVersion: 1, ...words }, color: 'green', ...more },
  });
const propose = (more: object = {}, userName?: string) =>
  send<Contradiction>(
    'post',
    'contradictions',
    { a: six.passageId, b: seven.passageId, kind: 'different-figures', why: WHY, ...more },
    userName,
  );
const decide = (id: string, insteadOf: string, status: string, userName?: string) =>
  ask('post', `contradictions/${id}/status`, { insteadOf, status }, userName);
const listWhys = async (query: string) =>
  (await get<ContradictionWindow>(`contradictions${query}`)).contradictions.map(({ why }) => why);

describe('a contradiction', () => {
  it('links two passages with kind, reason, author and pages, and appears in both histories', async () => {
    const proposed = await propose();
    expect(proposed).toMatchObject({
      ...{ kind: 'different-figures', why: WHY, status: 'proposed', author: 'reviewer' },
      a: { quotation: '600 jurisdictions', cite: 'ICE 0000001', anchor: { firstWord: 1, lastWord: 2 } },
      b: { quotation: '746 jurisdictions.', cite: 'ICE 0000002', page: { pageId: pageIds[1] } },
      steps: [{ status: 'proposed', by: 'reviewer' }],
    });
    for (const pageId of pageIds) {
      const { history } = await get<PageDetail>(`pages/${pageId}`);
      expect(history[0]).toMatchObject({
        by: 'reviewer',
        what: 'linked a passage as one side of a contradiction',
      });
    }
    const events = await listEventsAfter(app.database, app.matter.id, 0);
    expect(events.slice(-1).flatMap(toLiveEvents)).toEqual([{ type: 'contradictions.changed' }]);
  });

  it('is refused from readers, for one passage twice, for unknown passages, and without a reason', async () => {
    const draft = { a: six.passageId, b: seven.passageId, kind: 'repeats', why: 'Same count.' };
    expect((await ask('post', 'contradictions', draft, 'reader')).status).toBe(403);
    expect((await ask('post', 'contradictions', { ...draft, b: six.passageId })).status).toBe(400);
    expect((await ask('post', 'contradictions', { ...draft, why: ' ' })).status).toBe(400);
    expect((await ask('post', 'contradictions', { ...draft, b: 'none' })).status).toBe(404);
  });

  it('keeps its passages: they cannot be deleted while it is on the board', async () => {
    const answer = await ask('delete', `passages/${six.passageId}`, undefined, 'attorney');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('part of 1 contradiction');
  });

  it('is decided by attorneys only, with every step kept, and only from the status on screen', async () => {
    const { contradictionId: id } = await propose({ why: 'To be decided.' });
    expect((await decide(id, 'proposed', 'confirmed')).status).toBe(403);
    expect((await decide(id, 'proposed', 'used', 'attorney')).status).toBe(403);
    expect((await decide(id, 'proposed', 'withdrawn', 'attorney')).status).toBe(403);
    expect((await decide(id, 'proposed', 'confirmed', 'attorney')).status).toBe(200);
    expect((await decide(id, 'proposed', 'rejected', 'attorney')).status).toBe(409);
    expect((await decide(id, 'confirmed', 'withdrawn')).status).toBe(403);
    expect((await decide(id, 'confirmed', 'used', 'attorney')).status).toBe(200);
    const { contradiction } = await get<ContradictionInList>(`contradictions/${id}`);
    expect(contradiction.steps.map(({ status, by }) => [status, by])).toEqual([
      ['proposed', 'reviewer'],
      ['confirmed', 'attorney'],
      ['used', 'attorney'],
    ]);
    await expect(
      app.database.updateTable('contradiction_step').set({ author: 'somebody' }).execute(),
    ).rejects.toThrow('append-only');
  });

  it('is withdrawn and proposed again by whoever proposed it, until an attorney decides', async () => {
    const { contradictionId: id } = await propose({ why: 'A mistake.' });
    expect((await decide(id, 'proposed', 'withdrawn')).status).toBe(200);
    expect(await listWhys('?q=mistake')).toEqual([]);
    expect((await decide(id, 'withdrawn', 'proposed', 'attorney')).status).toBe(403);
    expect((await decide(id, 'withdrawn', 'proposed')).status).toBe(200);
    expect(await listWhys('?q=mistake')).toEqual(['A mistake.']);
    expect((await decide(id, 'proposed', 'withdrawn')).status).toBe(200);
  });

  it('is reworded by its author until it is decided, and by attorneys', async () => {
    const { contradictionId: id } = await propose({ why: 'Counts difer.' }, 'attorney');
    const draft = { kind: 'contradicts', why: 'The counts differ.' };
    expect((await ask('put', `contradictions/${id}`, draft)).status).toBe(403);
    expect(await send('put', `contradictions/${id}`, draft, 'attorney')).toMatchObject(draft);
    expect((await ask('put', 'contradictions/none', draft)).status).toBe(404);
  });
});

describe('the contradictions of a matter', () => {
  it('are found by status, kind, tag, person and words, and each leads to those beside it', async () => {
    expect(await listWhys('')).toEqual([WHY, 'To be decided.', 'The counts differ.']);
    expect(await listWhys('?status=proposed')).toEqual([WHY, 'The counts differ.']);
    expect(await listWhys('?kind=contradicts')).toEqual(['The counts differ.']);
    expect(await listWhys('?person=attorney')).toEqual(['To be decided.', 'The counts differ.']);
    expect(await listWhys('?q=746+JURIS')).toHaveLength(3);
    expect(await listWhys('?q=slide')).toEqual([WHY]);
    expect(await listWhys(`?tag=${tagId}&limit=1&offset=1`)).toEqual(['To be decided.']);
    expect(await listWhys('?tag=none')).toEqual([]);

    const { contradictions } = await get<ContradictionWindow>('contradictions');
    const [first, decided, last] = contradictions.map(({ contradictionId }) => contradictionId);
    // One that has been decided meanwhile keeps its place among those that are still proposed.
    const there = await get<ContradictionInList>(`contradictions/${decided}?status=proposed`);
    expect(there).toMatchObject({ previousId: first, nextId: last, index: null, total: 2 });
    const end = await get<ContradictionInList>(`contradictions/${last}?status=proposed`);
    expect(end).toMatchObject({ previousId: first, nextId: null, index: 1, total: 2 });
  });

  it('are exported as CSV with cites and quotations', async () => {
    const csv = await (await app.as('reader').get(path('contradictions/contradictions.csv'))).text();
    const rows = parseCsv(csv.replace('\uFEFF', ''), ',');
    expect(rows[1]?.slice(0, 6)).toEqual([
      ...['Proposed', 'Different figures', WHY, 'ICE 0000001'],
      ...[expect.any(String), '600 jurisdictions'],
    ]);
    expect(rows).toHaveLength(4);
  });

  it('follow passages that are anchored again, and show those whose words are gone', async () => {
    const correct = async (text: string) => {
      const { textVersion } = await get<PageDetail>(`pages/${pageIds[0]}`);
      await send('post', `pages/${pageIds[0]}/texts`, { basedOn: textVersion, text });
      return (await get<ContradictionWindow>('contradictions?q=slide')).contradictions[0]?.a as Passage;
    };
    expect((await correct(`In short: ${TEXT}`)).anchor).toMatchObject({ firstWord: 3, lastWord: 4 });
    const orphan = await correct('Illegible.');
    expect([orphan.quotation, isOrphan(orphan)]).toEqual(['600 jurisdictions', true]);
  });
});
