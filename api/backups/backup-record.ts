import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../error-code.ts';
import { UncoverError } from '../errors.ts';
import { writePackageFile } from '../exports/exhibits/package/package-files.ts';
import { syncFolder } from '../folder/durable-files.ts';

/**
 * A backup is a folder with `uncover-backup.json`, which this module reads and writes; `files`, which
 * contains each file once under the SHA-256 of its bytes; and `database`, which contains the copy of the
 * database under its own. Files that the record does not name are not part of the backup, so an interrupted
 * backup changes nothing of the previous one.
 */
const NAME = 'uncover-backup.json';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Folders of a data folder whose files are backed up unchanged. */
const FOLDERS = ['originals', 'renditions', 'exports', 'uploads'] as const;

/**
 * The path of a file in a data folder, with forward slashes; a record from elsewhere cannot name another
 * path.
 */
const Path = z.string().refine((path) => {
  const [folder = '', ...names] = path.split('/');
  const isPlain = (name: string) => name !== '' && name !== '.' && name !== '..' && !/[\\:\0]/.test(name);
  return (FOLDERS as readonly string[]).includes(folder) && names.length > 0 && names.every(isPlain);
}, 'is no path of a data folder');

const BackedUpFile = z.object({ path: Path, sha256: Sha256, bytes: z.int() });
export type BackedUpFile = z.infer<typeof BackedUpFile>;

const Backup = z.object({
  madeAt: z.iso.datetime(),
  database: z.object({ sha256: Sha256, bytes: z.int() }),
  files: z.array(BackedUpFile),
  /** Sentences about what could not be copied, because it was missing or damaged. */
  faults: z.array(z.string()),
});
export type Backup = z.infer<typeof Backup>;

const FORMAT = 1;

const BackupRecord = z.object({
  format: z.literal(FORMAT),
  program: z.string(),
  /** The id of the backed-up data folder: a backup of another one does not replace it. */
  installation: z.string(),
  /** The last finished backup; null until there is one. */
  latest: Backup.nullable(),
});
export type BackupRecord = z.infer<typeof BackupRecord>;

/** Undefined if the folder contains no backup. Throws if it is damaged or of another format. */
export async function findRecord(dir: string): Promise<BackupRecord | undefined> {
  const path = join(dir, NAME);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const read = parseJson(text);
  const format = z.object({ format: z.number() }).safeParse(read);
  if (format.success && format.data.format > FORMAT) {
    throw new UncoverError(
      'conflict',
      `${path} was written by a newer version of Uncover. Use that version.`,
    );
  }
  const record = BackupRecord.safeParse(read);
  if (record.success) return record.data;
  throw new UncoverError(
    'conflict',
    `${path} is damaged: the backup can't be used. Use another backup; to back up here, empty the folder first.`,
  );
}

/** Replaces the record atomically. */
export async function writeRecord(dir: string, record: Omit<BackupRecord, 'format'>): Promise<void> {
  const partial = `${NAME}.${process.pid}.partial`;
  await writePackageFile(dir, partial, JSON.stringify({ format: FORMAT, ...record } satisfies BackupRecord));
  await rename(join(dir, partial), join(dir, NAME));
  await syncFolder(dir);
}

export function storedPath(dir: string, sha256: string): string {
  return join(dir, 'files', sha256.slice(0, 2), sha256);
}

export function storedDatabase(dir: string, sha256: string): string {
  return join(dir, 'database', `${sha256}.db`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
