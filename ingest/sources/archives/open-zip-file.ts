import { createReadStream, type PathLike } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { findZipEnd, type ZipPlace } from './find-zip-end.ts';

/** What was opened, and where in the file it lies. */
export interface OpenZip {
  zip: yauzl.ZipFile;
  place: ZipPlace;
  /** Bytes of the file that are none of the archive: a program before it, or what some program left behind it. */
  before: number;
  behind: number;
}

/**
 * An archive, wherever in the file it lies. Names and sizes are judged entry by entry by who asks: one that is
 * odd must not lose the others. Must be closed. Throws where its list of contents can't be read.
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
