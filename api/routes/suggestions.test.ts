import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageWindow } from '#contract/pages/page.ts';
import type {
  ControlSet,
  PageToLookAt,
  SuggestedPage,
  SuggestionList,
  TagSuggestions,
} from '#contract/review/suggestion.ts';
import { buildRandom, pick } from '../search/testing/random.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

/** Pages 0..39 ask to opt out, 40..199 do not; page 5 was decided wrong. */
const TOPIC = 40;
const PAGES = 200;
const WRONG = 5;
const DECIDED = 25;

const plain = 'the county asked officers about training costs budget meeting schedule forms travel'.split(
  ' ',
);
const topic = ['may opt out', 'opt out of the program', 'participation is voluntary'];

let app: TestApp;
let ids: string[];
let tagId: string;
beforeAll(async () => {
  app = await openTestApp();
  const random = buildRandom(7);
  const pages = Array.from({ length: PAGES }, (_, at) => {
    const words = Array.from({ length: 30 }, () => pick(random, plain));
    if (at < TOPIC) words.splice(random(30), 0, pick(random, topic), pick(random, topic));
    return { text: words.join(' ') };
  });
  await ingestScripted(app, { 'a.pdf': pages });
  ids = (await read<PageWindow>('/pages?limit=500')).pages.map(({ pageId }) => pageId);
  const tag = await app
    .as('attorney')
    .send('post', '/api/matters/ndlon/tags', { name: 'opt-out policy', color: 'red' });
  ({ tagId } = (await tag.json()) as { tagId: string });
});
afterAll(() => app.close());

async function read<Answer>(path: string, userName = 'reader'): Promise<Answer> {
  return (await (await app.as(userName).get(`/api/matters/ndlon${path}`)).json()) as Answer;
}
const send = (userName: string, path: string, body: object) =>
  app.as(userName).send('post', `/api/matters/ndlon${path}`, body);
const decide = (pageIds: string[], answer: string, tag: string | null = tagId) =>
  send('reviewer', '/decisions', { tagId: tag, answer, target: { kind: 'pages', pageIds } });
const suggest = (body: object = {}) => send('reviewer', '/suggestion-lists', { tagId, pages: 20, ...body });
const countDecisions = async () => (await app.database.selectFrom('decision').select('id').execute()).length;
const stateOfTag = async () =>
  (await read<TagSuggestions[]>('/suggestions')).find((each) => each.tagId === tagId);

