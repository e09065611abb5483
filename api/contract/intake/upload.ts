import { z } from 'zod';

/** Bytes of one piece: small enough to send again after a connection broke. */
export const LARGEST_PIECE = 8 * 2 ** 20;
/** Files begun by one request; more files need several requests. */
export const MOST_BEGUN_AT_ONCE = 200;

/** Files that operating systems leave on every medium, never part of a production. */
export const NOT_RECEIVED: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Control characters, and marks that change the order in which a name is displayed (U+202A to 202E, 2066 to
 * 2069).
 */
const UNREADABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * The name of a file in the ledger: its folders and its name as dropped, with `/` in between. It is only a
 * name; the bytes are stored under our own id.
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

/** A file about to be uploaded. Together these identify an upload that was begun before. */
export const UploadDraft = z.object({
  path: UploadPath,
  bytes: z.int().min(0),
  /** Milliseconds since 1970, as given by the browser. */
  lastModified: z.int(),
});
export type UploadDraft = z.infer<typeof UploadDraft>;

/**
 * `receiving`: bytes are missing. `received`: complete, but other files of the same drop are not. `ready`:
 * will be ingested now; it leaves the list once its original is stored and in the ledger.
 */
export const UploadStatus = z.enum(['receiving', 'received', 'ready']);
export type UploadStatus = z.infer<typeof UploadStatus>;

/** A file that is refused, with the reason. The others of its drop are accepted. */
export const RefusedUpload = z.object({ path: z.string(), message: z.string() });
export type RefusedUpload = z.infer<typeof RefusedUpload>;

export const Upload = UploadDraft.extend({
  path: z.string(),
  uploadId: z.string(),
  production: z.string(),
  /** Bytes that are stored durably: the offset at which to continue. */
  offset: z.int(),
  status: UploadStatus,
  /** Who began it: the user name, and the displayed name. */
  by: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
  /** Set when it is complete. A drop with a load file is ingested after a person has seen its columns. */
  loadFile: z.boolean(),
});
export type Upload = z.infer<typeof Upload>;
