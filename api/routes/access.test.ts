import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { may } from '../review/may.ts';
import { openTestApp, PASSWORD, signIn, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const lead = app.as('attorney');
  await lead.send('post', '/api/matters', { slug: 'ader', name: 'Ader v. ICE' });
  await lead.send('put', '/api/matters/ader/members/reviewer', { role: 'attorney' });
});
afterAll(() => app.close());

const names = Object.keys(endpoints) as EndpointName[];
const inMatter = names.filter((name) => endpoints[name].path.includes(':matter'));
const managing = names.filter((name) => endpoints[name].access === 'manage');
const changing = names.filter((name) => endpoints[name].method !== 'get');

function pathOf(name: EndpointName, matter = 'ndlon'): string {
  return endpoints[name].path.replace(':matter', matter).replace(/:[a-z]+/g, 'some-id');
}

function call(name: EndpointName, userName: string | null, matter?: string): Promise<Response> {
  const { method } = endpoints[name];
  const caller = app.as(userName);
  return method === 'get' ? caller.get(pathOf(name, matter)) : caller.send(method, pathOf(name, matter));
}

describe('every endpoint', () => {
  it.each(names.filter((name) => endpoints[name].access !== 'public'))(
    '%s refuses anyone who is not signed in',
    async (name) => {
      const answer = await call(name, null);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'not-signed-in' });
    },
  );

  it.each(inMatter)('%s answers that it does not exist to someone outside the matter', async (name) => {
    const answer = await call(name, 'stranger');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(await (await call(name, 'stranger', 'no-such-matter')).text());
  });

  it.each(inMatter.filter((name) => !may('read-only', endpoints[name].access)))(
    '%s refuses a read-only person',
    async (name) => {
      expect((await call(name, 'reader')).status).toBe(403);
    },
  );

  it.each(inMatter.filter((name) => !may('reviewer', endpoints[name].access)))(
    '%s refuses a reviewer',
    async (name) => {
      expect((await call(name, 'reviewer')).status).toBe(403);
    },
  );

  it.each(inMatter.filter((name) => !may('reviewer', endpoints[name].access)))(
    '%s asks for the role in its matter, not for that of the account',
    async (name) => {
      // A reviewer of the installation who is an attorney in another matter, and nothing more in this one.
      expect((await call(name, 'reviewer')).status).toBe(403);
      expect((await call(name, 'reviewer', 'ader')).status).not.toBe(403);
    },
  );

  it.each(managing)('%s refuses everyone but attorneys', async (name) => {
    for (const userName of ['reviewer', 'reader', 'stranger'])
      expect([userName, (await call(name, userName)).status]).toEqual([userName, 403]);
  });

  it.each(changing)('%s refuses a request from another site', async (name) => {
    const answer = await app.as('attorney').send(endpoints[name].method, pathOf(name), {}, {});
    expect(answer.status).toBe(403);
  });
});

describe('the server', () => {
  it('answers an unknown address of the API with a problem', async () => {
    const answer = await app.as('attorney').get('/api/no-such-thing');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  });

  it('refuses a body of another shape, and one that is too large', async () => {
    const path = '/api/matters/ndlon/decisions';
    expect((await app.as('reviewer').send('post', path, { tagId: 1 })).status).toBe(400);
    expect((await app.as('reviewer').send('post', path, 'x'.repeat(2_000_000))).status).toBe(413);
  });

  it('hides its cookie from scripts and other sites', async () => {
    const credentials = { userName: 'attorney', password: PASSWORD };
    const answer = await app.as(null).send('post', '/api/session', credentials);
    const cookie = answer.headers.getSetCookie()[0];
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
  });

  it('gives the same answer to a wrong password as to an unknown name, and limits guesses', async () => {
    const guess = (userName: string) =>
      app.as(null).send('post', '/api/session', { userName, password: 'wrong password' });
    expect(await (await guess('attorney')).text()).toBe(await (await guess('nobody')).text());
    for (let tries = 0; tries < 9; tries += 1) await guess('nobody');
    expect((await guess('nobody')).status).toBe(429);
  });

  it('ends a session for good', async () => {
    const address = new URL((await app.as('reader').get('/api/session')).url).origin;
    const cookie = await signIn(address, 'reader', PASSWORD);
    const out = await fetch(`${address}/api/session`, {
      method: 'DELETE',
      headers: { cookie, 'x-uncover': '1' },
    });
    expect(out.status).toBe(200);
    expect((await fetch(`${address}/api/session`, { headers: { cookie } })).status).toBe(401);
  });

  it('does not answer under a host name of another site', async () => {
    const { port } = new URL((await app.as(null).get('/api/openapi.json')).url);
    const status = await new Promise((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', path: '/api/openapi.json', headers: { host: 'evil.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('describes every endpoint in its OpenAPI document', async () => {
    const { paths } = (await (await app.as(null).get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(described.sort()).toEqual([...names].sort());
  });
});
