import type { Config } from '#api/config.ts';
import { isLoopback } from '#api/routes/refuse-unknown-hosts.ts';
import type { Words } from './command.ts';

/** Options of the verbs that serve. */
export const servingOptions = {
  port: { type: 'string' },
  'allowed-host': { type: 'string', multiple: true },
  'without-viewer': { type: 'boolean' },
} as const;

export const SERVING_HELP = `  --port N             port to listen on (default: UNCOVER_PORT, else 7321); 0 picks any free port
  --allowed-host NAME  additional host name under which browsers may reach the server; may be repeated.
                       UNCOVER_ALLOWED_HOSTS takes the same names, separated by commas
  --without-viewer     do not build the viewer; for development, when Vite serves it (npm run dev)`;

export function readAllowedHosts({ values }: Words, { allowedHosts = [] }: Config): string[] {
  const given = values['allowed-host'];
  return [...allowedHosts, ...(Array.isArray(given) ? given.map(String) : [])];
}

/** Empty if only this machine can reach the server. */
export function warnOfNetwork({ host }: Pick<Config, 'host'>): string {
  if (isLoopback(host)) return '';
  return `Warning: other machines can reach Uncover (UNCOVER_HOST is ${host}), and the connection is not encrypted: whoever can listen on the network can read records and passwords. Put a reverse proxy with TLS in front of it, or use an SSH tunnel or a VPN. Browsers are answered under this machine's address, and under names given with --allowed-host.\n`;
}
