import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { errorCode } from '../error-code.ts';

/**
 * Sends a file and its appendix as if they were one file, either whole or the one byte range requested. A
 * request for several ranges is answered with the whole file, as the standard allows (RFC 9110, 14.2).
 */
export async function sendRange(
  request: Request,
  response: Response,
  path: string,
  appendix: Buffer,
): Promise<void> {
  const { size: fileSize } = await stat(path);
  const size = fileSize + appendix.length;
  const ranges = request.range(size);
  response.set('Accept-Ranges', 'bytes');
  if (ranges === -1) {
    response.status(416).set('Content-Range', `bytes */${size}`).end();
    return;
  }
  const [only, ...more] = ranges === undefined || ranges === -2 ? [] : ranges;
  const part = only && more.length === 0 ? only : { start: 0, end: size - 1 };
  if (part === only) response.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${size}`);
  response.set('Content-Length', String(part.end - part.start + 1));
  try {
    await pipeline(Readable.from(readPart(path, fileSize, appendix, part)), response);
  } catch (error) {
    if (!isClosedByClient(error)) throw error;
  }
}

/**
 * A viewer that turns the page drops what it no longer needs, before the first byte is sent or after it: nothing
 * went wrong.
 */
function isClosedByClient(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ERR_STREAM_UNABLE_TO_PIPE';
}

async function* readPart(
  path: string,
  fileSize: number,
  appendix: Buffer,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  if (start < fileSize) {
    yield* createReadStream(path, { start, end: Math.min(end, fileSize - 1) }) as AsyncIterable<Buffer>;
  }
  if (end >= fileSize) yield appendix.subarray(Math.max(0, start - fileSize), end - fileSize + 1);
}
