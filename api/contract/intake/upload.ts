import { z } from 'zod';

/** Bytes of one piece: little to send again after a connection broke. */
export const LARGEST_PIECE = 8 * 2 ** 20;
/** Files begun by one request; more take several. */
export const MOST_BEGUN_AT_ONCE = 200;

/** Left by systems on every medium, never part of a production. */
export const NOT_RECEIVED: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Control characters, and marks that make a name read other than it is (U+202A to 202E, 2066 to 2069). */
const UNREADABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * What the ledger calls a file: its folders and its name as they were dropped, with `/` between them.
 * It is a name only; the bytes are kept under an id of ours.
 */
export const UploadPath = z
  .string()
  .min(1)
  .max(1000, 'a name of at most 1,000 letters, with its folders')
  .refine((path) => !UNREADABLE.test(path), 'a name without control characters')
  .refine(
    (path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'a name below the folder that was dropped',
  );

export const ProductionName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u, 'a name on one line');

/** A file about to be sent. Together these tell whether it is one that was begun before. */
export const UploadDraft = z.object({
  path: UploadPath,
  bytes: z.int().min(0),
  /** Milliseconds since 1970, as the browser says. */
  lastModified: z.int(),
});
export type UploadDraft = z.infer<typeof UploadDraft>;

/**
 * `receiving`: bytes are missing. `received`: all here, and other files of the same drop are not.
 * `ready`: to be read now; it leaves the list once its original is kept and in the ledger.
 */
export const UploadStatus = z.enum(['receiving', 'received', 'ready']);
export type UploadStatus = z.infer<typeof UploadStatus>;

/** A file that is not taken, and why. The others of its drop are. */
export const RefusedUpload = z.object({ path: z.string(), message: z.string() });
export type RefusedUpload = z.infer<typeof RefusedUpload>;

export const Upload = UploadDraft.extend({
  path: z.string(),
  uploadId: z.string(),
  production: z.string(),
  /** Bytes that are on the disk for good: where to go on. */
  offset: z.int(),
  status: UploadStatus,
  /** Who began it: a user name, and as people call them. */
  by: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
  /** Known when it is all here. A drop with a load file is read when a person has seen its columns. */
  loadFile: z.boolean(),
});
export type Upload = z.infer<typeof Upload>;
