import { z } from 'zod';
import { ColumnChoices } from '#contract/intake/load-file.ts';

/** Where the server stands with a production that it was asked to read. */
export const IngestRequestStatus = z.enum(['waiting', 'reading', 'stopped', 'failed']);
export type IngestRequestStatus = z.infer<typeof IngestRequestStatus>;

/** A production that the server reads. Gone when all of it is read; pages are counted by the production. */
export const IngestRequest = z.object({
  productionId: z.string(),
  status: IngestRequestStatus,
  /**
   * Why it stopped and what to do next; null while nothing is wrong. With `waiting`, what the machine lacks,
   * such as space on its disk: it goes on by itself.
   */
  message: z.string().nullable(),
  /** Who asked for it, as people call them. */
  by: z.string(),
});
export type IngestRequest = z.infer<typeof IngestRequest>;

/** Each is tried on every locked file. Kept in memory only, until the production is read. */
export const Passwords = z.array(z.string().min(1).max(200)).max(20);

/** What is asked of a reading, besides what is missing. */
export const IngestRequestDraft = z.object({
  /** Try files again that could not be opened, and pages that could not be read. */
  retry: z.boolean().default(false),
  /** Given without `retry`, only the locked files are tried again. */
  passwords: Passwords.default([]),
  /** Where columns of load files go; left out, what was said before stays. */
  columns: ColumnChoices.optional(),
});
export type IngestRequestDraft = z.infer<typeof IngestRequestDraft>;
