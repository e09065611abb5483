import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import {
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { PdfObject } from '../../../page-record.ts';
import { readAt } from '../../read-at.ts';

/** A stream as it is in the file, still compressed. */
export interface PackedStream {
  dict: PDFDict;
  bytes: Buffer;
}

const OBJECT = /(?:^|[\s>])(\d{1,10})\s{1,4}(\d{1,5})\s{1,4}obj\b/g;
const STREAM = /stream\r?\n/;
const ENCRYPTED = '/Encrypt';
const CHUNK = 2 ** 20;
/** A match may lie across two chunks. */
const OVERLAP = 64;
/** Number of bytes within which a picture's dictionary ends: those with a palette are the longest. */
const MOST_DICT = 65_536;
/** Bytes of a value to which a dictionary refers: a number, a name, or how a picture is compressed. */
const MOST_VALUE = 4096;
/** An encrypted file is parsed as a whole; for a larger one there is not enough memory. */
const MOST_ENCRYPTED = 64 * 2 ** 20;

/**
 * Finds streams in a PDF by their object without parsing the whole file, because pdf.js only returns decoded
 * pictures. The positions of all objects are found in one scan of the file, when the first is requested.
 */
export class StreamFinder {
  readonly #path: string;
  #places: Promise<Map<string, number> | undefined> | undefined;
  #decrypted: Promise<PDFDocument | undefined> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Undefined if it cannot be found. */
  async find({ number, generation }: PdfObject): Promise<PackedStream | undefined> {
    this.#places ??= findObjects(this.#path);
    const places = await this.#places;
    if (!places) {
      this.#decrypted ??= decrypt(this.#path);
      const stream = (await this.#decrypted)?.context.lookup(PDFRef.of(number, generation));
      return stream instanceof PDFRawStream
        ? { dict: stream.dict, bytes: Buffer.from(stream.contents) }
        : undefined;
    }
    const at = places.get(`${number} ${generation}`);
    if (at === undefined) return undefined;
    const file = await open(this.#path, 'r');
    try {
      return await this.#read(file, at, places);
    } finally {
      await file.close();
    }
  }

  async #read(file: FileHandle, at: number, places: Map<string, number>): Promise<PackedStream | undefined> {
    const head = (await readAt(file, at, MOST_DICT)).toString('latin1');
    const begun = STREAM.exec(head);
    const dict = begun && parseDict(head.slice(0, begun.index));
    if (!begun || !dict) return undefined;
    await this.#resolve(file, dict, places);
    const length = dict.get(PDFName.of('Length'));
    if (!(length instanceof PDFNumber)) return undefined;
    return { dict, bytes: await readAt(file, at + begun.index + begun[0].length, length.asNumber()) };
  }

  /**
   * Writers that do not know a length before they have written the stream store it as a separate object after
   * it.
   */
  async #resolve(file: FileHandle, dict: PDFDict, places: Map<string, number>): Promise<void> {
    for (const [key, value] of dict.entries()) {
      const at = value instanceof PDFRef && places.get(`${value.objectNumber} ${value.generationNumber}`);
      if (typeof at !== 'number') continue;
      const found = parseObject((await readAt(file, at, MOST_VALUE)).toString('latin1'));
      if (found) dict.set(key, found);
    }
  }
}

/** With the empty password, with which anyone may open most encrypted files. */
async function decrypt(path: string): Promise<PDFDocument | undefined> {
  if ((await stat(path)).size > MOST_ENCRYPTED) return undefined;
  return PDFDocument.load(await readFile(path), { password: '', updateMetadata: false }).catch(
    () => undefined,
  );
}

/** Parses a dictionary as written in a PDF. */
export function parseDict(text: string): PDFDict | undefined {
  const parsed = parseObject(text);
  return parsed instanceof PDFDict ? parsed : undefined;
}

function parseObject(text: string): PDFObject | undefined {
  try {
    return PDFObjectParser.forBytes(Buffer.from(text, 'latin1'), PDFContext.create()).parseObject();
  } catch {
    // The package throws plain errors for whatever is wrong with an object.
    return undefined;
  }
}

/** Where each object's content begins, the last one with its number; undefined in an encrypted file. */
async function findObjects(path: string): Promise<Map<string, number> | undefined> {
  const places = new Map<string, number>();
  let held = '';
  let start = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK, encoding: 'latin1' })) {
    const text = held + chunk;
    if (text.includes(ENCRYPTED)) return undefined;
    for (const match of text.matchAll(OBJECT))
      places.set(`${match[1]} ${match[2]}`, start + match.index + match[0].length);
    held = text.slice(-OVERLAP);
    start += text.length - held.length;
  }
  return places;
}
