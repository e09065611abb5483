import { closeSync, constants, fsyncSync, mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ProblemCode } from '#contract/problem.ts';
import { findMachineError } from '#ingest';
import { databasePath } from '../data-folder.ts';
import { UncoverError } from '../errors.ts';
import { type DatabaseFault, findFault } from '../repositories/database/sqlite-error.ts';
import { CHECK, RESTORE } from './advice.ts';

/** A fault of the machine or of the database, for users: what happened, and what to do about it. */
export interface DescribedFault {
  fault: DatabaseFault;
  code: ProblemCode;
  /** A sentence. */
  what: string;
  /** The beginning of a sentence, such as `Free some space`. */
  remedy: string;
}

const codeOf: Record<DatabaseFault, ProblemCode> = {
  'no-space': 'no-space',
  'file-size': 'no-space',
  busy: 'busy',
  'disk-failed': 'unavailable',
  'read-only': 'unavailable',
  'not-permitted': 'unavailable',
  'too-many-open': 'unavailable',
  'no-memory': 'unavailable',
  missing: 'unavailable',
  damaged: 'unavailable',
  'not-a-database': 'unavailable',
  'cannot-open': 'unavailable',
  database: 'internal',
};

/** The names of places in messages. Nothing that is sent to a browser contains a path of the machine. */
interface Names {
  folder: string;
  database: string;
}

const sentences: Record<DatabaseFault, (names: Names) => [what: string, remedy: string]> = {
  'no-space': ({ folder }) => [`The disk of ${folder} is full, or its quota is used up.`, 'Free some space'],
  'file-size': ({ folder }) => [
    `${capitalize(folder)} takes no file of this size: its file system, or a limit of this account, forbids it.`,
    'Use another disk, or raise the limit',
  ],
  'disk-failed': ({ folder }) => [
    `${capitalize(folder)} can't be read or written: its disk reports an error.`,
    'Check the disk and its connection',
  ],
  'read-only': ({ folder }) => [`${capitalize(folder)} is read-only.`, 'Make it writable'],
  'not-permitted': ({ folder }) => [
    `This account may not read or write ${folder}.`,
    'Change its owner or its permissions',
  ],
  'too-many-open': () => [
    'Too many files or programs are open on this machine.',
    'Close some, or raise the limit (ulimit -n)',
  ],
  'no-memory': () => ['The machine has no memory left.', 'Close other programs'],
  missing: ({ folder }) => [
    `${capitalize(folder)} is missing.`,
    `${CHECK}, put them back or add the agency's files again`,
  ],
  busy: ({ database }) => [
    `Another program keeps ${database} locked.`,
    'Wait until that program is done, or end it',
  ],
  damaged: ({ database }) => [`${capitalize(database)} is damaged.`, RESTORE],
  'not-a-database': ({ database }) => [
    `${capitalize(database)} is damaged, or is no database of Uncover.`,
    `${RESTORE}, or give the right folder with --data`,
  ],
  'cannot-open': ({ database }) => [
    `${capitalize(database)} can't be opened.`,
    'Check that its folder is there and that this account may write to it',
  ],
  database: ({ database }) => [
    `${capitalize(database)} gave an error that the program did not expect.`,
    'Set UNCOVER_LOG=debug to see it',
  ],
};

/**
 * Returns undefined if neither the machine nor the database is at fault. `dataDir` is examined if the error
 * itself says little.
 */
export function describeFault(
  error: unknown,
  dataDir: string,
  { withPaths }: { withPaths: boolean },
): DescribedFault | undefined {
  const found = findFault(error);
  if (!found) return undefined;
  const fault = refine(found.fault, dataDir);
  const [what, remedy] = sentences[fault](namePlaces(found, dataDir, withPaths));
  return { fault, code: codeOf[fault], what, remedy };
}

/** For the command line, which may name every path. Any other error is returned as it is. */
export function explainFault(error: unknown, dataDir: string): unknown {
  if (error instanceof UncoverError) return error;
  const found = describeFault(error, dataDir, { withPaths: true });
  if (!found) return error;
  const { code, what, remedy } = found;
  return new UncoverError(
    code,
    `${what} ${remedy}, then run the command again. What was done so far is kept.`,
    {
      cause: error,
    },
  );
}

/**
 * For a job whose result users see in the browser; undefined if neither the machine nor the database is at
 * fault.
 */
export function describeForJob(error: unknown, dataDir: string): string | undefined {
  const found = describeFault(error, dataDir, { withPaths: false });
  return found && `${found.what} Nothing of it was kept. ${found.remedy}, then start it again.`;
}

/** For an HTTP answer. */
export function toFaultProblem(error: unknown, dataDir: string): UncoverError | undefined {
  const found = describeFault(error, dataDir, { withPaths: false });
  if (!found || found.code === 'internal') return undefined;
  const { code, what, remedy } = found;
  return new UncoverError(code, `${what} Nothing was changed. ${remedy}, then try again.`, { cause: error });
}

function namePlaces(
  { fault, path }: { fault: DatabaseFault; path: string | undefined },
  dataDir: string,
  withPaths: boolean,
): Names {
  const isInside = path === undefined || path === dataDir || path.startsWith(dataDir + sep);
  if (!withPaths) {
    const folder =
      fault === 'missing' ? 'the original' : isInside ? 'the data folder' : 'a folder of the server';
    return { folder, database: 'the database' };
  }
  const folder = isInside && fault !== 'missing' ? `the data folder ${dataDir}` : (path ?? dataDir);
  return { folder, database: `the database ${databasePath(dataDir)}` };
}

const UNCLEAR: ReadonlySet<DatabaseFault> = new Set(['disk-failed', 'cannot-open']);

/** SQLite reports many faults as an input/output error; writing a small file shows which one it is. */
function refine(fault: DatabaseFault, dataDir: string): DatabaseFault {
  if (!UNCLEAR.has(fault)) return fault;
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true });
    const file = openSync(probe, constants.O_CREAT | constants.O_WRONLY | constants.O_TRUNC, 0o600);
    try {
      writeSync(file, Buffer.alloc(2 ** 16));
      fsyncSync(file);
    } finally {
      closeSync(file);
      unlinkSync(probe);
    }
    return fault;
  } catch (error) {
    return findMachineError(error)?.fault ?? fault;
  }
}

function capitalize(text: string): string {
  return text.startsWith('the ') || text.startsWith('a ') ? text[0]?.toUpperCase() + text.slice(1) : text;
}
