import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Stored beside the build information of tsc: a pattern that was judged once on this machine need not be
 * judged again.
 */
const FILE = fileURLToPath(new URL('../../../.cache/safe-patterns.json', import.meta.url));

interface Cached {
  /** Another version may judge differently. */
  recheck: string;
  safe: readonly string[];
}

export async function readKnownSafe(): Promise<Set<string>> {
  const text = await readFile(FILE, 'utf8').catch(() => '{}');
  const { recheck, safe = [] } = JSON.parse(text) as Partial<Cached>;
  return new Set(recheck === version() ? safe : []);
}

export async function writeKnownSafe(safe: readonly string[]): Promise<void> {
  await mkdir(dirname(FILE), { recursive: true });
  await writeFile(FILE, JSON.stringify({ recheck: version(), safe } satisfies Cached));
}

function version(): string {
  const { version: found } = createRequire(import.meta.url)('recheck/package.json') as { version: string };
  return found;
}
