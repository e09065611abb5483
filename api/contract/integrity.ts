import { z } from 'zod';

/** The parts of a data folder that are checked, in order. */
export const CheckedPart = z.enum([
  'database',
  'audit-log',
  'decisions',
  'search-index',
  'originals',
  'renditions',
]);
export type CheckedPart = z.infer<typeof CheckedPart>;

/** How many of each were checked: tables, events, pages, files. */
export const CheckCounts = z.record(CheckedPart, z.int());
export type CheckCounts = z.infer<typeof CheckCounts>;

/** The findings of the server's own check of the data folder, for an attorney of a matter. */
export const FolderCheckState = z.object({
  /** Null if none is running. */
  running: z
    .object({ startedAt: z.iso.datetime(), part: CheckedPart, done: z.int(), total: z.int() })
    .nullable(),
  /** The last check finished since the server started. */
  last: z
    .object({
      finishedAt: z.iso.datetime(),
      counts: CheckCounts,
      /** Faults of the whole folder and of the matter, at most one hundred. */
      faults: z.array(z.object({ part: CheckedPart, what: z.string(), remedy: z.string() })),
      faultCount: z.int(),
      /** The number of faults that concern only other matters. */
      otherFaults: z.int(),
      notes: z.array(z.string()),
    })
    .nullable(),
  /** Why the last attempt did not finish, as a sentence; null if it did. */
  failure: z.string().nullable(),
  lastBackupAt: z.iso.datetime().nullable(),
});
export type FolderCheckState = z.infer<typeof FolderCheckState>;
