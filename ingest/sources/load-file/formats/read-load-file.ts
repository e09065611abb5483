import type { PathLike } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { decodeText } from '../../decode-text.ts';
import { parseDat } from './parse-dat.ts';
import { parseLfp } from './parse-lfp.ts';
import { parseOpt } from './parse-opt.ts';
import type { LoadFileKind, ParsedLoadFile } from './parsed-load-file.ts';
import { recognizeLoadFile } from './recognize-load-file.ts';

/** A load file and its parsed form are kept in memory as a whole: some million rows of usual length. */
const MOST_BYTES = 128 * 2 ** 20;
/** Enough for the header of a DAT with hundreds of columns in UTF-16. */
const HEAD_BYTES = 16_384;

const parsers = { dat: parseDat, opt: parseOpt, lfp: parseLfp };

/** The kind of load file at a path, by its content; undefined for anything else. */
export async function sniffLoadFile(absolute: PathLike): Promise<LoadFileKind | undefined> {
  const file = await open(absolute, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return recognizeLoadFile(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Reads a load file. One that is too large has no rows, and a fault that says so. */
export async function readLoadFile(
  absolute: PathLike,
  path: string,
  kind: LoadFileKind,
  mostBytes = MOST_BYTES,
): Promise<ParsedLoadFile> {
  const { size } = await stat(absolute);
  if (size > mostBytes) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
    const message = `This load file has ${megabytes(size)} MB, and at most ${megabytes(mostBytes)} MB are read. Split it by rows, give each part the header, and add the parts.`;
    const faults = [{ row: null, message }];
    const nothing = kind === 'dat' ? { kind, columns: [], rows: [], faults } : { kind, images: [], faults };
    return { ...nothing, path, encoding: 'utf-8' };
  }
  const { text, encoding } = decodeText(await readFile(absolute));
  return { ...parsers[kind](text), path, encoding };
}
