import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageDetail, PageSummary, PageWindow } from '#contract/pages/page.ts';
import type { DecisionResult } from '#contract/review/decision.ts';
import { FOIA_CODEBOOK } from '#contract/review/foia-codebook.ts';
import { listOpenGroups } from '#contract/review/list-open-groups.ts';
import type { Tag, TagVersion } from '#contract/review/tag.ts';
import type { OpenGroup, TagGroup } from '#contract/review/tag-group.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { listPagesUnlikeDecisions } from '../repositories/review/rebuild-decisions.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const matter = '/api/matters/ndlon';

let app: TestApp;
let pages: PageSummary[];
let made = 0;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'letter.pdf': Array.from({ length: 6 }, () => ({ text: 'Opt out.' })),
  });
  pages = (await get<PageWindow>('/pages?limit=50')).pages;
});
afterAll(() => app.close());

async function get<Answer>(path: string, who = 'reviewer'): Promise<Answer> {
  const answer = await app.as(who).get(matter + path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

async function send<Answer>(method: string, path: string, body: unknown, who = 'attorney'): Promise<Answer> {
  const answer = await app.as(who).send(method, matter + path, body);
  const said = (await answer.json()) as Answer;
  expect([path, answer.status, said]).toEqual([path, 200, said]);
  return said;
}

async function refuse(method: string, path: string, body: unknown, who = 'attorney'): Promise<string> {
  const answer = await app.as(who).send(method, matter + path, body);
  const { message } = (await answer.json()) as { message: string };
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return message;
}

function addTag(more: object = {}): Promise<Tag> {
  made += 1;
  return send<Tag>('post', '/tags', { name: `tag ${made}`, color: 'blue', ...more });
}

function addGroup(more: object = {}): Promise<TagGroup> {
  made += 1;
  return send<TagGroup>('post', '/tag-groups', { name: `group ${made}`, ...more });
}

const idOf = (index: number) => pages[index]?.pageId ?? '';

function decide(
  who: string,
  answer: string,
  tagId: string | null,
  indexes: number[],
): Promise<DecisionResult> {
  const target = { kind: 'pages', pageIds: indexes.map(idOf) };
  return send<DecisionResult>('post', '/decisions', { tagId, answer, target }, who);
}

const readPage = (index: number) => get<PageDetail>(`/pages/${idOf(index)}`);
const tagsOf = async (index: number) => new Set((await readPage(index)).tagIds);
const findTag = async ({ tagId }: Tag) => (await get<Tag[]>('/tags')).find((tag) => tag.tagId === tagId);

describe('a definition with its examples', () => {
  it('gets a new version when it changes, and only then; each decision has the version of its time', async () => {
    const tag = await addTag({ definition: 'Mentions leaving.', key: '1' });
    await decide('reviewer', 'yes', tag.tagId, [0]);
    const change = { name: tag.name, color: 'red', key: '2', definition: 'Mentions leaving.' };
    expect((await send<Tag>('put', `/tags/${tag.tagId}`, change)).version).toBe(1);
    const examples = [{ pageId: idOf(0), applies: true, note: 'Says so outright.' }];
    const changed = await send<Tag>('put', `/tags/${tag.tagId}`, { ...change, examples });
    expect(changed).toMatchObject({
      version: 2,
      definedBy: 'attorney',
      examples: [{ ...examples[0], number: pages[0]?.controlNumber }],
    });
    await decide('attorney', 'yes', tag.tagId, [0]);
    const { decisions, history } = await readPage(0);
    expect(decisions.tags[0]?.statements.map(({ tagVersion }) => tagVersion)).toEqual([1, 2]);
    expect(history.map(({ what }) => what)).toEqual([
      `applied “${tag.name}”`,
      `applied “${tag.name}” (by definition 1; it is 2 now)`,
    ]);
    const versions = await get<TagVersion[]>(`/tags/${tag.tagId}/versions`);
    expect(versions.map(({ version, examples: some }) => [version, some.length])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });

  it('is news once, to whoever has not seen the change', async () => {
    const tag = await addTag({ definition: 'Before.' });
    expect(await get<string[]>('/codebook/changed-definitions')).not.toContain(tag.tagId);
    await send('put', `/tags/${tag.tagId}`, { name: tag.name, color: 'blue', definition: 'After.' });
    expect(await get<string[]>('/codebook/changed-definitions')).toContain(tag.tagId);
    expect(await get<string[]>('/codebook/changed-definitions', 'attorney')).not.toContain(tag.tagId);
    await send('put', `/tags/${tag.tagId}/seen`, { version: 2 }, 'reader');
    expect(await get<string[]>('/codebook/changed-definitions')).toContain(tag.tagId);
    await send('put', `/tags/${tag.tagId}/seen`, { version: 2 }, 'reviewer');
    expect(await get<string[]>('/codebook/changed-definitions')).not.toContain(tag.tagId);
  });

  it('keeps an example whose page is gone, but takes no new one', async () => {
    const examples = [{ pageId: 'no-such-page', applies: false, note: 'From another matter' }];
    expect(await refuse('post', '/tags', { name: 'elsewhere', color: 'blue', examples })).toContain(
      'no-such-page',
    );
    const tag = await addTag();
    await app.database
      .insertInto('tag_version')
      .values({
        ...{ tag_id: tag.tagId, version: 2, definition: 'Kept.', defined_by: 'attorney' },
        examples: JSON.stringify(examples) as never,
        defined_at: '2026-01-02T03:04:05.000Z',
      })
      .execute();
    await app.database.updateTable('tag').set({ version: 2 }).where('id', '=', tag.tagId).execute();
    expect((await findTag(tag))?.examples).toEqual([{ ...examples[0], number: null }]);
    const { name, color } = tag;
    const saved = await send<Tag>('put', `/tags/${tag.tagId}`, { name, color, definition: 'New.', examples });
    expect([saved.version, saved.examples.length]).toEqual([3, 1]);
  });
});

describe('a group', () => {
  it('that is exclusive lets a yes take back my yes of another of its tags, in one decision, and nobody else’s', async () => {
    const { groupId } = await addGroup({ isExclusive: true });
    const [voluntary, mandatory] = [await addTag({ groupId }), await addTag({ groupId })];
    await decide('reviewer', 'yes', voluntary.tagId, [1]);
    await decide('attorney', 'yes', voluntary.tagId, [2]);
    const { eventId } = await decide('reviewer', 'yes', mandatory.tagId, [1, 2]);
    expect(await tagsOf(1)).toEqual(new Set([mandatory.tagId]));
    expect(await tagsOf(2)).toEqual(new Set([voluntary.tagId, mandatory.tagId]));
    expect((await readPage(1)).history[0]?.what).toBe(
      `applied “${mandatory.name}” (2 pages as a selection); took back “${voluntary.name}”, which excludes it`,
    );
    await send('post', `/decisions/${eventId}/undo`, {}, 'reviewer');
    expect(await tagsOf(1)).toEqual(new Set([voluntary.tagId]));
    expect(await tagsOf(2)).toEqual(new Set([voluntary.tagId]));
    const keys = (await app.database.selectFrom('page').select('key').execute()).map(({ key }) => key);
    expect(await listPagesUnlikeDecisions(app.database, keys)).toEqual([]);
  });

  it('that is required leaves pages open until somebody has decided with one of its tags, or that nothing applies', async () => {
    const { groupId, name } = await addGroup({ isRequired: true });
    const tag = await addTag({ groupId });
    const countOpen = async () =>
      (await get<OpenGroup[]>('/tag-groups/open')).find((group) => group.groupId === groupId)?.pages;
    const [tags, groups] = [await get<Tag[]>('/tags'), await get<TagGroup[]>('/tag-groups')];
    const isOpen = async (index: number) =>
      listOpenGroups((await readPage(index)).decisions, tags, groups).some((group) => group.name === name);
    expect([await countOpen(), await isOpen(3), await isOpen(4)]).toEqual([6, true, true]);
    await decide('reviewer', 'no', tag.tagId, [3]);
    await decide('reviewer', 'yes', null, [4]);
    expect([await countOpen(), await isOpen(3), await isOpen(4)]).toEqual([4, false, false]);
  });

  it('keeps its name to itself, and leaves its tags when it is removed', async () => {
    const { groupId, name } = await addGroup();
    expect(await refuse('post', '/tag-groups', { name })).toContain('already');
    const tag = await addTag({ groupId });
    const changed = await send<TagGroup>('put', `/tag-groups/${groupId}`, { name, isRequired: true });
    expect(changed).toEqual({ groupId, name, isExclusive: false, isRequired: true });
    await send('delete', `/tag-groups/${groupId}`, {});
    expect(await findTag(tag)).toMatchObject({ groupId: null });
    expect(await refuse('post', '/tags', { name: 'nowhere', color: 'blue', groupId })).toContain('group');
  });
});

describe('the codebook', () => {
  it('takes another order and other groups as a whole, and refuses one that lacks a tag', async () => {
    const group = await addGroup();
    const [first, second] = [await addTag(), await addTag()];
    const groups = await get<TagGroup[]>('/tag-groups');
    const tags = (await get<Tag[]>('/tags')).map(({ tagId }) => tagId);
    const order = {
      groups: [
        { groupId: group.groupId, tagIds: [second.tagId, first.tagId] },
        ...groups
          .filter(({ groupId }) => groupId !== group.groupId)
          .map(({ groupId }) => ({ groupId, tagIds: [] as string[] })),
        { groupId: null, tagIds: tags.filter((id) => id !== first.tagId && id !== second.tagId) },
      ],
    };
    await send('put', '/codebook/order', order);
    const [one, other] = await get<Tag[]>('/tags');
    expect([one?.tagId, other?.tagId, one?.groupId]).toEqual([second.tagId, first.tagId, group.groupId]);
    expect((await get<TagGroup[]>('/tag-groups'))[0]?.groupId).toBe(group.groupId);
    const lacking = { groups: order.groups.map((each) => ({ ...each, tagIds: each.tagIds.slice(1) })) };
    expect(await refuse('put', '/codebook/order', lacking)).toContain('meanwhile');
  });

  it('keeps a retired tag on its pages, lets it be taken off, and offers it no more until it is restored', async () => {
    const tag = await addTag({ key: 'y' });
    await decide('reviewer', 'yes', tag.tagId, [5]);
    expect(await send<Tag>('put', `/tags/${tag.tagId}/retired`, { isRetired: true })).toMatchObject({
      ...{ isRetired: true, key: null, pages: 1 },
    });
    const target = { kind: 'pages', pageIds: [idOf(4)] };
    const body = { tagId: tag.tagId, answer: 'yes', target };
    expect(await refuse('post', '/decisions', body, 'reviewer')).toContain('retired');
    expect((await get<PageWindow>(`/pages?tag=${tag.tagId}`)).total).toBe(1);
    await decide('reviewer', 'take-off', tag.tagId, [5]);
    expect((await tagsOf(5)).has(tag.tagId)).toBe(false);
    await send('put', `/tags/${tag.tagId}/retired`, { isRetired: false });
    await decide('reviewer', 'yes', tag.tagId, [4]);
    const events = await listEventsAfter(app.database, app.matter.id, 0);
    const types = events.map(({ event }) => event.type);
    expect(types).toEqual(expect.arrayContaining(['tag.retired', 'tag.restored', 'codebook.ordered']));
  });

  it('can start with the tags of a FOIA case, in a new matter or an empty one, but not over tags', async () => {
    const names = FOIA_CODEBOOK.flatMap(({ tags }) => tags.map(({ name }) => name));
    const lead = app.as('attorney');
    await lead.send('post', '/api/matters', { slug: 'ader', name: 'Ader v. ICE', codebook: 'foia' });
    await lead.send('post', '/api/matters', { slug: 'empty', name: 'Empty v. ICE' });
    const namesIn = async (slug: string) =>
      ((await (await lead.get(`/api/matters/${slug}/tags`)).json()) as Tag[]).map(({ name }) => name);
    expect([await namesIn('ader'), await namesIn('empty')]).toEqual([names, []]);
    expect((await lead.send('post', '/api/matters/empty/codebook/start')).status).toBe(200);
    expect(await namesIn('empty')).toEqual(names);
    expect((await lead.send('post', '/api/matters/empty/codebook/start')).status).toBe(409);
  });
});
