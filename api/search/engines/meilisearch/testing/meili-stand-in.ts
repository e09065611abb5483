import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type StandInRecord, type StandInSearch, searchRecords } from './search-records.ts';

/**
 * A stand-in for Meilisearch 1.50, for tests: it speaks those of its documented calls that we make, over
 * real HTTP, with keys, tasks that take a while, and failures to order. It ranks by nothing but the number
 * of matches, knows one typo rule, and says nothing of how fast or how good the real one is.
 */
export interface MeiliStandIn {
  url: string;
  key: string;
  indexes: Map<string, StandInIndex>;
  /** Every call it got, as `POST /indexes/x/search`. */
  calls: string[];
  /** What goes wrong from now on. */
  trouble: Trouble;
  close: () => Promise<void>;
}

export interface StandInIndex {
  records: Map<string, StandInRecord>;
  settings: Record<string, unknown>;
}

export interface Trouble {
  /** Connections are cut before an answer: an outage. */
  isAway?: boolean;
  /** Tasks that end as `failed`, from the next on. */
  failingTasks?: number;
  /** Tasks are taken, and never done. */
  isStuck?: boolean;
  /** Searches are cut off before they are ranked. */
  isCutOff?: boolean;
  /** Called before a task is done; what it throws cuts the connection of everyone, once. */
  beforeTask?: (type: string, index: string) => void;
}

interface Task {
  uid: number;
  type: string;
  index: string;
  status: 'enqueued' | 'succeeded' | 'failed';
  work: () => void;
}

type Json = Record<string, unknown>;

class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code.replaceAll('_', ' '));
    this.status = status;
    this.code = code;
  }
}

export async function openMeiliStandIn(key = 'stand-in-key', port = 0): Promise<MeiliStandIn> {
  const indexes = new Map<string, StandInIndex>();
  const tasks: Task[] = [];
  const calls: string[] = [];
  const trouble: Trouble = {};
  const keys: Json[] = [];

  const enqueue = (type: string, index: string, work: () => void) => {
    const task: Task = { uid: tasks.length, type, index, status: 'enqueued', work };
    tasks.push(task);
    return { taskUid: task.uid, indexUid: index, status: 'enqueued', type, enqueuedAt: new Date() };
  };
  const indexOf = (uid: string) => {
    const index = indexes.get(uid);
    if (!index) throw new Refusal(404, 'index_not_found');
    return index;
  };
  const openIndex = (uid: string) => {
    const index = indexes.get(uid) ?? { records: new Map(), settings: {} };
    indexes.set(uid, index);
    return index;
  };

  /** In order, one a look: a task is never done when it is taken. */
  function workOn(): void {
    const task = trouble.isStuck ? undefined : tasks.find(({ status }) => status === 'enqueued');
    if (!task) return;
    trouble.beforeTask?.(task.type, task.index);
    if ((trouble.failingTasks ?? 0) > 0) {
      trouble.failingTasks = (trouble.failingTasks ?? 0) - 1;
      task.status = 'failed';
      return;
    }
    task.work();
    task.status = 'succeeded';
  }

  function describeTask(uid: number): Json {
    workOn();
    const task = tasks[uid];
    if (!task) throw new Refusal(404, 'task_not_found');
    const error =
      task.status === 'failed' ? { message: 'the disk is full', code: 'no_space_left_on_device' } : null;
    return { uid, indexUid: task.index, status: task.status, type: task.type, error, details: null };
  }

  const routes: [string, RegExp, (found: string[], body: unknown) => unknown][] = [
    ['GET', /^\/health$/, () => ({ status: 'available' })],
    ['GET', /^\/version$/, () => ({ pkgVersion: '1.50.0', commitSha: '', commitDate: '' })],
    ['GET', /^\/keys$/, () => ({ results: keys, offset: 0, limit: 100, total: keys.length })],
    [
      'POST',
      /^\/keys$/,
      (_, body) => {
        const made = { ...(body as Json), key: `limited-${keys.length}`, uid: String(keys.length) };
        keys.push(made);
        return made;
      },
    ],
    ['GET', /^\/tasks\/(\d+)$/, ([uid]) => describeTask(Number(uid))],
    [
      'POST',
      /^\/indexes$/,
      (_, body) => {
        const { uid } = body as { uid: string };
        return enqueue('indexCreation', uid, () => openIndex(uid));
      },
    ],
    ['GET', /^\/indexes\/([\w-]+)$/, ([uid = '']) => indexOf(uid) && { uid, primaryKey: 'id' }],
    [
      'DELETE',
      /^\/indexes\/([\w-]+)$/,
      ([uid = '']) => enqueue('indexDeletion', uid, () => indexes.delete(uid)),
    ],
    ['GET', /^\/indexes\/([\w-]+)\/settings$/, ([uid = '']) => indexOf(uid).settings],
    [
      'PATCH',
      /^\/indexes\/([\w-]+)\/settings$/,
      ([uid = ''], body) =>
        enqueue('settingsUpdate', uid, () => Object.assign(openIndex(uid).settings, body as Json)),
    ],
    [
      'GET',
      /^\/indexes\/([\w-]+)\/stats$/,
      ([uid = '']) => ({ numberOfDocuments: indexOf(uid).records.size, isIndexing: false }),
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/documents$/,
      ([uid = ''], body) =>
        enqueue('documentAdditionOrUpdate', uid, () => {
          for (const record of body as StandInRecord[]) openIndex(uid).records.set(record.id, record);
        }),
    ],
    ['POST', /^\/swap-indexes$/, (_, body) => swap(body as { indexes: [string, string] }[])],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/search$/,
      ([uid = ''], body) => {
        const { records } = indexOf(uid);
        return searchRecords([...records.values()], body as StandInSearch, trouble.isCutOff ?? false);
      },
    ],
  ];

  function swap(pairs: { indexes: [string, string] }[]) {
    return enqueue('indexSwap', '', () => {
      for (const {
        indexes: [one, other],
      } of pairs) {
        const [first, second] = [indexOf(one), indexOf(other)];
        indexes.set(one, second).set(other, first);
      }
    });
  }

  function isKnownKey(authorization = ''): boolean {
    return [key, ...keys.map((each) => each.key)].some((each) => authorization === `Bearer ${each}`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const body = await readBody(request);
    calls.push(`${request.method} ${path}`);
    if (trouble.isAway) {
      request.socket.destroy();
      return;
    }
    try {
      if (path !== '/health' && !isKnownKey(request.headers.authorization)) {
        throw new Refusal(403, 'invalid_api_key');
      }
      const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path));
      if (!route) throw new Refusal(404, 'not_found');
      const found = route[1].exec(path)?.slice(1) ?? [];
      const result = route[2](found, body);
      send(response, isTask(result) ? 202 : 200, result);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        request.socket.destroy();
        return;
      }
      const { status, code, message } = error;
      send(response, status, {
        message,
        code,
        type: 'invalid_request',
        link: `https://docs.meilisearch.com/errors#${code}`,
      });
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    indexes,
    calls,
    trouble,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isTask(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'taskUid' in result;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
