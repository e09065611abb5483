import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of this many megabytes, in memory. Must be closed. */
export interface SmallDisk {
  path: string;
  resize: (megabytes: number) => void;
  close: () => void;
}

const mount = (...words: string[]) => spawnSync('mount', words, { stdio: 'ignore' }).status === 0;

/** Undefined if this account may not mount, or the system has no file systems in memory. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'uncover-small-'));
  const path = join(folder, 'disk');
  mkdirSync(path);
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    path,
    resize: (size) => {
      if (!mount('-o', `remount,size=${size}m`, path)) throw new Error(`${path} could not be resized.`);
    },
    close: () => {
      spawnSync('umount', ['--lazy', path]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** For the name of a skipped test, so that the list of tests shows the reason. */
export const WHY_SKIPPED = 'skipped where the account may not mount a file system';

export function canMount(): boolean {
  const disk = mountSmallDisk(1);
  disk?.close();
  return disk !== undefined;
}
