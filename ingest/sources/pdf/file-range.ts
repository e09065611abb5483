import type { FileHandle } from 'node:fs/promises';
import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Passes a PDF to pdf.js piece by piece from a file descriptor, so that a file of several gigabytes is never
 * read into memory as a whole.
 */
export class FileRange extends PDFDataRangeTransport {
  /** Bytes passed so far. pdf.js keeps them all until the document is closed. */
  bytesGiven = 0;
  readonly #file: FileHandle;
  readonly #onFailure: (error: unknown) => void;

  /** `onFailure` is called if the file cannot be read; pdf.js itself would wait forever. */
  constructor(file: FileHandle, bytes: number, onFailure: (error: unknown) => void) {
    super(bytes, null);
    this.#file = file;
    this.#onFailure = onFailure;
  }

  override requestDataRange(begin: number, end: number): void {
    const chunk = new Uint8Array(end - begin);
    this.#file
      .read(chunk, 0, chunk.length, begin)
      .then(({ bytesRead }) => {
        this.bytesGiven += bytesRead;
        this.onDataRange(begin, chunk);
      })
      .catch(this.#onFailure);
  }
}
