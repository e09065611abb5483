import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Member, PasswordLink, Person } from '#contract/people/person.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { hashToken } from '../review/passwords.ts';
import { openTestApp, PASSWORD, signIn, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let address: string;
beforeAll(async () => {
  app = await openTestApp();
  address = new URL((await app.as(null).get('/api/openapi.json')).url).origin;
});
afterAll(() => app.close());

const NEW_PASSWORD = 'seventeen quiet counties';

const asAttorney = (method: string, path: string, body?: unknown) =>
  app.as('attorney').send(method, path, body);

async function listPeople(): Promise<Person[]> {
  return (await app.as('attorney').get('/api/people')).json() as Promise<Person[]>;
}

async function findPerson(userName: string): Promise<Person | undefined> {
  return (await listPeople()).find((person) => person.userName === userName);
}

async function addPerson(userName: string, more: object = {}): Promise<PasswordLink> {
  const draft = { userName, displayName: `Full ${userName}`, role: 'reviewer', matters: ['ndlon'], ...more };
  const answer = await asAttorney('post', '/api/people', draft);
  expect(answer.status).toBe(200);
  return answer.json() as Promise<PasswordLink>;
}

async function makeLink(userName: string): Promise<PasswordLink> {
  const answer = await asAttorney('post', `/api/people/${userName}/password-link`);
  return answer.json() as Promise<PasswordLink>;
}

function followLink(token: string, newPassword = NEW_PASSWORD): Promise<Response> {
  return app.as(null).send('put', '/api/session/password-link', { token, newPassword });
}

/** A person who has chosen a password and is signed in. */
async function addSignedIn(userName: string, more: object = {}): Promise<{ cookie: string }> {
  const { token } = await addPerson(userName, more);
  const answer = await followLink(token);
  expect(answer.status).toBe(200);
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const statusAs = async (cookie: string, path = '/api/session') =>
  (await fetch(address + path, { headers: { cookie } })).status;

async function problemOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { message: string }).message;
}

