import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../cli/uncover.ts', import.meta.url));

/** Runs `uncover serve` in a separate process, on any free port. Must be closed. */
export async function startServing(
  dataDir: string,
  workers: number | undefined,
): Promise<{ address: string; output: () => string; close: () => Promise<void> }> {
  const server = spawn(process.execPath, [cli, 'serve', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(workers ? { UNCOVER_WORKERS: String(workers) } : {}) },
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  let output = '';
  server.stderr.on('data', (text: Buffer) => {
    output += text.toString('utf8');
    process.stderr.write(text);
  });
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      output += text.toString('utf8');
      const found = /Uncover is at (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
    server.once('close', () => reject(new Error(`The server did not start: ${output}`)));
  });
  return {
    address,
    /** Everything that it has printed so far. */
    output: () => output,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
