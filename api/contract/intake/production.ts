import { z } from 'zod';
import { LoadFileReport } from './load-file.ts';

/** Why a source file could not be opened. The file itself is kept and hashed all the same. */
export const QuarantineCause = z.enum([
  'encrypted',
  'damaged',
  'empty',
  'unsupported',
  'needs-libreoffice',
  'too-large',
  'bomb',
  'timed-out',
]);
export type QuarantineCause = z.infer<typeof QuarantineCause>;

/** What a file is, by its content; its name is not looked at. */
export const FileKind = z.enum([
  'pdf',
  'tiff',
  'jpeg',
  'png',
  'zip',
  'email',
  'mailbox',
  'outlook',
  'tnef',
  'text',
  'word',
  'excel',
  'powerpoint',
  'load-file',
  'empty',
  'other',
]);
export type FileKind = z.infer<typeof FileKind>;

/**
 * Where a received file stands.
 * `received` and `reading` are on the way; the other three are ends.
 */
export const SourceFileStatus = z.enum(['received', 'reading', 'read', 'duplicate', 'quarantined']);
export type SourceFileStatus = z.infer<typeof SourceFileStatus>;

export const SourceFile = z.object({
  fileId: z.string(),
  /** As received, relative to the folder that was handed in. */
  path: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  status: SourceFileStatus,
  cause: QuarantineCause.nullable(),
  /** What happened and what to do next, for people. */
  message: z.string().nullable(),
  /** What of the file was not read, or may be wrong, though it could be opened. */
  notes: z.array(z.string()),
  /** Pages in the file; 0 for a duplicate, whose pages are counted once, with the file that came first. */
  pages: z.int(),
  pagesRead: z.int(),
  /** Pages with notes of their own on what may be missing or wrong. */
  pagesWithNotes: z.int(),
  kind: FileKind,
  /** The archive or e-mail that it came out of; null for a file that was received by itself. */
  parentId: z.string().nullable(),
});
export type SourceFile = z.infer<typeof SourceFile>;

/** How the pages received were read. The four kinds always add up to the pages that were read. */
export const PageCounts = z.object({
  received: z.int(),
  textLayer: z.int(),
  ocr: z.int(),
  blank: z.int(),
  problem: z.int(),
});
export type PageCounts = z.infer<typeof PageCounts>;

/** What an agency may declare of a production, such as in its cover letter. Null: not known. */
export const DeclaredPages = z.int().min(0).max(100_000_000).nullable();

/** One delivery by one party. */
export const Production = z.object({
  productionId: z.string(),
  name: z.string(),
  receivedAt: z.iso.datetime(),
  /** True while a reader is at work on it. */
  isProcessing: z.boolean(),
  /** Of the run under way, or of the last one; null until a first page was read. */
  pagesPerMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  files: z.array(SourceFile),
  pages: PageCounts,
  pagesRead: z.int(),
  /** First and last Bates number read, in page order; null when none was read. */
  firstBates: z.string().nullable(),
  lastBates: z.string().nullable(),
  pagesWithoutBates: z.int(),
  /** How many pages the agency said that it gave; null until someone enters it. */
  declaredPages: DeclaredPages,
  /** In the order of their paths. */
  loadFiles: z.array(LoadFileReport),
});
export type Production = z.infer<typeof Production>;

/** What lay among the files received and was not taken in: a link, a pipe, what a computer leaves in folders. */
export const LeftOut = z.object({
  path: z.string(),
  /** In words that follow its name: `is a link to … and was not followed`. */
  why: z.string(),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** What `uncover ingest --json` prints. */
export const IngestReport = z.object({
  production: z.string(),
  seconds: z.number(),
  files: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      status: z.enum(['read', 'duplicate', 'quarantined']),
      cause: QuarantineCause.nullable(),
      message: z.string().nullable(),
      notes: z.array(z.string()),
      pages: z.int(),
      pagesWithNotes: z.int(),
      kind: FileKind,
      /** Path of the archive or e-mail that it came out of; null for a file that was received by itself. */
      inside: z.string().nullable(),
    }),
  ),
  pages: PageCounts,
  loadFiles: z.array(LoadFileReport),
  leftOut: z.array(LeftOut),
});
export type IngestReport = z.infer<typeof IngestReport>;
