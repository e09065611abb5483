import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { databasePath } from '#api/data-folder.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { addMember, ensureMatter } from '#api/repositories/people/matters.ts';
import { addUser } from '#api/repositories/people/users.ts';
import { hashPassword } from '#api/review/passwords.ts';
import { signIn } from '#api/testing/test-app.ts';
import { startServing } from '../serving/start-serving.ts';

export const MATTER = 'bench';
const PASSWORD = 'for the benchmark only';
const cli = fileURLToPath(new URL('../../cli/uncover.ts', import.meta.url));

/** The whole program on a data folder: its server with an open event stream, and its command line. */
export interface Program {
  /** The body of an answer; throws if the server refuses. */
  get: (path: string) => Promise<Buffer>;
  post: (path: string, body: unknown) => Promise<unknown>;
  /** Runs a verb of the command line and returns its output. */
  run: (...words: string[]) => Promise<string>;
  /** What the event stream has sent so far, and what the server has printed. */
  events: () => string;
  log: () => string;
  close: () => Promise<void>;
}

export async function openProgram(dataDir: string, workers: number | undefined): Promise<Program> {
  await furnish(dataDir);
  const server = await startServing(dataDir, workers);
  const cookie = await signIn(server.address, MATTER, PASSWORD);
  const closing = new AbortController();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie, 'x-uncover': '1', 'content-type': 'application/json' };
    const send = () => fetch(server.address + path, { ...init, headers });
    // The server closes idle connections; a request that fails because of this is sent again.
    const answer = await send().catch(send);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const follow = listen(
    await ask(`/api/matters/${MATTER}/events`, { signal: closing.signal }),
    closing.signal,
  );
  return {
    get: async (path) => Buffer.from(await (await ask(path)).arrayBuffer()),
    post: async (path, body) => (await ask(path, { method: 'POST', body: JSON.stringify(body) })).json(),
    run: (...words) => runVerb([...words, '--data', dataDir]),
    events: follow,
    log: server.output,
    close: async () => {
      closing.abort();
      await server.close();
    },
  };
}

/** An attorney, and the matter for the pages. */
async function furnish(dataDir: string): Promise<void> {
  const database = await openDatabase(databasePath(dataDir));
  const act = { actor: MATTER, at: new Date() };
  const id = randomUUID();
  const passwordHash = await hashPassword(PASSWORD);
  await addUser(database, act, {
    newId: id,
    name: MATTER,
    displayName: 'Bench',
    role: 'attorney',
    passwordHash,
  });
  const matter = await ensureMatter(database, act, { newId: randomUUID(), slug: MATTER, name: 'Benchmark' });
  await database.transaction().execute((tx) => addMember(tx, act, matter.id, { id, name: MATTER }));
  await database.destroy();
}

function listen(stream: Response, closed: AbortSignal): () => string {
  let output = '';
  const decoder = new TextDecoder();
  const reading = (async () => {
    for await (const part of stream.body ?? [])
      output += decoder.decode(part as Uint8Array, { stream: true });
  })();
  reading.catch((error: unknown) => {
    if (!closed.aborted) throw error;
  });
  return () => output;
}

async function runVerb(words: string[]): Promise<string> {
  const child = spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString('utf8');
    });
  }
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  if (exitCode !== 0) throw new Error(`uncover ${words.join(' ')}: ${output}`);
  return output;
}
