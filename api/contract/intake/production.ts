import { z } from 'zod';
import { LoadFileReport } from './load-file.ts';

/** Why a source file could not be opened. The file itself is stored and hashed all the same. */
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

/** The kind of a file, by its content; its name is ignored. */
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

/** The state of a received file. `received` and `reading` are temporary; the other three are final. */
export const SourceFileStatus = z.enum(['received', 'reading', 'read', 'duplicate', 'quarantined']);
export type SourceFileStatus = z.infer<typeof SourceFileStatus>;

export const SourceFile = z.object({
  fileId: z.string(),
  /** As received, relative to the folder that was ingested. */
  path: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  status: SourceFileStatus,
  cause: QuarantineCause.nullable(),
  /** What happened and what to do next, for users. */
  message: z.string().nullable(),
  /** What was not read of the file, or may be wrong, though it could be opened. */
  notes: z.array(z.string()),
  /** Pages in the file; 0 for a duplicate, whose pages are counted once, with the first copy. */
  pages: z.int(),
  pagesRead: z.int(),
  /** Pages with their own notes on what may be missing or wrong. */
  pagesWithNotes: z.int(),
  kind: FileKind,
  /** The archive or e-mail that contained it; null for a file that was received by itself. */
  parentId: z.string().nullable(),
});
export type SourceFile = z.infer<typeof SourceFile>;

/** How the received pages were read. All but `received` always add up to the pages that were read. */
export const PageCounts = z.object({
  received: z.int(),
  textLayer: z.int(),
  ocr: z.int(),
  blank: z.int(),
  problem: z.int(),
  /** Hidden by an attorney, however they were read. */
  sequestered: z.int(),
});
export type PageCounts = z.infer<typeof PageCounts>;

/** What an agency may state about a production, for example in its cover letter. Null: unknown. */
export const DeclaredPages = z.int().min(0).max(100_000_000).nullable();

/** One delivery by one party. */
export const Production = z.object({
  productionId: z.string(),
  name: z.string(),
  receivedAt: z.iso.datetime(),
  /** True while a reader processes it. */
  isProcessing: z.boolean(),
  /** Of the current run, or of the last one; null until a first page was read. */
  pagesPerMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  files: z.array(SourceFile),
  pages: PageCounts,
  pagesRead: z.int(),
  /** First and last Bates number read, in page order; null if none was read. */
  firstBates: z.string().nullable(),
  lastBates: z.string().nullable(),
  pagesWithoutBates: z.int(),
  /** The page count that the agency stated; null until someone enters it. */
  declaredPages: DeclaredPages,
  /** In the order of their paths. */
  loadFiles: z.array(LoadFileReport),
});
export type Production = z.infer<typeof Production>;

/**
 * An entry among the received files that was not ingested: a link, a pipe, or a file that operating systems
 * leave in folders.
 */
export const LeftOut = z.object({
  path: z.string(),
  /** A phrase that follows its name: `is a link to … and was not followed`. */
  why: z.string(),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** The output of `uncover ingest --json`. */
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
      /** Path of the archive or e-mail that contained it; null for a file that was received by itself. */
      inside: z.string().nullable(),
    }),
  ),
  pages: PageCounts,
  loadFiles: z.array(LoadFileReport),
  leftOut: z.array(LeftOut),
});
export type IngestReport = z.infer<typeof IngestReport>;
