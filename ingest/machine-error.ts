import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Errors of the machine that have nothing to do with the file: a full disk, a lost drive, too many open
 * files. Code that meets one stops, and judges neither the file nor the page.
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

/** By the system's error codes (errno). */
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

/** The system could not start a program because it has too many processes. */
const NO_ROOM_FOR_PROGRAM = 'EAGAIN';

/** Faults that occur only when writing: of two paths, the one written to is meant. */
const OF_WHAT_IS_WRITTEN: ReadonlySet<MachineFault> = new Set(['no-space', 'file-size', 'read-only']);

export class MachineError extends Error {
  readonly fault: MachineFault;
  /** The file or folder concerned; undefined if the system names none. */
  readonly path: string | undefined;

  constructor(fault: MachineFault, path: string | undefined, cause?: unknown) {
    super(`The machine failed (${fault}) at ${path ?? 'a place that it does not name'}.`, { cause });
    this.name = 'MachineError';
    this.fault = fault;
    this.path = path;
  }
}

/** The properties of a system error besides its message. */
interface SystemError extends Error {
  code?: unknown;
  syscall?: unknown;
  path?: unknown;
  /** The target of a copy or move. */
  dest?: unknown;
}

/**
 * The machine error that an error is, or was caused by; undefined if the machine is not at fault. `wanted` is
 * a file that must exist: if it has disappeared, it is not a damaged file.
 */
export function findMachineError(error: unknown, wanted?: string): MachineError | undefined {
  // An error may be its own cause: no chain of causes here is longer than ten.
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

/** Throws a machine error, and returns for any other error. */
export function rethrowMachineError(error: unknown): void {
  const found = findMachineError(error);
  if (found) throw found;
}

const PROBE_BYTES = 2 ** 20;
/** Bytes that a program such as LibreOffice needs for its own files. */
const LEAST_FREE = 64 * 2 ** 20;

/**
 * Finds out why a folder cannot be written to, after a program failed without a reason; undefined if it can.
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
