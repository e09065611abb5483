import type { Request } from 'express';
import { UncoverError } from '../errors.ts';

/** The bytes of a request that is not JSON. Throws `too-large` as soon as there are more than `most`. */
export async function readBody(request: Request, most: number): Promise<Buffer> {
  if (!request.is('application/octet-stream')) {
    throw new UncoverError('invalid-request', 'A file is sent as application/octet-stream.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The connection stays open if the body is too large, because a closed one could not deliver the reason.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) {
      throw new UncoverError('too-large', `The file is larger than ${Math.floor(most / 2 ** 20)} MB.`);
    }
    chunks.push(chunk);
  }
  if (bytes === 0) throw new UncoverError('invalid-request', 'The file is empty.');
  return Buffer.concat(chunks);
}
