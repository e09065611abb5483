import { z } from 'zod';
import { PageSummary } from '#contract/pages/page.ts';

/** Which events of a matter's audit log: all that are given must hold. */
export const AuditFilter = z.object({
  /** A user's name, or `system`. */
  person: z.string().min(1).max(100).optional(),
  /** A type of event, such as `pages.decided`. */
  type: z.string().min(1).max(100).optional(),
  /** First and last day, in the time zone of the server. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** An event by its place in the log. Its hash covers every event before it, of all matters. */
export const AuditMark = z.object({ seq: z.int(), at: z.iso.datetime(), hash: z.string() });
export type AuditMark = z.infer<typeof AuditMark>;

/** An event of the audit log, without what people wrote in it. */
export const AuditLine = AuditMark.extend({
  /** The user's name, and the name by which others see them. */
  by: z.string(),
  byName: z.string(),
  type: z.string(),
  /** What was done, in words. */
  what: z.string(),
  /** The name of the tag, batch, list or search that it was done to: work product. */
  about: z.string().nullable(),
  /** How many pages it was about; null if it was not about pages. */
  pages: z.int().nullable(),
  /** The page, if it was about one that can be seen. */
  page: PageSummary.pick({ pageId: true, bates: true, controlNumber: true }).nullable(),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** What the events of a filter are. */
export const AuditSummary = z.object({
  total: z.int(),
  first: AuditMark.nullable(),
  last: AuditMark.nullable(),
  timeZone: z.string(),
});
export type AuditSummary = z.infer<typeof AuditSummary>;

export const AuditWindow = AuditSummary.extend({
  /** The latest first. */
  events: z.array(AuditLine),
  /** The choices for filters, from the whole matter. */
  people: z.array(z.object({ userName: z.string(), name: z.string(), events: z.int() })),
  types: z.array(z.object({ type: z.string(), what: z.string(), events: z.int() })),
});
export type AuditWindow = z.infer<typeof AuditWindow>;

/** An event with what its hash is made from. */
export interface HashedLine extends AuditLine {
  matterId: string;
  previousHash: string;
  payloadSha256: string;
}

/** Events of a matter with their hashes, as files have them: the oldest first. */
export interface AuditExtract extends AuditSummary {
  filter: AuditFilter;
  events: HashedLine[];
}

/** More would be thousands of sheets. The CSV file has no limit. */
export const MOST_EVENTS_ON_PAPER = 5000;