describe('suggested pages', () => {
  it('need twenty pages with the tag and twenty decided without it', async () => {
    await decide(ids.slice(0, 12), 'yes');
    const refused = await suggest();
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      message:
        'Suggestions for “opt-out policy” need 8 more pages with the tag and 20 more pages decided without it first.',
    });
    expect(await stateOfTag()).toMatchObject({ yes: 12, no: 0, undecided: PAGES - 12, latest: null });
  });

  it('count “nothing applies” as no, and a page that only has other tags as undecided', async () => {
    await decide(ids.slice(12, DECIDED), 'yes');
    await decide([ids[WRONG] ?? ''], 'no');
    await decide(ids.slice(TOPIC, TOPIC + 12), 'no');
    await decide(ids.slice(TOPIC + 12, TOPIC + DECIDED), 'yes', null);
    await decide(ids.slice(TOPIC + DECIDED, TOPIC + DECIDED + 1), 'unsure');
    const other = await send('attorney', '/tags', { name: 'statistics', color: 'blue' });
    await decide(ids.slice(199), 'yes', ((await other.json()) as { tagId: string }).tagId);
    expect(await stateOfTag()).toMatchObject({
      ...{ yes: DECIDED - 1, no: DECIDED + 1, unclear: 1 },
      undecided: PAGES - 2 * DECIDED - 1,
    });
  });

  it('are the undecided pages that read like those with the tag, with the words that say so, and a random tenth', async () => {
    const before = await countDecisions();
    const list = (await (await suggest()).json()) as SuggestionList;
    expect(list).toMatchObject({ pages: 20, decided: 0, yes: DECIDED - 1, no: DECIDED + 1 });
    const pages = await read<SuggestedPage[]>(`/suggestion-lists/${list.listId}/pages`);
    const left = ids.slice(DECIDED, TOPIC);
    expect(pages.slice(0, 9).every(({ pageId }) => left.includes(pageId))).toBe(true);
    expect(pages.filter(({ pageId }) => left.includes(pageId))).toHaveLength(TOPIC - DECIDED);
    expect(pages.map(({ kind }) => kind).filter((kind) => kind === 'random')).toHaveLength(2);
    expect(pages[9]?.kind).toBe('random');
    const words = pages.slice(0, 9).flatMap(({ speaksFor }) => speaksFor.join(' ').split(' '));
    expect(
      words.filter((word) => ['opt', 'out', 'voluntary', 'participation'].includes(word)).length,
    ).toBeGreaterThan(8);

    // The reader goes down the list in its order, and the list decides nothing.
    const window = await read<PageWindow>(`/pages?set=suggested.${list.listId}&limit=500`);
    expect(window.pages.map(({ pageId }) => pageId)).toEqual(pages.map(({ pageId }) => pageId));
    expect(await countDecisions()).toBe(before);
  });

  it('are the same for the same seed, and the next list leaves out what was decided since', async () => {
    const lists = await Promise.all([suggest({ seed: 'a' }), suggest({ seed: 'a' })]);
    const [one, other] = await Promise.all(
      lists.map(async (answer) => {
        const { listId } = (await answer.json()) as SuggestionList;
        return read<SuggestedPage[]>(`/suggestion-lists/${listId}/pages`);
      }),
    );
    expect(one).toEqual(other);
    const first = one?.[0]?.pageId ?? '';
    await decide([first], 'yes');
    expect((await stateOfTag())?.latest).toMatchObject({ decided: 1 });
    const { listId } = (await (await suggest()).json()) as SuggestionList;
    const next = await read<SuggestedPage[]>(`/suggestion-lists/${listId}/pages`);
    expect(next.map(({ pageId }) => pageId)).not.toContain(first);
  });

  it('show attorneys, and nobody else, the decided pages whose words say the opposite', async () => {
    const listId = (await stateOfTag())?.latest?.listId;
    const pages = await read<PageToLookAt[]>(`/suggestion-lists/${listId}/pages-to-look-at`, 'attorney');
    expect(pages[0]).toMatchObject({ page: { pageId: ids[WRONG] }, decided: 'no' });
    const list = `/api/matters/ndlon/pages?set=lookagain.${listId}`;
    expect((await app.as('reviewer').get(list)).status).toBe(404);
    const window = await read<PageWindow>(`/pages?set=lookagain.${listId}`, 'attorney');
    expect(window.pages[0]?.pageId).toBe(ids[WRONG]);
  });
});

describe('a control set', () => {
  it('is drawn by an attorney from the undecided pages, the same for the same seed', async () => {
    const draft = { tagId, pages: 30, seed: 'court' };
    expect((await send('reviewer', '/control-sets', draft)).status).toBe(403);
    const undecided = (await stateOfTag())?.undecided ?? 0;
    const sets = [
      await send('attorney', '/control-sets', draft),
      await send('attorney', '/control-sets', draft),
    ];
    const [one, other] = (await Promise.all(sets.map((answer) => answer.json()))) as ControlSet[];
    expect(one).toMatchObject({ pages: 30, population: undecided, yes: 0, no: 0, found: 0, left: null });
    const pagesOf = (set: ControlSet | undefined) =>
      read<PageWindow>(`/pages?set=control.${set?.setId}&limit=500`);
    expect((await pagesOf(one)).pages).toEqual((await pagesOf(other)).pages);
  });

  it('says how many pages are left once all of its pages are decided, and what is found since is taken off', async () => {
    const drawn = (await read<ControlSet[]>('/control-sets'))[0];
    const { pages } = await read<PageWindow>(`/pages?set=control.${drawn?.setId}&limit=500`);
    const inTopic = new Set(ids.slice(0, TOPIC));
    const own = pages.map(({ pageId }) => pageId);
    await decide(
      own.filter((id) => inTopic.has(id)),
      'yes',
    );
    await decide(
      own.filter((id) => !inTopic.has(id)),
      'no',
    );
    const left = TOPIC - DECIDED - 1 - own.filter((id) => inTopic.has(id)).length;
    const [done] = await read<ControlSet[]>('/control-sets');
    expect(done?.left?.low).toBeLessThanOrEqual(left);
    expect(done?.left?.high).toBeGreaterThanOrEqual(left);

    const rest = ids.slice(DECIDED, TOPIC).filter((id) => !own.includes(id));
    await decide(rest, 'yes');
    const [later] = await read<ControlSet[]>('/control-sets');
    const found = (later?.found ?? 0) - (done?.found ?? 0);
    // One of the others was decided in an earlier test, before the set was drawn.
    expect(found).toBe(rest.length - 1);
    expect(later?.left?.high).toBe(Math.max(0, (done?.left?.high ?? 0) - found));
  });
});
