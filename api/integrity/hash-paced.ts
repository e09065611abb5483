import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Pace } from './pace.ts';

/** Bytes that are read and hashed at a time, before other work gets a turn. */
const PIECE = 2 ** 20;

/** SHA-256 of a file's bytes, in hex. */
export async function hashPaced(path: string, pace: Pace): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  const file = await open(path, 'r');
  try {
    for (;;) {
      const bytes = await pace(async () => {
        const { bytesRead } = await file.read(piece, 0, PIECE, null);
        hash.update(piece.subarray(0, bytesRead));
        return bytesRead;
      });
      if (bytes === 0) return hash.digest('hex');
    }
  } finally {
    await file.close();
  }
}