describe('an attorney', () => {
  it('signs a person out everywhere, and so does the person', async () => {
    const { cookie } = await addSignedIn('sena');
    const other = await signIn(address, 'sena', NEW_PASSWORD);
    expect((await asAttorney('delete', '/api/people/sena/sessions')).status).toBe(200);
    expect([await statusAs(cookie), await statusAs(other)]).toEqual([401, 401]);
    const again = [await signIn(address, 'sena', NEW_PASSWORD), await signIn(address, 'sena', NEW_PASSWORD)];
    const headers = { cookie: again[0] ?? '', 'x-uncover': '1' };
    await fetch(`${address}/api/session/everywhere`, { method: 'DELETE', headers });
    expect(await Promise.all(again.map((each) => statusAs(each)))).toEqual([401, 401]);
  });

  it('invites nobody who chooses a password that is easy to guess', async () => {
    const { token } = await addPerson('valentine');
    const refused = await followLink(token, 'valentine of 2026');
    expect([refused.status, await problemOf(refused)]).toEqual([
      400,
      'Leave your user name out of the password.',
    ]);
    expect((await followLink(token)).status).toBe(200);
  });

  it('invites a person, who chooses a password by the link and sees the matter', async () => {
    const { token } = await addPerson('rae');
    expect(await findPerson('rae')).toMatchObject({
      displayName: 'Full rae',
      status: 'invited',
      matters: ['ndlon'],
      lastSignInAt: null,
      linkExpiresAt: expect.any(String),
    });
    const shown = await app.as(null).send('post', '/api/session/password-link', { token });
    expect(await shown.json()).toEqual({ userName: 'rae', displayName: 'Full rae' });
    const used = await followLink(token);
    expect(await used.json()).toEqual({ userName: 'rae', displayName: 'Full rae', role: 'reviewer' });
    const cookie = await signIn(address, 'rae', NEW_PASSWORD);
    expect(await statusAs(cookie, '/api/matters/ndlon')).toBe(200);
    expect(await findPerson('rae')).toMatchObject({
      status: 'active',
      lastSignInAt: expect.any(String),
      linkExpiresAt: null,
    });
  });

  it('cannot use a user name that is in use, nor an invalid name or matter', async () => {
    const draft = { userName: 'reviewer', displayName: 'Other', role: 'reviewer' };
    expect((await asAttorney('post', '/api/people', draft)).status).toBe(409);
    expect((await asAttorney('post', '/api/people', { ...draft, userName: 'No Such' })).status).toBe(400);
    const astray = { ...draft, userName: 'astray', matters: ['no-such'] };
    expect((await asAttorney('post', '/api/people', astray)).status).toBe(404);
    expect(await findPerson('astray')).toBeUndefined();
    expect((await asAttorney('patch', '/api/people/nobody', { displayName: 'X' })).status).toBe(404);
  });

  it('renames people, and changes their roles and matters', async () => {
    await addPerson('sam', { matters: [] });
    await asAttorney('patch', '/api/people/sam', { displayName: 'Sam Second' });
    await asAttorney('put', '/api/matters/ndlon/members/sam');
    expect(await findPerson('sam')).toMatchObject({ displayName: 'Sam Second', matters: ['ndlon'] });
    await asAttorney('delete', '/api/matters/ndlon/members/sam');
    expect((await findPerson('sam'))?.matters).toEqual([]);
    await asAttorney('patch', '/api/people/sam', { role: 'attorney' });
    expect(await findPerson('sam')).toMatchObject({ role: 'attorney', matters: ['ndlon'] });
    const refused = await asAttorney('delete', '/api/matters/ndlon/members/sam');
    expect([refused.status, await problemOf(refused)]).toEqual([
      409,
      'Attorneys see every matter. Change the role of the account first.',
    ]);
  });

  it('removes a person from a matter, whose stream ends at once', async () => {
    const { cookie } = await addSignedIn('tia');
    const stream = await fetch(`${address}/api/matters/ndlon/events`, { headers: { cookie } });
    await asAttorney('delete', '/api/matters/ndlon/members/tia');
    await stream.text();
    expect(await statusAs(cookie, '/api/matters/ndlon')).toBe(404);
    expect(await statusAs(cookie)).toBe(200);
  });

  it('deactivates a person, whose sessions and streams end at once, and reactivates them', async () => {
    const { cookie } = await addSignedIn('uma');
    const stream = await fetch(`${address}/api/matters/ndlon/events`, { headers: { cookie } });
    const { token } = await makeLink('uma');
    expect((await asAttorney('patch', '/api/people/uma', { isActive: false })).status).toBe(200);
    await stream.text();
    expect(await statusAs(cookie)).toBe(401);
    const again = { userName: 'uma', password: NEW_PASSWORD };
    const refused = await app.as(null).send('post', '/api/session', again);
    expect([refused.status, await problemOf(refused)]).toEqual([
      401,
      'This account is deactivated. Ask an attorney on your matter to reactivate it.',
    ]);
    const guessed = await app.as(null).send('post', '/api/session', { ...again, password: 'wrong password' });
    expect(await problemOf(guessed)).toBe('The name or the password is wrong.');
    expect((await followLink(token)).status).toBe(404);
    expect((await asAttorney('post', '/api/people/uma/password-link')).status).toBe(409);
    expect(await findPerson('uma')).toMatchObject({ status: 'deactivated', matters: ['ndlon'] });

    await asAttorney('patch', '/api/people/uma', { isActive: true });
    expect((await app.as(null).send('post', '/api/session', again)).status).toBe(200);
  });

  it('removes a person who never signed in, and can only deactivate one who has', async () => {
    await addPerson('vic');
    expect((await asAttorney('delete', '/api/people/vic')).status).toBe(200);
    expect(await findPerson('vic')).toBeUndefined();
    await addSignedIn('wes');
    const refused = await asAttorney('delete', '/api/people/wes');
    expect(refused.status).toBe(409);
    expect(await problemOf(refused)).toContain('Deactivate the account instead.');
    expect((await findPerson('wes'))?.status).toBe('active');
  });

  it('cannot be removed as the last one: an invited one does not count', async () => {
    for (const person of await listPeople())
      if (person.role === 'attorney' && person.userName !== 'attorney')
        await asAttorney('patch', `/api/people/${person.userName}`, { role: 'reviewer' });
    await addPerson('yet', { role: 'attorney' });
    for (const change of [{ isActive: false }, { role: 'reviewer' }]) {
      const refused = await asAttorney('patch', '/api/people/attorney', change);
      expect(refused.status).toBe(409);
      expect(await problemOf(refused)).toContain('attorney is the only attorney who can sign in.');
    }
    expect(await findPerson('attorney')).toMatchObject({ status: 'active', role: 'attorney' });
  });

  it('adds a matter without files, with all attorneys as members, and renames it', async () => {
    const draft = { slug: 'aclu', name: 'ACLU v. DHS' };
    const added = await asAttorney('post', '/api/matters', draft);
    expect(await added.json()).toEqual({ ...draft, productions: 0, pages: 0, sequestered: 0 });
    expect((await asAttorney('post', '/api/matters', draft)).status).toBe(409);
    expect((await asAttorney('put', '/api/matters/aclu/members/reviewer')).status).toBe(200);
    expect((await app.as('reviewer').get('/api/matters/aclu')).status).toBe(200);
    expect((await app.as('reader').get('/api/matters/aclu')).status).toBe(404);
    const renamed = await asAttorney('patch', '/api/matters/aclu', { name: 'ACLU v. ICE' });
    expect(await renamed.json()).toMatchObject({ slug: 'aclu', name: 'ACLU v. ICE' });
  });
});

