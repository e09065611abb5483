import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageSummary } from '#contract/pages/page.ts';
import type { StandingHit, StandingTerm, StandingTerms } from '#contract/review/standing-terms.ts';
import { toLiveEvents } from '../jobs/live/to-live-events.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
const matter = '/api/matters/ndlon';
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'A county may opt-out of Secure Communities.\nThe sheriff opted out.', bates: 'ICE 0000001' },
      { text: 'Nothing here.', bates: 'ICE 0000002' },
    ],
  });
});
afterAll(() => app.close());

async function get<Answer>(path: string, userName = 'reader'): Promise<Answer> {
  return (await (await app.as(userName).get(matter + path)).json()) as Answer;
}
const listTerms = () => get<StandingTerms>('/standing-terms');
const save = (terms: unknown[], insteadOf: number, userName = 'attorney') =>
  app.as(userName).send('put', `${matter}/standing-terms`, { insteadOf, terms });
const indigo = (term: string): StandingTerm => ({ term, color: 'indigo' });

async function refusalOf(...terms: string[]): Promise<string> {
  const { version } = await listTerms();
  const answer = await save(terms.map(indigo), version);
  expect(answer.status).toBe(400);
  return ((await answer.json()) as { message: string }).message;
}

async function hitsOn(control: number): Promise<[color: string, words: string[]][]> {
  const page = await get<PageSummary>(`/pages/find?reference=UNC-000000${control}`);
  const hits = await get<StandingHit[]>(`/pages/${page.pageId}/standing-hits`);
  for (const { words } of hits) for (const { rects } of words) expect(rects.length).toBeGreaterThan(0);
  return hits.map(({ color, words }) => [color, words.map(({ text }) => text)]);
}

describe('the standing highlights of a matter', () => {
  it('are marked on a page as Exact search matches words, phrases, wildcards and distances', async () => {
    expect(await hitsOn(1)).toEqual([]);
    const terms: StandingTerm[] = [
      { term: '"secure communities"', color: 'purple' },
      { term: 'opt*', color: 'emerald' },
      { term: 'county w/2 opt-out', color: 'brown' },
      { term: 'mandatory', color: 'slate' },
    ];
    const { version } = await listTerms();
    expect(await (await save(terms, version)).json()).toEqual({ version: version + 1, terms });
    expect(await listTerms()).toEqual({ version: version + 1, terms });
    expect(await hitsOn(1)).toEqual([
      ['purple', ['Secure Communities']],
      ['emerald', ['opt-out']],
      ['emerald', ['opted']],
      ['brown', ['county', 'opt-out']],
    ]);
    expect(await hitsOn(2)).toEqual([]);
  });

  it('can be saved by attorneys only, and not over the changes of somebody else', async () => {
    const { version, terms } = await listTerms();
    expect((await save([indigo('sheriff')], version, 'reviewer')).status).toBe(403);
    expect((await save([indigo('sheriff')], version - 1)).status).toBe(409);
    expect(await listTerms()).toEqual({ version, terms });
  });

  it('refuse a term that has two meanings, that is faulty, or that marks no words, and say why', async () => {
    expect(await refusalOf('opt', 'a AND b OR c')).toContain('(a AND b) OR c — or — a AND (b OR c)');
    expect(await refusalOf('"opt out')).toMatch(/“"opt out”: .*\(at character 1\)/);
    expect(await refusalOf('secure communities')).toContain('a phrase in quotes');
    expect(await refusalOf('NOT sheriff')).toContain('NOT has no use here');
    expect(await refusalOf('tag:media')).toContain('a condition on the page');
    expect(await refusalOf('opt-out', 'Opt-Out')).toContain('in the list already');
    const { version } = await listTerms();
    const many = Array.from({ length: 101 }, (_, index) => indigo(`word${index}`));
    expect((await save(many, version)).status).toBe(400);
    expect((await save([{ term: 'opt', color: 'yellow' }], version)).status).toBe(400);
  });

  it('record each change with what was added and removed, and announce it to open browsers', async () => {
    const { version } = await listTerms();
    expect((await save([indigo('opt*')], version)).status).toBe(200);
    const recorded = (await listEventsAfter(app.database, app.matter.id, 0)).at(-1);
    expect(recorded).toMatchObject({
      actor: 'attorney',
      event: {
        type: 'standing-terms.changed',
        version: version + 1,
        added: [indigo('opt*')],
        removed: [{ term: '"secure communities"' }, { term: 'opt*' }, { color: 'brown' }, { color: 'slate' }],
      },
    });
    if (recorded) expect(toLiveEvents(recorded)).toEqual([{ type: 'standing-terms.changed' }]);
  });
});
