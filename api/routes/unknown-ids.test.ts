import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { accessOfEvent } from '#contract/event-access.ts';
import { LiveEvent } from '#contract/live-event.ts';
import { Role } from '#contract/people/user.ts';
import { type Follower, sendIfAllowed } from '../jobs/live/follower.ts';
import { may } from '../review/may.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'one page' }] });
});
afterAll(() => app.close());

const names = (Object.keys(endpoints) as EndpointName[]).filter((name) => name !== 'signOut');
const withId = names.filter((name) => /:(?!matter)/.test(endpoints[name].path));

/** Ids in our format, in that of page ids, and in none. */
const IDS = [
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  `${'ab'.repeat(32)}-0`,
  `${'0'.repeat(64)}.999999`,
  '-1',
  '9007199254740993',
  '__proto__',
  'constructor',
  '%00',
  '..%2F..%2Fetc%2Fpasswd',
  '%F0%9F%98%80',
  `%27%20or%201%3D1`,
  'x'.repeat(3000),
];
const QUERIES = [
  '',
  '?q=%00&offset=-1&limit=NaN',
  '?q=(((&q=a&page[a]=1',
  '?production=__proto__&reference=x&name=a',
];
const BODIES = [{}, [], { pageIds: ['__proto__'], tagId: 'x', present: true }, { name: '\u0000', text: '' }];

async function statusOf(name: EndpointName, id: string, query: string, body: unknown) {
  const { method, path } = endpoints[name];
  const full = path.replace(':matter', 'ndlon').replace(/:[a-z]+/g, id) + query;
  const caller = app.as('attorney');
  const answer = method === 'get' ? await caller.get(full) : await caller.send(method, full, body);
  const text = name === 'followMatter' ? '' : await answer.text();
  return { status: answer.status, text, full };
}

describe('an id that does not exist', () => {
  it.each(withId)('never causes an internal error in %s', async (name) => {
    for (const id of IDS) {
      const { status, text, full } = await statusOf(name, id, '', {});
      expect([400, 404, 409, 422], `${full} ${text}`).toContain(status);
      expect(text).not.toContain(app.dataDir);
    }
  });
});

describe('parameters that make no sense', () => {
  it.each(names.filter((name) => name !== 'followMatter'))(
    'never make %s fail with an internal error',
    async (name) => {
      for (const query of QUERIES) {
        for (const body of endpoints[name].method === 'get' ? [{}] : BODIES) {
          const { status, text, full } = await statusOf(name, 'some-id', query, body);
          expect(status, `${full} ${text}`).toBeLessThan(500);
        }
      }
    },
  );
});

describe('an event of a matter', () => {
  const types = LiveEvent.options.map(({ shape }) => shape.type.value);

  it.each(types.flatMap((type) => Role.options.map((role) => [type, role] as const)))(
    '%s reaches a person with the role %s if the endpoint with the same information does',
    (type, role) => {
      const sent: string[] = [];
      const send = (event: LiveEvent) => void sent.push(event.type);
      const follower: Follower = { matterId: 'm', sessionHash: 's', role, send, end: () => {} };
      sendIfAllowed(follower, { type } as LiveEvent);
      expect(sent).toEqual(may(role, accessOfEvent(type)) ? [type] : []);
    },
  );

  it('of an export is for attorneys only', () => {
    expect(Role.options.filter((role) => may(role, accessOfEvent('export.progressed')))).toEqual([
      'attorney',
    ]);
  });
});

it('a range beyond a file is answered with 416, for the original and for the original with its index', async () => {
  const { id } = await app.database.selectFrom('source_file').select('id').executeTakeFirstOrThrow();
  for (const name of ['getOriginal', 'getPagedOriginal'] as const) {
    const path = endpoints[name].path.replace(':matter', 'ndlon').replace(/:[a-z]+/, id);
    const answer = await app.as('reader').get(path, { range: 'bytes=99999999-' });
    expect([name, answer.status]).toEqual([name, 416]);
    expect(answer.headers.get('content-range')).toMatch(/^bytes \*\/\d+$/);
    expect((await app.as('reader').get(path, { range: 'bytes=0-3' })).status).toBe(206);
    await answer.text();
  }
});

it('every answer of the API forbids caching, guessing its type, and framing', async () => {
  for (const path of ['/api/session', '/api/matters/ndlon/pages', '/api/nothing']) {
    const { headers } = await app.as('reader').get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});
