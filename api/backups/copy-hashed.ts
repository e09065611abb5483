import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { findMachineError, MachineError } from '#ingest';

/** Bytes that are copied at a time. */
const PIECE = 2 ** 20;

/**
 * Copies a file to a new one that only this account may read, and returns the SHA-256 of the copied bytes.
 */
export async function copyHashed(source: string, target: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  let bytes = 0;
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'wx', 0o600).catch(blame(target));
    try {
      for (;;) {
        const { bytesRead } = await from.read(piece, 0, PIECE, null).catch(blame(source));
        if (bytesRead === 0) break;
        const part = piece.subarray(0, bytesRead);
        hash.update(part);
        await to.writeFile(part).catch(blame(target));
        bytes += bytesRead;
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** An error of an open file does not name it, and with two folders users must know which disk is full. */
function blame(path: string): (error: unknown) => never {
  return (error) => {
    const machine = findMachineError(error);
    throw machine && machine.path === undefined ? new MachineError(machine.fault, path, error) : error;
  };
}
