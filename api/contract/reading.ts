import { z } from 'zod';

/** Where the server stands with a production that it was asked to read. */
export const ReadingStatus = z.enum(['waiting', 'reading', 'stopped', 'failed']);
export type ReadingStatus = z.infer<typeof ReadingStatus>;

/** A production that the server reads. Gone when all of it is read; pages are counted by the production. */
export const Reading = z.object({
  productionId: z.string(),
  status: ReadingStatus,
  /** Why it stopped and what to do next; null while nothing is wrong. */
  message: z.string().nullable(),
  /** Who asked for it, as people call them. */
  by: z.string(),
});
export type Reading = z.infer<typeof Reading>;
