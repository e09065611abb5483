import { decodePDFRawStream, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';

/** Why a page cannot be copied; the message completes "The page is a picture because …". */
export class CannotCopy extends Error {
  override name = 'CannotCopy';
}

/** The decoded bytes of a stream, one per character.  @throws Error if they cannot be decoded */
export function decodeContent(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new CannotCopy('a part of the page is missing');
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}