describe('an attorney on one matter only', () => {
  const asLead = (method: string, path: string, body?: unknown) => app.as('reader').send(method, path, body);
  const listMembers = async (matter: string) =>
    (await (await app.as('reader').get(`/api/matters/${matter}/members`)).json()) as Member[];
  const findMember = async (userName: string) =>
    (await listMembers('nilc')).find((member) => member.userName === userName);
  beforeAll(async () => {
    await asAttorney('post', '/api/matters', { slug: 'nilc', name: 'NILC v. ICE' });
    await asAttorney('put', '/api/matters/nilc/members/reader', { role: 'attorney' });
    await addPerson('fay', { matters: [] });
  });

  it('sees the people of that matter with their roles there, and nobody else', async () => {
    const members = await listMembers('nilc');
    expect(members).toContainEqual({
      ...{ userName: 'reader', displayName: expect.any(String), status: 'active' },
      ...{ role: 'attorney', seesEveryMatter: false },
    });
    expect(members.find(({ userName }) => userName === 'attorney')).toMatchObject({ seesEveryMatter: true });
    // These are in no matter of this person, or in another one.
    const names = members.map(({ userName }) => userName);
    expect(names).not.toContain('fay');
    expect(names).not.toContain('reviewer');
    expect((await app.as('reader').get('/api/people')).status).toBe(403);
  });

  it('adds a person by user name, changes their role in the matter, and removes them', async () => {
    expect((await asLead('put', '/api/matters/nilc/members/nobody')).status).toBe(404);
    expect((await asLead('put', '/api/matters/nilc/members/fay', { role: 'read-only' })).status).toBe(200);
    expect(await findMember('fay')).toMatchObject({ displayName: 'Full fay', role: 'read-only' });
    await asLead('put', '/api/matters/nilc/members/fay', { role: 'attorney' });
    expect(await findMember('fay')).toMatchObject({ role: 'attorney', seesEveryMatter: false });
    expect((await findPerson('fay'))?.role).toBe('reviewer');
    expect((await asLead('delete', '/api/matters/nilc/members/fay')).status).toBe(200);
    expect(await findMember('fay')).toBeUndefined();
  });

  it('changes nothing about accounts, attorneys of all matters, or other matters', async () => {
    for (const [method, path, body] of [
      ['patch', '/api/people/fay', { displayName: 'Fay' }],
      ['post', '/api/people/fay/password-link', {}],
      ['delete', '/api/people/fay', {}],
      ['put', '/api/matters/ndlon/members/fay', {}],
      ['delete', '/api/matters/ndlon/members/reviewer', {}],
    ] as const)
      expect([path, (await asLead(method, path, body)).status]).toEqual([path, 403]);
    expect((await app.as('reader').get('/api/matters/ndlon/members')).status).toBe(403);
    await asAttorney('post', '/api/matters', { slug: 'hidden', name: 'Hidden v. ICE' });
    expect((await asLead('put', '/api/matters/hidden/members/fay')).status).toBe(404);
    const demoted = await asLead('put', '/api/matters/nilc/members/attorney', { role: 'reviewer' });
    expect(demoted.status).toBe(409);
    expect((await asLead('delete', '/api/matters/nilc/members/attorney')).status).toBe(409);
  });
});

