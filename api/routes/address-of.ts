import { isIP } from 'node:net';
import type { Request } from 'express';

/**
 * The network address of the computer that sent a request. A reverse proxy names it in `X-Forwarded-For`, to
 * which each proxy adds at the end who called it. Anyone can send that header, so it counts only where the
 * connection comes from a trusted proxy, and only up to the last address that no trusted proxy has.
 */
export function addressOf({ socket, headers }: Request, trusted: ReadonlySet<string>): string {
  const caller = toPlainAddress(socket.remoteAddress ?? '');
  if (!trusted.has(caller)) return caller;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const named = forwarded.map(toPlainAddress).findLast((address) => !trusted.has(address));
  return named !== undefined && isIP(named) !== 0 ? named : caller;
}

/** The address alone: IPv4 inside IPv6 as IPv4, without a port. */
function toPlainAddress(written: string): string {
  const address = written.trim().toLowerCase();
  const inside = /^(?:::ffff:)?(?<ipv4>\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/.exec(address)?.groups?.ipv4;
  return inside ?? address.replace(/^\[(?<ipv6>[^\]]*)\](?::\d{1,5})?$/, '$<ipv6>');
}
