import { z } from 'zod';
import { LoadFileReport } from './load-file.ts';
import { QuarantineCause, SourceFile } from './production.ts';

/** What became of a file: every file received is exactly one of these. */
export const FileStanding = z.enum(['read', 'duplicate', 'quarantined', 'waiting']);
export type FileStanding = z.infer<typeof FileStanding>;

/** A file as the ledger lists it. `waiting`: entered and kept, but not all of its pages were read. */
export const LedgerFile = SourceFile.omit({ fileId: true, status: true }).extend({
  status: FileStanding,
  /** Path of the archive or e-mail that it came out of; null for a file that was received by itself. */
  inside: z.string().nullable(),
});
export type LedgerFile = z.infer<typeof LedgerFile>;

/** Files that could not be opened for one cause. */
export const QuarantinedFiles = z.object({
  cause: QuarantineCause,
  files: z.int(),
  /** What happened and what to do next; each said once, however many files it is said of. */
  messages: z.array(z.string()),
});
export type QuarantinedFiles = z.infer<typeof QuarantinedFiles>;

/**
 * All that was received of a production and what became of it, so that nothing is unaccounted for.
 * Made by `toLedger` only, which is what makes its sums agree.
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
  /** How many files, and how many of them were inside others, as a person would say it. */
  filesSummary: z.string(),
  quarantine: z.array(QuarantinedFiles),
  /** received = textLayer + ocr + blank + problem + waiting */
  pages: z.object({
    received: z.int(),
    textLayer: z.int(),
    ocr: z.int(),
    blank: z.int(),
    problem: z.int(),
    waiting: z.int(),
  }),
  /** Files that have notes, or pages with notes, on what was not read or may be wrong; and these pages. */
  withNotes: z.object({ files: z.int(), pages: z.int() }),
  /** What the agency said that it gave; null until someone enters it. */
  declaredPages: z.int().nullable(),
  /** Pages received less pages declared: below zero where pages are not here. */
  difference: z.int().nullable(),
  /** The declared count and the difference as a person would say them. */
  declaredSummary: z.string(),
  firstBates: z.string().nullable(),
  lastBates: z.string().nullable(),
  pagesWithoutBates: z.int(),
  loadFiles: z.array(LoadFileReport),
  /** In the order of their paths, each followed by what came out of it. */
  list: z.array(LedgerFile),
});
export type Ledger = z.infer<typeof Ledger>;

/** What `uncover report ledger --json` prints. */
export const LedgerReport = z.object({ matter: z.string(), productions: z.array(Ledger) });
export type LedgerReport = z.infer<typeof LedgerReport>;
