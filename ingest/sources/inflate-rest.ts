import { constants, createInflate } from 'node:zlib';

/** Decompresses data up to `most` bytes, or until it ends or becomes invalid. */
export async function inflateRest(packed: Uint8Array, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
  inflate.end(packed);
  try {
    for await (const part of inflate) {
      parts.push(part as Buffer);
      length += (part as Buffer).length;
      if (length >= most) break;
    }
  } catch {
    // The rest is damaged: only what came before it is returned.
  }
  return Buffer.concat(parts).subarray(0, most);
}
