import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchWords } from './bench-words.ts';
import { listBigPages } from './big-pages/draw-big.ts';
import { print } from './marks/print-marks.ts';

const READ_ONE = fileURLToPath(new URL('./big-pages/read-one.ts', import.meta.url));
/** The limits of a page, in seconds of processor time and in MB. */
const LIMITS = { seconds: 60, megabytes: 900 };

/** Wall-clock seconds after which a page is aborted. */
const LONGEST = 150;

interface Reading {
  seconds: number;
  megabytes: number;
  words: number;
  boxes: number;
  problem: string | null;
}

/**
 * The time and memory that pages with many pixels take to read, each in its own process; with names, only
 * pages whose name contains one of them.
 */
export async function bench({ paths }: BenchWords): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'uncover-big-'));
  const pages = listBigPages().filter(
    ({ name }) => paths.length === 0 || paths.some((part) => name.includes(part)),
  );
  let over = 0;
  try {
    for (const { name, build } of pages) {
      const path = join(folder, 'page.pdf');
      await writeFile(path, await build());
      const reading = await readOne(path);
      if (!reading) {
        over += 1;
        print(`${name.padEnd(38)} stopped after ${LONGEST} s`);
        continue;
      }
      const { seconds, megabytes, words, boxes, problem } = reading;
      const isOver = seconds > LIMITS.seconds || megabytes > LIMITS.megabytes || problem !== null;
      if (isOver) over += 1;
      print(
        `${name.padEnd(38)} ${seconds.toFixed(1).padStart(5)} s ${megabytes.toFixed(0).padStart(5)} MB ` +
          `${String(words).padStart(5)} words ${String(boxes).padStart(3)} boxes${isOver ? '  OVER THE LIMIT' : ''} ${problem ?? ''}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  print(`${over} of ${pages.length} pages over ${LIMITS.seconds} s of a processor or ${LIMITS.megabytes} MB`);
}

/** Undefined if it took too long. */
async function readOne(path: string): Promise<Reading | undefined> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [READ_ONE, path], {
      timeout: LONGEST * 1000,
    });
    return JSON.parse(stdout) as Reading;
  } catch (error) {
    if ((error as { killed?: boolean }).killed) return undefined;
    throw error;
  }
}
