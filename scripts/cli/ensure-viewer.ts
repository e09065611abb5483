import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printNote } from './print.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'viewer/dist/index.html');
/** The source files of the viewer. */
const sources = ['viewer', 'api/contract', 'package-lock.json'];

/** Builds the viewer, unless the build is newer than its sources. Throws if the build fails. */
export async function ensureViewer(): Promise<void> {
  if (existsSync(built) && statSync(built).mtimeMs > newest()) return;
  printNote('Building the viewer (once) ...');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // The built viewer contains no records, and may be served by several accounts.
  const before = process.umask(0o022);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', 'viewer', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      // Overrides the caller's setting, for example a test run's: React's development build is slow and
      // large.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    process.umask(before);
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (exitCode !== 0) throw new Error('The viewer could not be built; the lines above say why.');
}

/** The time of the last change of a source file, in milliseconds since 1970. */
function newest(): number {
  const files = sources.flatMap((source) => listFiles(join(root, source)));
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

function listFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist')
    .flatMap((entry) => listFiles(join(path, entry.name)));
}
