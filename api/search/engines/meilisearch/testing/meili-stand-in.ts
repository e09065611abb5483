import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type StandInSearch, searchRecords } from './search-records.ts';
import { StandInIndexes } from './stand-in-indexes.ts';
import { type Allowed, StandInKeys } from './stand-in-keys.ts';
import type { StandInRecord } from './stand-in-record.ts';
import { StandInRefusal } from './stand-in-refusal.ts';
import { StandInTasks, type TaskTrouble } from './stand-in-tasks.ts';

/**
 * A stand-in for Meilisearch 1.50, for tests: it implements the documented calls that this program makes,
 * over real HTTP, with the behavior that was observed on a real server or read in its source, each named
 * where it is reproduced. A recorded conversation with a real server is replayed against it; see
 * replay.test.ts. It says nothing about how fast the real one is.
 */
export interface MeiliStandIn {
  url: string;
  key: string;
  indexes: StandInIndexes;
  /** Every call received, such as `POST /indexes/x/search`. */
  calls: string[];
  /** The body of each search received. */
  searches: StandInSearch[];
  /** The failures to simulate from now on. */
  trouble: Trouble;
  close: () => Promise<void>;
}

export interface Trouble extends TaskTrouble {
  /** Connections are closed before an answer: an outage. */
  isAway?: boolean;
  /** Calls are accepted, and never answered. */
  isSilent?: boolean;
  /** Searches are cut off before they are ranked. */
  isCutOff?: boolean;
}

interface Call {
  /** The name in the path. */
  name: string;
  parameters: URLSearchParams;
  body: unknown;
  allowed: Allowed;
}

export async function openMeiliStandIn(key = 'stand-in-key', port = 0): Promise<MeiliStandIn> {
  const indexes = new StandInIndexes();
  const calls: string[] = [];
  const searches: StandInSearch[] = [];
  const trouble: Trouble = {};
  const keys = new StandInKeys(key);
  const tasks = new StandInTasks(trouble);

  const routes: [string, RegExp, string | undefined, (call: Call) => unknown][] = [
    ['GET', /^\/version$/, undefined, () => ({ pkgVersion: '1.50.0', commitSha: '', commitDate: '' })],
    [
      'GET',
      /^\/keys$/,
      'keys.get',
      () => ({ results: keys.made, offset: 0, limit: 100, total: keys.made.length }),
    ],
    ['POST', /^\/keys$/, 'keys.create', ({ body }) => keys.make(body as Parameters<StandInKeys['make']>[0])],
    ['DELETE', /^\/keys\/([\w-]+)$/, 'keys.delete', ({ name }) => keys.remove(name)],
    [
      'GET',
      /^\/tasks\/(\d+)$/,
      'tasks.get',
      ({ name, allowed }) => tasks.describe(Number(name), allowed.mayLookAt, allowed.seesAll),
    ],
    [
      'POST',
      /^\/indexes$/,
      'indexes.create',
      ({ body }) => {
        const { uid, primaryKey } = body as { uid: string; primaryKey?: string };
        return tasks.enqueue('indexCreation', uid, () => indexes.create(uid, primaryKey));
      },
    ],
    [
      'GET',
      /^\/indexes\/([\w-]+)$/,
      'indexes.get',
      ({ name }) => ({ uid: name, primaryKey: indexes.find(name).primaryKey }),
    ],
    [
      'DELETE',
      /^\/indexes\/([\w-]+)$/,
      'indexes.delete',
      ({ name }) =>
        tasks.enqueue('indexDeletion', name, () => {
          indexes.find(name);
          indexes.delete(name);
        }),
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/compact$/,
      'indexes.compact',
      ({ name }) => tasks.enqueue('indexCompaction', name, () => indexes.find(name)),
    ],
    ['GET', /^\/indexes\/([\w-]+)\/settings$/, 'settings.get', ({ name }) => indexes.find(name).settings],
    [
      'PATCH',
      /^\/indexes\/([\w-]+)\/settings$/,
      'settings.update',
      ({ name, body }) => tasks.enqueue('settingsUpdate', name, () => indexes.update(name, body as object)),
    ],
    [
      'GET',
      /^\/indexes\/([\w-]+)\/stats$/,
      'stats.get',
      ({ name }) => ({ numberOfDocuments: indexes.find(name).records.size, isIndexing: false }),
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/documents$/,
      'documents.add',
      ({ name, body, parameters }) =>
        tasks.enqueue('documentAdditionOrUpdate', name, () =>
          indexes.add(name, body as StandInRecord[], parameters.get('primaryKey')),
        ),
    ],
    [
      'POST',
      /^\/swap-indexes$/,
      'indexes.swap',
      ({ body }) =>
        tasks.enqueue('indexSwap', null, () => {
          for (const { indexes: pair } of body as { indexes: [string, string] }[]) indexes.swap(...pair);
        }),
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/search$/,
      'search',
      ({ name, body }) => {
        searches.push(body as StandInSearch);
        const { records, settings } = indexes.find(name);
        return searchRecords(
          [...records.values()],
          settings,
          body as StandInSearch,
          trouble.isCutOff ?? false,
        );
      },
    ],
  ];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: parameters } = new URL(request.url ?? '/', 'http://stand-in');
    const body = await readBody(request);
    calls.push(`${request.method} ${pathname}`);
    if (trouble.isSilent) return;
    if (trouble.isAway) {
      request.socket.destroy();
      return;
    }
    try {
      const isOpen = pathname === '/health';
      const result = isOpen ? { status: 'available' } : call(request, pathname, parameters, body);
      send(response, statusOf(request, result), result);
    } catch (error) {
      if (error instanceof StandInRefusal) send(response, error.status, describeRefusal(error));
      else request.socket.destroy();
    }
  }

  function call(request: IncomingMessage, path: string, parameters: URLSearchParams, body: unknown): unknown {
    const allowed = keys.open(request.headers.authorization);
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path));
    if (!route) throw new StandInRefusal(404, 'not_found');
    const [, pattern, action, work] = route;
    const name = pattern.exec(path)?.[1] ?? '';
    if (action) allowed.demand(action, path.startsWith('/indexes/') ? name : undefined);
    return work({ name, parameters, body, allowed });
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ key, indexes, calls, searches, trouble },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function statusOf({ method, url = '' }: IncomingMessage, result: unknown): number {
  if (typeof result === 'object' && result !== null && 'taskUid' in result) return 202;
  if (method === 'DELETE') return 204;
  return method === 'POST' && url === '/keys' ? 201 : 200;
}

function describeRefusal({ message, code }: StandInRefusal) {
  return { message, code, type: 'invalid_request', link: `https://docs.meilisearch.com/errors#${code}` };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
