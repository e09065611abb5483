import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { readConfig } from '#api/config.ts';

/**
 * `npm run dev`: runs the server, which restarts at each change of its code, and Vite, which shows each
 * change of the viewer at once and proxies API requests to the server. Takes the options of `serve`.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
/** The folders with the server's code. */
const WATCHED = ['api', 'ingest', 'scripts'];

const options = process.argv.slice(2);
const server = spawn(
  process.execPath,
  [
    ...['--watch-preserve-output', ...WATCHED.map((folder) => `--watch-path=${folder}`)],
    ...['scripts/cli/uncover.ts', 'serve', '--without-viewer', ...options],
  ],
  { cwd: root, stdio: 'inherit' },
);
const vite = await createServer({
  configFile: fileURLToPath(new URL('../viewer/vite.config.ts', import.meta.url)),
  server: { proxy: { '/api': `http://127.0.0.1:${portOf(options)}` } },
});
await vite.listen();
process.stdout.write('\nThe viewer, which changes as you save:\n');
vite.printUrls();

server.once('exit', (exitCode) => {
  process.exitCode = exitCode ?? 0;
  void vite.close();
});
// Ctrl-C reaches the server directly; a signal sent only to this process does not.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));

/** The port on which `serve` will listen. */
function portOf(words: string[]): number {
  const { values } = parseArgs({ args: words, strict: false, options: { port: { type: 'string' } } });
  return Number(values.port ?? readConfig(process.env).port);
}
