import type { NextFunction, Request, Response } from 'express';
import { UncoverError } from '../errors.ts';

/** Names of the machine itself, which no other site can claim. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '::1'];

/**
 * Requests are answered only for known host names, on every address on which the server listens: a web site
 * could point its own name at this machine and read the records through the reviewer's browser (DNS
 * rebinding). Known names are the loopback names, the address on which the connection arrived, and the
 * `allowed` names.
 */
export function refuseUnknownHosts(allowed: readonly string[]) {
  const known = new Set([...LOOPBACK, ...allowed.map(toComparable)]);
  return (request: Request, _response: Response, next: NextFunction): void => {
    const host = toComparable(request.hostname ?? '');
    if (!known.has(host) && host !== ownAddress(request)) {
      throw new UncoverError(
        'forbidden',
        'Uncover does not answer under this name. Open it at the address that it printed when it started, or allow the name: --allowed-host NAME, or UNCOVER_ALLOWED_HOSTS.',
      );
    }
    next();
  };
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  const name = toComparable(host);
  return LOOPBACK.includes(name) || /^127(?:\.\d{1,3}){3}$/.test(name);
}

function toComparable(host: string): string {
  return host.trim().toLowerCase().replace(/\.$/, '');
}

function ownAddress({ socket }: Request): string | undefined {
  const address = socket.localAddress?.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  return address?.includes(':') ? `[${address}]` : address;
}
