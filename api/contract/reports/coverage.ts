import { z } from 'zod';
import { PageId } from '#contract/pages/page-id.ts';
import { Pace } from '#contract/people/pace.ts';

/**
 * How far the pages of a matter have come. `readable`: with text that is not hard to read. `seen`: some person has
 * had the page on screen long enough to read it. `decided`: with a decision that stands. `second-read`: two
 * people or more have decided. `exported`: in a finished package of exhibits.
 */
export const CoverageMeasure = z.enum([
  'received',
  'readable',
  'seen',
  'unseen',
  'decided',
  'second-read',
  'exported',
]);
export type CoverageMeasure = z.infer<typeof CoverageMeasure>;

export const PERSON_MEASURES = ['seen', 'decided', 'second-read', 'exported'] as const;
export const DAY_MEASURES = ['received', 'seen', 'decided', 'exported'] as const;

/** Numbers of pages; each opens its pages, see toCoverageSetName. */
export const CoverageCounts = z.record(CoverageMeasure, z.int());
export type CoverageCounts = z.infer<typeof CoverageCounts>;

export const PersonCounts = z.record(z.enum(PERSON_MEASURES), z.int());
export const DayCounts = z.record(z.enum(DAY_MEASURES), z.int());

/** Seconds for which a page is on screen, drawn and in focus before it counts as seen. */
export const SeenSeconds = z.int().min(1).max(60);
/** Long enough for a page of few words; somebody who only turns pages stays less than a second on each. */
export const DEFAULT_SEEN_SECONDS = 2;

/** What counts as seen in a matter. */
export const CoverageRule = z.object({ seconds: SeenSeconds });
export type CoverageRule = z.infer<typeof CoverageRule>;

export const CoverageReport = z.object({
  rule: CoverageRule,
  /** The time zone of the days. */
  timeZone: z.string(),
  total: CoverageCounts,
  productions: z.array(z.object({ productionId: z.string(), name: z.string(), counts: CoverageCounts })),
  /** Everyone, for attorneys; for other people only themselves. */
  people: z.array(
    z.object({
      userName: z.string(),
      name: z.string(),
      counts: PersonCounts,
      /** In the person's last session; null if there is too little data. */
      pagesPerHour: z.int().nullable(),
    }),
  ),
  /** The pace of all together; null for everyone but attorneys. */
  teamPace: Pace.nullable(),
  /** Latest first; days without any of it are left out. */
  days: z.array(z.object({ day: z.iso.date(), counts: DayCounts })),
});
export type CoverageReport = z.infer<typeof CoverageReport>;

/** Seconds for which a browser without a connection keeps what it has to report: a month. */
export const LONGEST_UNREPORTED = 30 * 24 * 60 * 60;

/** Pages that a person has seen, as a browser reports them. */
export const SeenPages = z.object({
  /** `secondsAgo` instead of a time: the clock of the browser may be wrong. */
  pages: z
    .array(z.object({ pageId: PageId, secondsAgo: z.number().min(0).max(LONGEST_UNREPORTED) }))
    .min(1)
    .max(500),
});
export type SeenPages = z.infer<typeof SeenPages>;
