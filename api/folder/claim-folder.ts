import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Problem } from '#contract/problem.ts';
import type { Config } from '../config.ts';
import { errorCode } from '../error-code.ts';
import { httpStatusOf, UncoverError } from '../errors.ts';
import { explainFault } from '../faults/describe-fault.ts';
import { FolderLock } from '../repositories/database/folder-lock.ts';
import { ensureDataFolder } from '../repositories/database/inspect-folder.ts';

/** A data folder that no other server can open, and an address reserved for this one. Must be released. */
export interface FolderClaim {
  /** Such as `http://127.0.0.1:7321`. */
  address: string;
  server: Server;
  /** Answers requests from now on; until then they are told that the server is starting. */
  answerWith: (answer: RequestListener) => void;
  /** Stops answering requests. */
  stopAnswering: () => void;
  release: () => Promise<void>;
}

/**
 * Claims a data folder and an address before anything in the folder is read or changed, so that a server that
 * cannot have both leaves no trace. Throws, naming the current holder.
 */
export async function claimFolder({ dataDir, host, port }: Config): Promise<FolderClaim> {
  try {
    ensureDataFolder(dataDir);
    const lock = await FolderLock.take(dataDir, 'serve', new Date());
    let answer = refuseAll('Uncover is starting. Try again in a moment.');
    const server = createServer((request, response) => answer(request, response));
    try {
      await listen(server, host, port);
    } catch (error) {
      lock.release();
      throw error;
    }
    const address = toAddress(host, (server.address() as AddressInfo).port);
    lock.noteAddress(address);
    return {
      address,
      server,
      answerWith: (real) => {
        answer = real;
      },
      stopAnswering: () => {
        answer = refuseAll('Uncover is being stopped. Try again when it runs again.');
      },
      release: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        lock.release();
      },
    };
  } catch (error) {
    throw explainFault(error, dataDir);
  }
}

function toAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListening(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function explainListening(error: Error, host: string, port: number): UncoverError {
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken. Uncover may be running already; if not, choose another port with --port.`,
    EACCES: `This account may not use port ${port}. Choose one from 1024 on with --port.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set UNCOVER_HOST to one that it has.`,
    ENOTFOUND: `There is no address ${host}. Set UNCOVER_HOST to one of this machine.`,
  };
  const message = why[errorCode(error) ?? ''] ?? `The server can't listen on ${host}, port ${port}.`;
  return new UncoverError('conflict', message, { cause: error });
}

function refuseAll(message: string): RequestListener {
  const problem: Problem = { code: 'unavailable', message };
  return (_request, response) => {
    response.writeHead(httpStatusOf[problem.code], {
      'Content-Type': 'application/json',
      'Retry-After': '2',
    });
    response.end(JSON.stringify(problem));
  };
}
