import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { formatNumber } from '#contract/values/counted.ts';
import { findMachineError } from '../../machine-error.ts';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenLimits } from '../open-limits.ts';

/** Smaller sizes never fill a disk: an empty scan may expand by a factor of a thousand. */
const RATIO_COUNTS_FROM = 32 * 2 ** 20;

/** An entry's bytes do not match what the archive says. */
export class EntryDamaged extends Error {}

/** Unpacks the entries of an archive one after the other, and counts the output as it is produced. */
export class Unpacking {
  readonly #zip: ZipFile;
  readonly #archiveBytes: number;
  readonly #limits: OpenLimits;
  readonly #onStep: () => void;
  #total = 0;

  constructor(zip: ZipFile, archiveBytes: number, about: { limits: OpenLimits; onStep: () => void }) {
    this.#zip = zip;
    this.#archiveBytes = archiveBytes;
    this.#limits = about.limits;
    this.#onStep = about.onStep;
  }

  /**
   * `unlocked` are the entry's decrypted bytes, if it was encrypted. Throws `EntryDamaged`, or `CannotOpen`
   * if the whole archive exceeds a limit.
   */
  async unpack(entry: Entry, to: string, unlocked?: Readable): Promise<void> {
    const packed = Math.min(entry.compressedSize, this.#archiveBytes);
    let bytes = 0;
    let sum = 0;
    const count = async function* (this: Unpacking, chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        sum = crc32(chunk, sum);
        this.#check(bytes, packed, chunk.length);
        yield chunk;
      }
    }.bind(this);
    await this.#write(unlocked ?? (await this.openEntry(entry)), count, to);
    if (sum !== entry.crc32 && !hasOwnCheck(entry)) throw new EntryDamaged('its checksum is wrong');
  }

  /** Still compressed if `raw`. Throws `EntryDamaged`. */
  async openEntry(entry: Entry, raw = false): Promise<Readable> {
    return this.#zip
      .openReadStreamPromise(entry, raw ? { decodeFileData: false } : {})
      .catch((cause: unknown) => {
        throw toDamaged(cause);
      });
  }

  async #write(
    stream: Readable,
    count: (chunks: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>,
    to: string,
  ): Promise<void> {
    try {
      await pipeline(stream, count, createWriteStream(to));
    } catch (error) {
      if (error instanceof CannotOpen) throw error;
      throw toDamaged(error);
    }
  }

  #check(bytes: number, packed: number, more: number): void {
    this.#onStep();
    this.#total += more;
    const { fileBytes, unpackedBytes, ratio } = this.#limits;
    if (bytes > fileBytes) {
      throw new CannotOpen({
        cause: 'too-large',
        message: `A file in the archive is larger than the ${megabytes(fileBytes)} MB allowed, so it was not unpacked. Unpack it with another program and add the parts, or allow more: ingest --retry --most-file-size MB.`,
      });
    }
    if (this.#total > unpackedBytes) {
      throw bomb(`more than the ${megabytes(unpackedBytes)} MB allowed`, '--most-unpacked MB');
    }
    const single = bytes > RATIO_COUNTS_FROM && bytes > ratio * packed;
    const all = this.#total > RATIO_COUNTS_FROM && this.#total > ratio * this.#archiveBytes;
    if (single || all) throw bomb(`more than ${ratio} times its size`, '--most-ratio N');
  }
}

function bomb(what: string, option: string): CannotOpen {
  return new CannotOpen({
    cause: 'bomb',
    message: `The archive unpacks to ${what}, as archives do that are made to fill a disk, so it was not unpacked. If it is what the agency meant to send, allow more: ingest --retry ${option}.`,
  });
}

const megabytes = (bytes: number) => formatNumber(Math.round(bytes / 2 ** 20));

/** Saves an entry as compressed; saves nothing if not even its bytes can be found. */
export async function keepRaw(unpacking: Unpacking, entry: Entry, to: string): Promise<void> {
  try {
    await pipeline(await unpacking.openEntry(entry, true), createWriteStream(to));
  } catch (error) {
    if (!(error instanceof EntryDamaged)) throw error;
    await writeFile(to, '');
  }
}

/**
 * WinZip's encrypted entries have an integrity check in place of the checksum, which is verified during
 * decryption.
 */
function hasOwnCheck({ compressionMethod, crc32: sum }: Entry): boolean {
  return compressionMethod === 99 && sum === 0;
}

/** A full or broken disk is not the archive's fault. */
function toDamaged(cause: unknown): unknown {
  const fault = findMachineError(cause);
  if (fault) return fault;
  return new EntryDamaged(cause instanceof Error ? cause.message : String(cause), { cause });
}
