import { z } from 'zod';
import { ColumnChoices } from '#contract/intake/load-file.ts';

/** The state of a request that the server process a production. */
export const IngestRequestStatus = z.enum(['waiting', 'reading', 'stopped', 'failed']);
export type IngestRequestStatus = z.infer<typeof IngestRequestStatus>;

/**
 * A production that the server processes. The request is removed when all of it is read; pages are counted by
 * the production.
 */
export const IngestRequest = z.object({
  productionId: z.string(),
  status: IngestRequestStatus,
  /**
   * Why it stopped and what to do next; null if nothing is wrong. With `waiting`, what the machine lacks,
   * such as disk space: it then continues by itself.
   */
  message: z.string().nullable(),
  /** The name of the person who requested it. */
  by: z.string(),
});
export type IngestRequest = z.infer<typeof IngestRequest>;

/** Each is tried on every locked file. Kept only in memory, until the production is read. */
export const Passwords = z.array(z.string().min(1).max(200)).max(20);

/** The options of a request, besides reading what is missing. */
export const IngestRequestDraft = z.object({
  /** Retry files that could not be opened, and pages that could not be read. */
  retry: z.boolean().default(false),
  /** If given without `retry`, only the locked files are retried. */
  passwords: Passwords.default([]),
  /** The mapping of load files' columns; if left out, the earlier mapping remains. */
  columns: ColumnChoices.optional(),
});
export type IngestRequestDraft = z.infer<typeof IngestRequestDraft>;
