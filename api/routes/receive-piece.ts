import type { Request } from 'express';
import { LARGEST_PIECE, type Upload } from '#contract/intake/upload.ts';
import type { Deps } from '../deps.ts';
import { errorCode } from '../error-code.ts';
import { UncoverError } from '../errors.ts';
import { PieceTooLarge } from '../originals/staged-uploads.ts';
import { noteBytesHere } from '../repositories/intake/uploads.ts';

interface Piece {
  /** The offset in the file. */
  offset: number;
  request: Request;
  /** Aborts when a newer piece arrives. */
  cutOff: AbortSignal;
}

/** Writes a piece to the disk, and then records how much of the file has arrived. */
export async function receivePiece(
  { database, uploads: { staged } }: Pick<Deps, 'database' | 'uploads'>,
  { uploadId, bytes, offset }: Upload,
  piece: Piece,
): Promise<void> {
  if (!piece.request.is('application/octet-stream')) {
    throw new UncoverError('invalid-request', 'A piece of a file is sent as application/octet-stream.');
  }
  // A disk that lost power may contain less than was recorded.
  const here = Math.min(offset, await staged.sizeOf(uploadId));
  if (piece.offset !== here) {
    const message = `${here} bytes of this file are here: go on from there, not from ${piece.offset}.`;
    throw new UncoverError('conflict', message, { offset: here });
  }
  const drop = () => piece.request.destroy();
  piece.cutOff.addEventListener('abort', drop);
  try {
    const most = Math.min(LARGEST_PIECE, bytes - here);
    await noteBytesHere(database, uploadId, await staged.write(uploadId, here, piece.request, most));
  } catch (error) {
    throw explain(error);
  } finally {
    piece.cutOff.removeEventListener('abort', drop);
  }
}

function explain(error: unknown): unknown {
  if (error instanceof PieceTooLarge) {
    return new UncoverError(
      'too-large',
      'The piece is larger than 8 MB or goes past the end that the file was said to have. If the file has changed, drop it again.',
    );
  }
  if (errorCode(error) === 'ECONNRESET' || errorCode(error) === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new UncoverError(
      'invalid-request',
      'The connection broke before the piece was here. Send it again.',
    );
  }
  return error;
}
