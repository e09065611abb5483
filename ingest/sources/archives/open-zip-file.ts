import { createReadStream, type PathLike } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { findZipEnd, type ZipPlace } from './find-zip-end.ts';

/** An open archive, and where it lies in the file. */
export interface OpenZip {
  zip: yauzl.ZipFile;
  place: ZipPlace;
  /** Bytes of the file outside the archive: a program before it, or what some program left after it. */
  before: number;
  behind: number;
}

/**
 * Opens an archive, wherever in the file it lies. Callers validate names and sizes entry by entry, because
 * one odd entry must not lose the others. Must be closed. Throws if its list of contents cannot be read.
 */
export async function openZipFile(path: PathLike): Promise<OpenZip> {
  const { size } = await stat(path);
  const place = (await findZipEnd(path)) ?? { start: 0, end: size, isLastPart: false };
  const zip = await yauzl.fromRandomAccessReaderPromise(
    new FilePart(path, place.start),
    place.end - place.start,
    { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false },
  );
  return { zip, place, before: place.start, behind: size - place.end };
}

class FilePart extends yauzl.RandomAccessReader {
  readonly #path: PathLike;
  readonly #start: number;

  constructor(path: PathLike, start: number) {
    super();
    this.#path = path;
    this.#start = start;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return createReadStream(this.#path, { start: this.#start + start, end: this.#start + end - 1 });
  }

  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}
