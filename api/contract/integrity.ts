import { z } from 'zod';

/** What of a data folder is checked, in the order in which it is done. */
export const CheckedPart = z.enum(['database', 'audit-log', 'search-index', 'originals', 'renditions']);
export type CheckedPart = z.infer<typeof CheckedPart>;

/** How many of each were looked at: tables, events, pages, files. */
export const CheckCounts = z.record(CheckedPart, z.int());
export type CheckCounts = z.infer<typeof CheckCounts>;
