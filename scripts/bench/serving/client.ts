import { signIn } from '#api/testing/test-app.ts';
import { MATTER, PASSWORD } from './furnish.ts';

/** Sends requests like a signed-in browser, with the event stream open. Must be closed. */
export interface Client {
  get: <Answer>(path: string) => Promise<Answer>;
  getRange: (path: string, start: number) => Promise<void>;
  send: <Answer>(method: string, path: string, body: unknown) => Promise<Answer>;
  sendBytes: (path: string, bytes: Uint8Array) => Promise<void>;
  close: () => void;
}

export async function openClient(address: string): Promise<Client> {
  const cookie = await signIn(address, 'bench', PASSWORD);
  const closing = new AbortController();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie, 'x-uncover': '1', ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(`${address}/api/matters/${MATTER}${path}`, { ...init, headers });
    if (!answer.ok)
      throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const events = await ask('/events', { signal: closing.signal });
  drain(events, closing.signal);
  return {
    get: async (path) => (await ask(path)).json() as never,
    getRange: async (path, start) => {
      const headers = { range: `bytes=${start}-${start + 65_535}` };
      await (await ask(path, { headers })).arrayBuffer();
    },
    send: async (method, path, body) => {
      const headers = { 'content-type': 'application/json' };
      return (await ask(path, { method, headers, body: JSON.stringify(body) })).json() as never;
    },
    sendBytes: async (path, bytes) => {
      const headers = { 'content-type': 'application/octet-stream' };
      await ask(path, { method: 'PUT', headers, body: Buffer.from(bytes) });
    },
    close: () => closing.abort(),
  };
}

/** Events are received, as by an open browser, and ignored. */
function drain(events: Response, closed: AbortSignal): void {
  const reading = (async () => {
    for await (const _part of events.body ?? []);
  })();
  reading.catch((error: unknown) => {
    if (!closed.aborted) throw error;
  });
}
