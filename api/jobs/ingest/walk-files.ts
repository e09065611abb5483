import { isUtf8 } from 'node:buffer';
import type { Dirent, PathLike } from 'node:fs';
import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, extname, resolve, sep } from 'node:path';
import type { LeftOut } from '#contract/intake/production.ts';
import { NOT_RECEIVED } from '#contract/intake/upload.ts';
import { InnerNames, showUnseen } from '#ingest';
import { errorCode } from '../../error-code.ts';
import { UncoverError } from '../../errors.ts';

/** A file to ingest: its path, and its name in the ledger. */
export interface FoundFile {
  /** As bytes if the system has a name that is not valid UTF-8, as on old archives and CDs. */
  absolute: string | Buffer;
  /**
   * Relative to the given folder, including its name; `/` between folders on every system. Unique, and
   * invisible characters are made visible.
   */
  path: string;
}

export interface WalkedFiles {
  files: FoundFile[];
  leftOut: LeftOut[];
}

/**
 * Every file under the given paths, in name order, so that a second run, or another machine, numbers the
 * pages the same way. Links inside a folder are not followed: they may lead out of it, or form a cycle.
 * Throws if a path does not exist.
 */
export async function walkFiles(paths: readonly string[]): Promise<WalkedFiles> {
  const files = new Map<string, FoundFile>();
  const leftOut = new Map<string, LeftOut>();
  for (const path of paths) {
    const walked = await walkPath(path);
    for (const file of walked.files) files.set(keyOf(file.absolute), file);
    for (const each of walked.leftOut) leftOut.set(each.path, each);
  }
  return { files: [...files.values()], leftOut: [...leftOut.values()] };
}

const keyOf = (absolute: string | Buffer) => Buffer.from(absolute).toString('latin1');

/** The default name of a production: that of the first file or folder given. */
export function nameProduction(paths: readonly string[]): string {
  const first = showUnseen(basename(paths[0] ?? 'production'));
  return basename(first, extname(first)) || 'production';
}

async function walkPath(path: string): Promise<WalkedFiles> {
  const root = await realpath(resolve(path)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') {
      throw new UncoverError('not-found', `There is no file or folder ${path}. Check the spelling.`);
    }
    throw error;
  });
  if ((await stat(root)).isFile()) {
    return { files: [{ absolute: root, path: showUnseen(basename(root)) }], leftOut: [] };
  }
  const entries = await listEntries(Buffer.from(root));
  const names = new InnerNames(showUnseen);
  const walked: WalkedFiles = { files: [], leftOut: [] };
  for (const { entry, bytes } of entries.sort((one, other) => Buffer.compare(one.bytes, other.bytes))) {
    const inside = nameOf(bytes)
      .slice(root.length + 1)
      .split(sep);
    const name = [basename(root), ...inside].join('/');
    const why = await whyLeftOut(entry, bytes);
    if (why === null)
      walked.files.push({ absolute: isUtf8(bytes) ? bytes.toString() : bytes, path: names.give(name) });
    else walked.leftOut.push({ path: showUnseen(name), why });
  }
  return walked;
}

interface FoundEntry {
  entry: Dirent<Buffer>;
  /** Its path as the system has it. */
  bytes: Buffer;
}

/** Everything in a folder and its subfolders, except those folders themselves. */
async function listEntries(folder: Buffer): Promise<FoundEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  const found = entries.map(async (entry): Promise<FoundEntry[]> => {
    const bytes = Buffer.concat([folder, Buffer.from(sep), entry.name]);
    return entry.isDirectory() ? listEntries(bytes) : [{ entry, bytes }];
  });
  return (await Promise.all(found)).flat();
}

/** Bytes that are not UTF-8 are shown by their numbers: `Petici\xf3n.txt`. */
function nameOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  return bytes
    .toString('latin1')
    .replaceAll(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

/** Null for a file, which is ingested. */
async function whyLeftOut(entry: Dirent<Buffer>, bytes: PathLike): Promise<string | null> {
  if (entry.isSymbolicLink()) {
    const target = showUnseen((await readlink(bytes, 'buffer')).toString());
    return `is a link to ${target} and was not followed; add that file or folder itself if it belongs to the production`;
  }
  if (entry.isFIFO()) return 'is a pipe between programs and holds nothing';
  if (entry.isSocket()) return 'is a socket of a program and holds nothing';
  if (!entry.isFile()) return 'is a device and no file';
  return NOT_RECEIVED.has(entry.name.toString())
    ? 'was left there by a computer and is no part of a production'
    : null;
}
