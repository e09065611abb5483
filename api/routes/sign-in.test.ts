import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { setPassword } from '../repositories/people/users.ts';
import { PasswordChecks } from '../review/password-checks.ts';
import { hashPassword, isOutdated, isPassword, PASSWORD_COST } from '../review/passwords.ts';
import { act, LOW_COST, openTestApp, PASSWORD, type TestApp } from '../testing/test-app.ts';
import { GuessLimit, WAIT } from './guess-limit.ts';

let app: TestApp;
let address: string;
beforeAll(async () => {
  app = await openTestApp();
  address = new URL((await app.as(null).get('/api/openapi.json')).url).origin;
});
afterAll(() => app.close());

const signIn = (userName: string, password: string, cookie = '') =>
  fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-uncover': '1', cookie },
    body: JSON.stringify({ userName, password }),
  });
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const failures = () => failuresOf(app);
const failuresOf = async ({ database }: TestApp) =>
  (
    await database
      .selectFrom('audit_event')
      .select(['seq', 'payload'])
      .where('type', '=', 'user.sign-in-failed')
      .orderBy('seq')
      .execute()
  ).map(({ seq, payload }) => jsonColumns.eventPayload.read(payload, seq));

describe('guesses', () => {
  it('count before they are checked: of 60 simultaneous ones at most 10 are checked, and none afterwards', async () => {
    const known = cookiesOf(await signIn('attorney', PASSWORD));
    const answers = await Promise.all(Array.from({ length: 60 }, () => signIn('attorney', 'wrong password')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([]);
    for (let tries = 0; tries < 10; tries += 1) await signIn('attorney', 'wrong password');
    expect((await signIn('attorney', PASSWORD)).status).toBe(429);
    // The attorney's own browser has its own budget.
    expect((await signIn('attorney', PASSWORD, known)).status).toBe(200);
  });

  it('from a known device are limited too, and an unknown cookie makes no device known', async () => {
    const known = cookiesOf(await signIn('reviewer', PASSWORD));
    const madeUp = `uncover_device=${'A'.repeat(43)}`;
    const guess = async (cookie: string) => (await signIn('reviewer', 'wrong password', cookie)).status;
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) statuses.push(await guess(known));
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    for (let tries = 0; tries < 10; tries += 1)
      expect(await guess(`${madeUp.slice(0, -1)}${tries}`)).toBe(401);
    expect(await guess(madeUp)).toBe(429);
  });

  it('that fail are in the audit log without the password, except for unknown names', async () => {
    await signIn('reader', 'my secret pass phrase');
    await signIn('my secret\u001b[2J name', 'x');
    const logged = await failures();
    expect(logged).toContainEqual({ userName: 'reader', address: expect.any(String), knownDevice: false });
    expect(JSON.stringify(logged)).not.toContain('secret');
  });

  it('count for the address of the connection, whatever a header says, unless a trusted proxy says it', async () => {
    const forwarded = { 'x-forwarded-for': '192.0.2.7, 198.51.100.9' };
    const lastAddressOf = async (server: TestApp) => {
      const guess = { userName: 'stranger', password: 'wrong password' };
      await server.as(null).send('post', '/api/session', guess, { 'x-uncover': '1', ...forwarded });
      return (await failuresOf(server)).at(-1);
    };
    expect(await lastAddressOf(app)).toMatchObject({ address: '127.0.0.1' });
    const behind = await openTestApp({}, undefined, 'wait', { trustedProxies: ['127.0.0.1'] });
    // What the proxy added is at the end; before it anyone may have written anything.
    expect(await lastAddressOf(behind)).toMatchObject({ address: '198.51.100.9' });
    await behind.close();
    const elsewhere = await openTestApp({}, undefined, 'wait', { trustedProxies: ['198.51.100.9'] });
    expect(await lastAddressOf(elsewhere)).toMatchObject({ address: '127.0.0.1' });
    await elsewhere.close();
  });

  it('from one address are limited over all names, and allowed again after the wait', () => {
    const limit = new GuessLimit();
    const now = new Date();
    const attempt = (name: number) => ({ userName: `n${name}`, knownDevice: null, address: '10.0.0.9' });
    const taken = Array.from({ length: 60 }, (_, name) => limit.take(attempt(name), now));
    expect(taken.filter(Boolean)).toHaveLength(50);
    expect(limit.take(attempt(1), new Date(now.getTime() + WAIT + 1))).toBe(true);
  });
});

describe('passwords', () => {
  it('are hashed with the parameters that OWASP recommends, which each hash includes', async () => {
    const hash = await hashPassword('a');
    expect(hash).toMatch(/^scrypt:131072:8:1:/);
    expect(await isPassword('a', hash)).toBe(true);
    expect(isOutdated(hash, PASSWORD_COST)).toBe(false);
  });

  it('are hashed again at the next sign-in if the parameters differed', async () => {
    const old = await hashPassword(PASSWORD, { N: 512, r: 8, p: 1 });
    const { id } = await app.database
      .selectFrom('user')
      .select('id')
      .where('name', '=', 'stranger')
      .executeTakeFirstOrThrow();
    await setPassword(app.database, act, { id, name: 'stranger' }, { hash: old });
    expect((await signIn('stranger', PASSWORD)).status).toBe(200);
    const { password_hash } = await app.database
      .selectFrom('user')
      .select('password_hash')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(isOutdated(password_hash, LOW_COST)).toBe(false);
    expect(await isPassword(PASSWORD, password_hash)).toBe(true);
  });

  it('are checked two at a time, and refused if the queue is full', async () => {
    const checks = new PasswordChecks(LOW_COST);
    const hash = await hashPassword('right', LOW_COST);
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => checks.check('right', hash)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(14);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'too-many-requests' },
    });
    expect((await checks.check('right', hash)).isRight).toBe(true);
  });
});

