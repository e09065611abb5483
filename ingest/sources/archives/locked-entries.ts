import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { configure, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js';
import { rethrowMachineError } from '../../machine-error.ts';
import type { ZipPlace } from './find-zip-end.ts';

/**
 * The only file that uses zip.js. It opens password-protected entries, in the traditional encryption
 * (ZipCrypto) and in WinZip's (AES). Everything else is done by yauzl, which returns the bytes as stored.
 */
configure({ useWebWorkers: false });

/** Looks up an archive's entries by their offset. Must be closed. */
export class LockedEntries {
  readonly #file: FileHandle;
  readonly #archive: ZipReader<unknown>;
  readonly #entries: ReadonlyMap<number, FileEntry>;

  private constructor(
    file: FileHandle,
    archive: ZipReader<unknown>,
    entries: ReadonlyMap<number, FileEntry>,
  ) {
    this.#file = file;
    this.#archive = archive;
    this.#entries = entries;
  }

  static async open(path: string, place: ZipPlace): Promise<LockedEntries> {
    const file = await open(path, 'r');
    try {
      const archive = new ZipReader(new FilePart(file, place));
      const entries = new Map<number, FileEntry>();
      for (const entry of await archive.getEntries()) if (!entry.directory) entries.set(entry.offset, entry);
      return new LockedEntries(file, archive, entries);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * The decrypted bytes of the entry at an offset; undefined if the password is wrong. Traditional encryption
   * accepts one wrong password in 256: the output then has a wrong checksum, or cannot be decompressed.
   */
  async unlock(offset: number, password: string): Promise<Readable | undefined> {
    const entry = this.#entries.get(offset);
    if (!entry) return undefined;
    try {
      await entry.getData(new WritableStream(), { password, checkPasswordOnly: true });
    } catch (error) {
      rethrowMachineError(error);
      // Whatever the reason, this password opens nothing.
      return undefined;
    }
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const stream = Readable.fromWeb(readable as ReadableStream);
    entry.getData(writable, { password, checkSignature: true }).catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    return stream;
  }

  async close(): Promise<void> {
    await this.#archive.close();
    await this.#file.close();
  }
}

class FilePart extends Reader<FileHandle> {
  readonly #file: FileHandle;
  readonly #start: number;

  constructor(file: FileHandle, { start, end }: ZipPlace) {
    super(file);
    this.#file = file;
    this.#start = start;
    this.size = end - start;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)));
    await this.#file.read(bytes, 0, bytes.length, this.#start + index);
    return bytes;
  }
}
