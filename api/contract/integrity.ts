import { z } from 'zod';

/** What of a data folder is checked, in the order in which it is done. */
export const CheckedPart = z.enum(['database', 'audit-log', 'search-index', 'originals', 'renditions']);
export type CheckedPart = z.infer<typeof CheckedPart>;

/** How many of each were looked at: tables, events, pages, files. */
export const CheckCounts = z.record(CheckedPart, z.int());
export type CheckCounts = z.infer<typeof CheckCounts>;

/** What the server's own check of the data folder found, for an attorney of a matter. */
export const FolderCheckState = z.object({
  /** Null where none runs now. */
  running: z
    .object({ startedAt: z.iso.datetime(), part: CheckedPart, done: z.int(), total: z.int() })
    .nullable(),
  /** The last one that was finished since the server started. */
  last: z
    .object({
      finishedAt: z.iso.datetime(),
      counts: CheckCounts,
      /** Of the whole folder and of the matter, the first hundred. */
      faults: z.array(z.object({ part: CheckedPart, what: z.string(), remedy: z.string() })),
      faultCount: z.int(),
      /** Faults that concern other matters only. */
      otherFaults: z.int(),
      notes: z.array(z.string()),
    })
    .nullable(),
  /** Why the last attempt was not finished, as a sentence; null where it was. */
  failure: z.string().nullable(),
  lastBackupAt: z.iso.datetime().nullable(),
});
export type FolderCheckState = z.infer<typeof FolderCheckState>;
