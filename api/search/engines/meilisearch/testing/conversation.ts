import { setTimeout } from 'node:timers/promises';
import type { MeiliAddress } from '../meili-server.ts';
import { RECORDED_INDEXES, STEPS, type Step } from './conversation-steps.ts';

/**
 * A server's answer to a step, without what differs from run to run: times, task numbers, the order of
 * equals.
 */
export interface Exchange {
  shows: string;
  request: Pick<Step, 'method' | 'path' | 'body'>;
  answer: unknown;
}

/** A recorded conversation, as stored in testing/recorded-conversation.json. */
export interface Recording {
  /** As reported by the server. */
  version: string;
  /** The day of the recording. */
  on: string;
  exchanges: Exchange[];
}

const PACE = 20;
const ACTIONS = [
  'search',
  'documents.add',
  'indexes.create',
  'indexes.get',
  'indexes.swap',
  'stats.get',
  'tasks.get',
];

/** Runs all steps on a server, and leaves nothing behind. Needs the master key. */
export async function converse({ url, key = '' }: MeiliAddress, steps = STEPS): Promise<Exchange[]> {
  const ask = openCaller(url, key);
  await removeAll(ask);
  const draft = { name: 'uncover-recording', actions: ACTIONS, indexes: ['uncover-*'], expiresAt: null };
  const limited = (await ask('POST', '/keys', draft)).body as { uid: string; key: string };
  const askLimited = openCaller(url, limited.key);
  const exchanges: Exchange[] = [];
  for (const { shows, method, path, body, isLimited } of steps) {
    const request = { method, path, ...(body === undefined ? {} : { body }) };
    const asking = isLimited ? askLimited : ask;
    exchanges.push({ shows, request, answer: await askOnce(asking, ask, request) });
  }
  await removeAll(ask);
  await ask('DELETE', `/keys/${limited.uid}`);
  return exchanges;
}

type Ask = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: Record<string, unknown> }>;

function openCaller(url: string, key: string): Ask {
  return async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  };
}

async function removeAll(ask: Ask): Promise<void> {
  for (const index of RECORDED_INDEXES) {
    await untilDone(ask, (await ask('DELETE', `/indexes/${index}`)).body.taskUid);
  }
}

/**
 * A task counts as answered only when it has ended: it is returned as the caller sees it, after the master
 * key saw its end.
 */
async function askOnce(
  ask: Ask,
  asMaster: Ask,
  { method, path, body }: Exchange['request'],
): Promise<unknown> {
  const answer = await ask(method, path, body);
  const { taskUid } = answer.body;
  if (taskUid === undefined) return { status: answer.status, ...keepOf(answer.body) };
  await untilDone(asMaster, taskUid);
  const task = await ask('GET', `/tasks/${taskUid}`);
  return { status: answer.status, task: keepOf(task.body) };
}

async function untilDone(ask: Ask, taskUid: unknown): Promise<void> {
  while (taskUid !== undefined) {
    const { status } = (await ask('GET', `/tasks/${taskUid}`)).body;
    if (status !== 'enqueued' && status !== 'processing') return;
    await setTimeout(PACE);
  }
}

/**
 * The parts of an answer on which this program relies. Hits are sorted, because the stand-in does not rank
 * like the server.
 */
function keepOf(body: Record<string, unknown>): Record<string, unknown> {
  const { hits, totalHits, facetDistribution, numberOfDocuments, code, type, status, error, primaryKey } =
    body;
  const kept = {
    ...(Array.isArray(hits) ? { hits: hits.map(keepOfHit).sort() } : {}),
    totalHits,
    facets: facetDistribution === undefined ? undefined : toPairs(facetDistribution as Counts),
    ...{ numberOfDocuments, primaryKey, code },
    // For a task.
    ...(status === undefined ? {} : { type, ended: status }),
    error: (error as { code?: string } | null | undefined)?.code,
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

type Counts = Record<string, Record<string, number>>;

/** JSON preserves only the order of lists. */
function toPairs(facets: Counts): [string, [string, number][]][] {
  return Object.entries(facets).map(([name, counts]) => [name, Object.entries(counts)]);
}

function keepOfHit(hit: { id: string; _matchesPosition?: Record<string, unknown> }): string {
  return hit._matchesPosition === undefined ? hit.id : `${hit.id} ${JSON.stringify(hit._matchesPosition)}`;
}
