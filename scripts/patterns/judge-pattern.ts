import { createRequire } from 'node:module';
import { check } from 'recheck';
import type { Pattern } from './list-patterns.ts';

/** The one file that knows recheck, which decides by automata, or by trying, how long a pattern can take. */

const TIMEOUT_MS = 60_000;

/** What is wrong with a pattern, in words that follow its place; undefined where it takes linear time on any text. */
export async function judgePattern({ source, flags }: Pattern): Promise<string | undefined> {
  if (source === null) return 'is put together while the program runs: write it as a constant, or as code';
  process.env.RECHECK_BACKEND ??= hasNativeBackend() ? 'native' : 'pure';
  const verdict = await check(source, flags, {
    timeout: TIMEOUT_MS,
    attackTimeout: null,
    incubationTimeout: null,
  });
  switch (verdict.status) {
    case 'safe':
      return undefined;
    case 'vulnerable':
      return `takes ${describe(verdict.complexity)} time, for example on ${verdict.attack.pattern}`;
    default:
      return `could not be judged (${verdict.error.kind}): write it in simpler parts, or as code`;
  }
}

function describe(complexity: { type: string; degree?: number }): string {
  return complexity.degree === undefined
    ? complexity.type
    : `${complexity.type} (degree ${complexity.degree})`;
}

/** Packages of recheck's own with a program for this machine, some times as fast as its JavaScript; npm installs the one that fits. */
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