/** Resolves when the server ends the stream. */
async function follow(cookie: string): Promise<{ ended: Promise<void> }> {
  const answer = await fetch(`${address}/api/matters/ndlon/events`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return { ended: answer.text().then(() => undefined) };
}

describe("a person's event stream ends", () => {
  const userOf = (name: string) =>
    app.database.selectFrom('user').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
  const newSession = async (name: string) => {
    const { id } = await userOf(name);
    const token = `${name}-${Math.random()}`;
    const { hashToken } = await import('../review/passwords.ts');
    // Longer than the test may take, so that only what it does can end the stream.
    const expires_at = new Date(Date.now() + 60 * 60_000).toISOString();
    await app.database
      .insertInto('session')
      .values({ token_hash: hashToken(token), user_id: id, created_at: expires_at, expires_at })
      .execute();
    return { cookie: `uncover_session=${token}`, hash: hashToken(token), id };
  };

  it('at sign-out, and that of another session continues', async () => {
    const [one, other] = [await newSession('reader'), await newSession('reader')];
    const streams = [await follow(one.cookie), await follow(other.cookie)];
    await fetch(`${address}/api/session`, {
      method: 'DELETE',
      headers: { cookie: one.cookie, 'x-uncover': '1' },
    });
    await streams[0]?.ended;
    const goesOn = await Promise.race([streams[1]?.ended.then(() => false), wait(600).then(() => true)]);
    expect(goesOn).toBe(true);
    await app.database.deleteFrom('session').where('token_hash', '=', other.hash).execute();
    await streams[1]?.ended;
  });

  it.each(['password change', 'expiry', 'removal from the matter', 'change of role'])(
    'at %s',
    async (cause) => {
      const { cookie, hash, id } = await newSession('reader');
      const { ended } = await follow(cookie);
      const reader = await userOf('reader');
      const { database, matter } = app;
      if (cause === 'password change')
        await setPassword(database, act, reader, { hash: reader.password_hash });
      if (cause === 'expiry') {
        await database
          .updateTable('session')
          .set({ expires_at: '2020-01-01' })
          .where('token_hash', '=', hash)
          .execute();
      }
      if (cause === 'removal from the matter') {
        await database.deleteFrom('membership').where('user_id', '=', id).execute();
      }
      if (cause === 'change of role')
        await database
          .updateTable('membership')
          .set({ role: 'attorney' })
          .where('user_id', '=', id)
          .execute();
      await ended;
      await database
        .insertInto('membership')
        .values({ user_id: id, matter_id: matter.id })
        .onConflict((c) => c.doNothing())
        .execute();
    },
  );
});

it.each([
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost', 200],
  ['LOCALHOST.', 200],
  ['[::1]:7321', 200],
  ['uncover.clinic.example', 200],
])('a request for the host %s is answered with %i', async (host, expected) => {
  const { port } = new URL(address);
  const status = await new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/api/openapi.json', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(expected);
});
