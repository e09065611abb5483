import { z } from 'zod';
import { LoadFileReport } from './load-file.ts';
import { QuarantineCause, SourceFile } from './production.ts';

/** The outcome of a file: every file received has exactly one of these. */
export const FileStanding = z.enum(['read', 'duplicate', 'quarantined', 'waiting']);
export type FileStanding = z.infer<typeof FileStanding>;

/** A file in the ledger. `waiting`: recorded and stored, but not all of its pages were read. */
export const LedgerFile = SourceFile.omit({ fileId: true, status: true }).extend({
  status: FileStanding,
  /** Path of the archive or e-mail that contained it; null for a file that was received by itself. */
  inside: z.string().nullable(),
});
export type LedgerFile = z.infer<typeof LedgerFile>;

/** Files that could not be opened, for one cause. */
export const QuarantinedFiles = z.object({
  cause: QuarantineCause,
  files: z.int(),
  /** What happened and what to do next; each message once, however many files it applies to. */
  messages: z.array(z.string()),
});
export type QuarantinedFiles = z.infer<typeof QuarantinedFiles>;

/**
 * All that was received of a production and what became of it, so that nothing is unaccounted for. Made only
 * by `toLedger`, which makes its sums agree.
 */
export const Ledger = z.object({
  productionId: z.string(),
  production: z.string(),
  receivedAt: z.iso.datetime(),
  /** received = read + duplicate + quarantined + waiting */
  files: z.object({
    received: z.int(),
    read: z.int(),
    duplicate: z.int(),
    quarantined: z.int(),
    waiting: z.int(),
  }),
  /** The number of files, and how many of them were inside others, as text. */
  filesSummary: z.string(),
  quarantine: z.array(QuarantinedFiles),
  /** received = textLayer + ocr + blank + problem + sequestered + waiting */
  pages: z.object({
    received: z.int(),
    textLayer: z.int(),
    ocr: z.int(),
    blank: z.int(),
    problem: z.int(),
    sequestered: z.int(),
    waiting: z.int(),
  }),
  /** Files and pages with notes on what was not read or may be wrong. */
  withNotes: z.object({ files: z.int(), pages: z.int() }),
  /** The page count that the agency stated; null until someone enters it. */
  declaredPages: z.int().nullable(),
  /** Pages received minus pages declared: negative if pages are missing. */
  difference: z.int().nullable(),
  /** The declared count and the difference, as text. */
  declaredSummary: z.string(),
  firstBates: z.string().nullable(),
  lastBates: z.string().nullable(),
  pagesWithoutBates: z.int(),
  loadFiles: z.array(LoadFileReport),
  /** In the order of their paths, each followed by the files it contained. */
  list: z.array(LedgerFile),
});
export type Ledger = z.infer<typeof Ledger>;

/** The output of `uncover report ledger --json`. */
export const LedgerReport = z.object({ matter: z.string(), productions: z.array(Ledger) });
export type LedgerReport = z.infer<typeof LedgerReport>;
