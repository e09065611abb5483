import { rm } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Role } from '#contract/people/user.ts';
import { createApp } from '../app.ts';
import { compose, openRecords } from '../compose.ts';
import type { Config } from '../config.ts';
import type { UploadDeps } from '../deps.ts';
import type { FolderCheck } from '../integrity/folder-check.ts';
import type { OriginalStore } from '../originals/original-store.ts';
import type { Database } from '../repositories/database/database.ts';
import { addMember, ensureMatter, type MatterRow } from '../repositories/people/matters.ts';
import { addUser } from '../repositories/people/users.ts';
import { hashPassword } from '../review/passwords.ts';
import type { MeiliAddress } from '../search/engines/meilisearch/meili-server.ts';
import { openSearch } from '../search/open-search.ts';
import type { SearchService } from '../search/search-service.ts';
import { makeDataFolder } from './new-data-folder.ts';

/** A server on its own data folder, on a real port; must be closed. */
export interface TestApp {
  dataDir: string;
  database: Database;
  originals: OriginalStore;
  search: SearchService;
  /** Does nothing until it is started. */
  folderCheck: FolderCheck;
  /** Members: an attorney, a reviewer and a reader. */
  matter: MatterRow;
  newId: () => string;
  /** Sends requests as a user, or signed out. */
  as: (userName: string | null) => Caller;
  close: () => Promise<void>;
}

export interface Caller {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  sendBytes: (path: string, bytes: Uint8Array | string) => Promise<Response>;
  /** A request whose body is written by the test, or is missing. */
  open: (method: string, path: string, headers?: Record<string, string>) => Promise<ClientRequest>;
}

export const act = { actor: 'test', at: new Date('2026-01-02T03:04:05Z') };
/** The cost of hashing, because tests sign in often. */
export const LOW_COST = { N: 1024, r: 8, p: 1 };
export const PASSWORD = 'correct horse battery';

/** Milliseconds: tests do not wait long for pages to come to rest. */
const WATCH_PACE = 50;

const REPORTS_WHAT_TESTS_DAMAGE: ReadonlySet<string> = new Set(['check of the data folder']);
/** Milliseconds for work in progress, because the machine may be loaded. */
const TIME_TO_END = 60_000;

/** One person of each role in the matter, and an attorney who is not a member and sees nothing of it. */
const people: { name: string; role: Role; member: boolean }[] = [
  { name: 'attorney', role: 'attorney', member: true },
  { name: 'reviewer', role: 'reviewer', member: true },
  { name: 'reader', role: 'read-only', member: true },
  { name: 'stranger', role: 'reviewer', member: false },
];

export async function openTestApp(
  uploads: Partial<UploadDeps> = {},
  meilisearch?: MeiliAddress,
  jobs: 'run' | 'wait' = 'run',
  config: Partial<Config> = {},
): Promise<TestApp> {
  const dataDir = await makeDataFolder('test');
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return `id-${lastId}`;
  };
  const records = await openRecords(dataDir, { newId });
  const { database, originals } = records;
  const services = compose(
    records,
    { ...toConfig(dataDir, meilisearch), ...config },
    {
      log: pino({ level: 'silent' }),
      onError: (part) => (error) => {
        if (!REPORTS_WHAT_TESTS_DAMAGE.has(part)) throw error;
      },
      search: openSearch(database, meilisearch),
      uploads: { largestFile: 1e9, countFreeBytes: async () => 1e12, ...uploads },
      passwordCost: LOW_COST,
      savedSearchPace: WATCH_PACE,
      folderCheck: { afterStart: 0, pause: 0 },
    },
  );
  const { search, folderCheck, savedSearches } = services;
  if (jobs === 'run') await services.startJobs();
  savedSearches.start();
  const app = createApp(services);
  const matter = await ensureMatter(database, act, { newId: newId(), slug: 'ndlon', name: 'NDLON v. ICE' });
  await addPeople(database, matter, newId);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();

  return {
    dataDir,
    database,
    originals,
    search,
    folderCheck,
    matter,
    newId,
    as: (userName) => callerOf(address, async () => (userName === null ? null : cookieOf(userName))),
    close: async () => {
      await services.close(TIME_TO_END);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await records.close();
      await rm(dataDir, { recursive: true });
    },
  };

  async function cookieOf(userName: string): Promise<string> {
    const known = cookies.get(userName);
    if (known) return known;
    const cookie = await signIn(address, userName, PASSWORD);
    cookies.set(userName, cookie);
    return cookie;
  }
}

async function addPeople(database: Database, matter: MatterRow, newId: () => string): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD, LOW_COST);
  for (const { name, role, member } of people) {
    const id = newId();
    await addUser(database, act, { newId: id, name, displayName: name, role, passwordHash });
    if (member) await database.transaction().execute((tx) => addMember(tx, act, matter.id, { id, name }));
  }
}

const bytesFromUs = { 'x-uncover': '1', 'content-type': 'application/octet-stream' };

function callerOf(address: string, cookie: () => Promise<string | null>): Caller {
  const headersWith = async (more: Record<string, string>) => {
    const session = await cookie();
    return { ...(session ? { cookie: session } : {}), ...more };
  };
  return {
    get: async (path, headers = {}) => fetch(address + path, { headers: await headersWith(headers) }),
    send: async (method, path, body = {}, headers = { 'x-uncover': '1' }) =>
      fetch(address + path, {
        method: method.toUpperCase(),
        headers: await headersWith({ 'content-type': 'application/json', ...headers }),
        body: JSON.stringify(body),
      }),
    sendBytes: async (path, bytes) =>
      fetch(address + path, {
        method: 'PUT',
        headers: await headersWith(bytesFromUs),
        body: Buffer.from(bytes),
      }),
    open: async (method, path, headers = {}) =>
      request(address + path, { method, headers: await headersWith({ ...bytesFromUs, ...headers }) }),
  };
}

function toConfig(dataDir: string, meilisearch: MeiliAddress | undefined): Config {
  return {
    ...{ dataDir, host: 'uncover.clinic.example', port: 0, readers: { workers: 1, background: false } },
    ...(meilisearch ? { meilisearch } : {}),
  };
}

/** Returns the session's cookie. */
export async function signIn(address: string, userName: string, password: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-uncover': '1' },
    body: JSON.stringify({ userName, password }),
  });
  if (!answer.ok) throw new Error(`Could not sign in as ${userName}: ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
