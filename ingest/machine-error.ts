import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Errors of the machine that say nothing of the file at hand: a full disk, a lost drive, too many open
 * files. Whoever meets one stops, and judges neither the file nor the page.
 */

/** What is wrong with the machine. */
export type MachineFault =
  | 'no-space'
  | 'file-size'
  | 'disk-failed'
  | 'read-only'
  | 'not-permitted'
  | 'too-many-open'
  | 'no-memory'
  | 'missing';

/** By the codes that the system gives (errno). */
const faultOfCode: Record<string, MachineFault> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'file-size',
  EIO: 'disk-failed',
  ENXIO: 'disk-failed',
  ENODEV: 'disk-failed',
  ESTALE: 'disk-failed',
  EREMOTEIO: 'disk-failed',
  EROFS: 'read-only',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EMFILE: 'too-many-open',
  ENFILE: 'too-many-open',
  ENOMEM: 'no-memory',
};

/** Programs that the system could not start for want of room among its processes. */
const NO_ROOM_FOR_PROGRAM = 'EAGAIN';

/** Faults that only writing meets: of two places, it is the one that is written to. */
const OF_WHAT_IS_WRITTEN: ReadonlySet<MachineFault> = new Set(['no-space', 'file-size', 'read-only']);

export class MachineError extends Error {
  readonly fault: MachineFault;
  /** The file or folder at which it happened; undefined where the system names none. */
  readonly path: string | undefined;

  constructor(fault: MachineFault, path: string | undefined, cause?: unknown) {
    super(`The machine failed (${fault}) at ${path ?? 'a place that it does not name'}.`, { cause });
    this.name = 'MachineError';
    this.fault = fault;
    this.path = path;
  }
}

/** What a system error carries besides its message. */
interface SystemError extends Error {
  code?: unknown;
  syscall?: unknown;
  path?: unknown;
  /** Where something was copied or moved to. */
  dest?: unknown;
}

/**
 * The machine's error that an error is, or was caused by; undefined where the machine is not to blame.
 * `wanted` is a file that must be there: one that has gone from its place is no damaged file.
 */
export function findMachineError(error: unknown, wanted?: string): MachineError | undefined {
  // An error may name itself as its cause: ten are more than any chain of ours has.
  for (let each = error, depth = 0; each instanceof Error && depth < 10; each = each.cause, depth += 1) {
    if (each instanceof MachineError) return each;
    const { code, syscall, path, dest } = each as SystemError;
    if (typeof code !== 'string') continue;
    const isFullOfPrograms = code === NO_ROOM_FOR_PROGRAM && String(syscall).startsWith('spawn');
    if (code === 'ENOENT' && wanted !== undefined && path === wanted)
      return new MachineError('missing', wanted, error);
    const fault = isFullOfPrograms ? 'too-many-open' : faultOfCode[code];
    const place = fault && OF_WHAT_IS_WRITTEN.has(fault) ? (dest ?? path) : path;
    if (fault) return new MachineError(fault, typeof place === 'string' ? place : undefined, error);
  }
  return undefined;
}

/** Throws an error of the machine as such, and returns where the error is another. */
export function rethrowMachineError(error: unknown): void {
  const found = findMachineError(error);
  if (found) throw found;
}

const PROBE_BYTES = 2 ** 20;
/** Bytes that a program such as LibreOffice needs for its own files. */
const LEAST_FREE = 64 * 2 ** 20;

/**
 * Why a folder takes nothing more, asked after a program failed that does not say why; undefined where
 * it does take more.
 */
export async function probeFolder(folder: string): Promise<MachineError | undefined> {
  const probe = join(folder, `probe-${process.pid}`);
  try {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < LEAST_FREE) return new MachineError('no-space', folder);
    await writeFile(probe, Buffer.alloc(PROBE_BYTES), { flush: true });
    return undefined;
  } catch (error) {
    return findMachineError(error);
  } finally {
    await unlink(probe).catch(() => undefined);
  }
}
