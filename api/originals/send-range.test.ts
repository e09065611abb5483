import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Request, type Response } from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendRange } from './send-range.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-send-range-'));
  path = join(folder, 'original.pdf');
  await writeFile(path, Buffer.alloc(4_000_000, 'x'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Asks for the file, closes the connection, and ends as sending the file ended. */
async function closeWhile(
  send: (request: Request, response: Response) => Promise<void>,
  closesAt: 'request' | 'first bytes',
): Promise<void> {
  const app = express();
  const ended = Promise.withResolvers<void>();
  app.get('/', (request, response) => {
    send(request, response).then(ended.resolve, ended.reject);
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  // The connection is closed on purpose.
  asked.on('error', () => undefined);
  asked.end();
  if (closesAt === 'first bytes') await once(asked, 'response');
  else await once(server, 'request');
  asked.destroy();
  try {
    await ended.promise;
  } finally {
    server.close();
  }
}

it('ends quietly where the client closed the connection before the first byte', async () => {
  await closeWhile(async (request, response) => {
    await once(response, 'close');
    await sendRange(request, response, path, Buffer.from('index'));
  }, 'request');
});

it('ends quietly where the client closes the connection in the middle', async () => {
  await closeWhile(
    (request, response) => sendRange(request, response, path, Buffer.from('index')),
    'first bytes',
  );
});

it('fails where the file is missing', async () => {
  const missing = closeWhile(
    (request, response) => sendRange(request, response, `${path}.gone`, Buffer.from('index')),
    'request',
  );
  await expect(missing).rejects.toMatchObject({ code: 'ENOENT' });
});