describe('a one-time link', () => {
  it('works once, even for two simultaneous requests, and ends the other sessions', async () => {
    const { cookie } = await addSignedIn('xena');
    const { token } = await makeLink('xena');
    const answers = await Promise.all([followLink(token, 'a new password of mine'), followLink(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await followLink(token)).status).toBe(404);
    expect(await statusAs(cookie)).toBe(401);
  });

  it('is invalid after a newer one, after it expired, and with a password that is too short', async () => {
    const first = await addPerson('zoe');
    const second = await makeLink('zoe');
    expect((await followLink(first.token)).status).toBe(404);
    expect((await followLink(second.token, 'too short')).status).toBe(400);
    await app.database
      .updateTable('password_link')
      .set({ expires_at: '2020-01-01T00:00:00.000Z' })
      .where('token_hash', '=', hashToken(second.token))
      .execute();
    expect((await followLink(second.token)).status).toBe(404);
    expect((await findPerson('zoe'))?.linkExpiresAt).toBeNull();
  });

  it('is stored only as a hash, and is in no event', async () => {
    const { token } = await addPerson('yan');
    const links = await app.database.selectFrom('password_link').selectAll().execute();
    const events = await app.database.selectFrom('audit_event').select(['seq', 'payload']).execute();
    const said = events.map(({ seq, payload }) => jsonColumns.eventPayload.read(payload, seq));
    expect(JSON.stringify([links, said])).not.toContain(token);
    expect(links.some(({ token_hash }) => token_hash === hashToken(token))).toBe(true);
  });

  it('cannot be made for oneself: an unattended session must not be enough to take over an account', async () => {
    expect((await asAttorney('post', '/api/people/attorney/password-link')).status).toBe(403);
  });
});

describe('a person', () => {
  const change = (cookie: string, oldPassword: string, newPassword: string) =>
    fetch(`${address}/api/session/password`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-uncover': '1', cookie },
      body: JSON.stringify({ oldPassword, newPassword }),
    });

  it('changes the password with the old one, and all other sessions end', async () => {
    const { cookie } = await addSignedIn('abe');
    const other = await signIn(address, 'abe', NEW_PASSWORD);
    expect((await change(cookie, 'not the old one', 'another password')).status).toBe(403);
    expect(await statusAs(other)).toBe(200);
    expect((await change(cookie, NEW_PASSWORD, 'too short')).status).toBe(400);
    expect((await change(cookie, NEW_PASSWORD, 'another password')).status).toBe(200);
    expect([await statusAs(cookie), await statusAs(other)]).toEqual([200, 401]);
    await signIn(address, 'abe', 'another password');
  });

  it('cannot sign in with any or no password before choosing one', async () => {
    await addPerson('ben');
    const answer = await app.as(null).send('post', '/api/session', { userName: 'ben', password: PASSWORD });
    expect(answer.status).toBe(401);
  });
});

// Last, because afterwards the address has no guesses left.
describe('guesses', () => {
  it('of the old password count like those at sign-in', async () => {
    const { cookie } = await addSignedIn('cal');
    const guess = () =>
      fetch(`${address}/api/session/password`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-uncover': '1', cookie },
        body: JSON.stringify({ oldPassword: 'wrong password', newPassword: NEW_PASSWORD }),
      });
    for (let tries = 0; tries < 10; tries += 1) expect((await guess()).status).toBe(403);
    expect((await guess()).status).toBe(429);
  });

  it('of links are limited by address, together with those at sign-in', async () => {
    const guess = async (number: number) => (await followLink(`${number}`.padStart(43, 'A'))).status;
    const statuses: number[] = [];
    for (let tries = 0; tries < 51; tries += 1) statuses.push(await guess(tries));
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    const credentials = { userName: 'reviewer', password: PASSWORD };
    expect((await app.as(null).send('post', '/api/session', credentials)).status).toBe(429);
  });
});
