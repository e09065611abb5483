import { createReadStream } from 'node:fs';

/** A line of a file including its end, or a piece of a very long one. */
export interface LinePiece {
  bytes: Buffer;
  /** The piece starts a line. */
  isStart: boolean;
}

/**
 * A line longer than this is yielded in pieces, so that a file without line ends does not fill the memory.
 */
const LONGEST_PIECE = 2 ** 20;

/** The lines of a file of any size, byte for byte. */
export async function* readLines(path: string): AsyncGenerator<LinePiece> {
  let held: Buffer = Buffer.alloc(0);
  let isStart = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const data = held.length === 0 ? (chunk as Buffer) : Buffer.concat([held, chunk as Buffer]);
    let from = 0;
    for (let end = data.indexOf(0x0a, from); end >= 0; end = data.indexOf(0x0a, from)) {
      yield { bytes: data.subarray(from, end + 1), isStart };
      isStart = true;
      from = end + 1;
    }
    held = data.subarray(from);
    if (held.length >= LONGEST_PIECE) {
      yield { bytes: held, isStart };
      isStart = false;
      held = Buffer.alloc(0);
    }
  }
  if (held.length > 0) yield { bytes: held, isStart };
}
