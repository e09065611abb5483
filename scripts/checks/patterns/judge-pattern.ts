import { createRequire } from 'node:module';
import { check, type Diagnostics } from 'recheck';
import type { Pattern } from './list-patterns.ts';

/**
 * The only file that knows recheck, which decides with automata, or by fuzzing, how long a pattern can take.
 */

/** Long, because a busy machine may give recheck a twentieth of a core. */
const TIMEOUT_MS = 900_000;

/** What is wrong with a pattern, as the end of a sentence; undefined if it takes linear time on any text. */
export async function judgePattern({ source, flags }: Pattern): Promise<string | undefined> {
  if (source === null) return 'is put together while the program runs: write it as a constant, or as code';
  if (!repeatsWithoutEnd(source)) return undefined;
  process.env.RECHECK_BACKEND ??= hasNativeBackend() ? 'native' : 'pure';
  const verdict = await judge(source, flags);
  switch (verdict.status) {
    case 'safe':
      return undefined;
    case 'vulnerable':
      return `takes ${describe(verdict.complexity)} time, for example on ${verdict.attack.pattern}`;
    default:
      return `could not be judged (${verdict.error.kind}): write it in simpler parts, or as code`;
  }
}

/** Steps are counted instead of timed, so that a busy machine gives the same result as an idle one. */
async function judge(source: string, flags: string): Promise<Diagnostics> {
  const lost = Promise.withResolvers<never>();
  // It also keeps this program running, which recheck's own process does not.
  const deadline = setTimeout(() => lost.reject(new Error('recheck does not answer.')), 2 * TIMEOUT_MS);
  const settings = { timeout: TIMEOUT_MS, attackTimeout: null, incubationTimeout: null };
  try {
    return await Promise.race([check(source, flags, settings), lost.promise]);
  } finally {
    clearTimeout(deadline);
  }
}

/** A pattern in which every repeat has a bound examines a limited number of characters from each position. */
function repeatsWithoutEnd(source: string): boolean {
  const signs = source.replace(/\\./gsu, '').replace(/\[[^\]]*\]/gu, '');
  return /[*+]|\{\d+,\}/.test(signs);
}

function describe(complexity: { type: string; degree?: number }): string {
  return complexity.degree === undefined
    ? complexity.type
    : `${complexity.type} (degree ${complexity.degree})`;
}

/**
 * Optional packages of recheck with a native program for this machine, which is several times as fast as its
 * JavaScript; npm installs the one that fits.
 */
function hasNativeBackend(): boolean {
  const system = { darwin: 'macos', linux: 'linux', win32: 'windows' }[process.platform as string];
  try {
    createRequire(createRequire(import.meta.url).resolve('recheck')).resolve(
      `recheck-${system}-${process.arch}/package.json`,
    );
    return true;
  } catch {
    return false;
  }
}
