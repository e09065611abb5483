import { constants, createInflate } from 'node:zlib';

/** What comes out of packed data, up to so many bytes, before they end or stop making sense. */
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
    // The rest is damaged: what came before it is what there is.
  }
  return Buffer.concat(parts).subarray(0, most);
}
