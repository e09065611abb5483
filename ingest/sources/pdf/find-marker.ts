import { createReadStream } from 'node:fs';

/** Whether these bytes stand anywhere in a file of any size. What is packed inside it is not looked at. */
export async function findMarker(path: string, marker: string): Promise<boolean> {
  const wanted = Buffer.from(marker, 'latin1');
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const data = Buffer.concat([held, chunk as Buffer]);
    if (data.includes(wanted)) return true;
    // The marker may lie across two chunks.
    held = data.subarray(Math.max(0, data.length - wanted.length + 1));
  }
  return false;
}
