import { z } from 'zod';
import { DocumentDate, DocumentKind } from '#contract/documents/document.ts';
import { PlaceholderKind } from '#contract/pages/marks.ts';
import { BatesSource } from '#contract/pages/page.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { counted } from '#contract/values/counted.ts';
import { ExemptionCode } from '#contract/values/exemption-code.ts';

/** `full`: the whole page or pages; `part`: boxes or codes on a page that was produced. */
export const Extent = z.enum(['full', 'part']);
export type Extent = z.infer<typeof Extent>;

/** The attorneys' decision about a withholding; for attorneys only. Null until one of them decides. */
export const ChallengeStatus = z.enum(['to-challenge', 'challenged', 'not-challenged', 'resolved']);
export type ChallengeStatus = z.infer<typeof ChallengeStatus>;

export const challengeNames: Record<ChallengeStatus, string> = {
  'to-challenge': 'to be challenged',
  challenged: 'challenged',
  'not-challenged': 'not challenged',
  resolved: 'resolved',
};

/** The kind of a sheet, in the log and its files. */
export const sheetNames: Record<PlaceholderKind, string> = {
  withheld: 'page withheld',
  'deleted-page-sheet': 'deleted page sheet',
  'non-responsive': 'non-responsive',
  duplicate: 'duplicate',
  referral: 'referral',
};

/** Shown wherever a challenge status is shown or set. */
export const WAIVER_WARNING =
  'Plaintiffs who did not contest a withholding were later held to have waived it. A withholding without a challenge status is one that nobody has decided on.';

/** The values of a withholding that are read, and may be corrected by a person. */
export const WithholdingValues = z.object({
  /** Pages withheld, in full or in part. */
  pages: z.int(),
  date: DocumentDate.nullable(),
  kind: DocumentKind.nullable(),
  from: z.array(z.string()),
  to: z.array(z.string()),
  subject: z.string().nullable(),
  extent: Extent,
  codes: z.array(ExemptionCode),
});
export type WithholdingValues = z.infer<typeof WithholdingValues>;

export const WithholdingValueName = WithholdingValues.keyof();
export type WithholdingValueName = z.infer<typeof WithholdingValueName>;

/**
 * One withholding: a page with boxes or codes, or pages that a placeholder sheet stands for. The values are
 * those in force; `asRead` has the values read of those that a person corrected.
 */
export const Withholding = WithholdingValues.extend({
  /** The page that shows it. */
  pageId: PageId,
  /** 0 for a page or a whole sheet; for the list of a sheet, the number of its run of pages. */
  part: z.int().min(0),
  /**
   * Numbers of the pages withheld: the page's own number, or those that a sheet lists. Null if there is none.
   */
  firstBates: z.string().nullable(),
  lastBates: z.string().nullable(),
  /** Numbers by which a sheet lists pages of the agency's own file: they count its pages and are no Bates numbers. */
  fileNumbers: z.object({ first: z.string(), last: z.string() }).nullable(),
  /**
   * If the page is a sheet: how many pages it stands for, how many it lists, and what of that is in doubt.
   */
  sheet: z.object({ pages: z.int(), listed: z.int(), doubt: z.string().nullable() }).nullable(),
  /** A box, a code or the list of a sheet could not be read reliably, and nobody corrected the codes. */
  isUncertain: z.boolean(),
  /** The source of the page's own number; null if there is none, or a sheet lists the numbers. */
  batesSource: BatesSource.nullable(),
  controlNumber: z.string(),
  productionId: z.string(),
  production: z.string(),
  /** Path of the source file of the page that shows it. */
  file: z.string(),
  pageNumber: z.int(),
  documentId: z.string(),
  boxes: z.int(),
  boxesWithoutCode: z.int(),
  /** 0..1, of the page's text area. */
  shareRedacted: z.number(),
  placeholder: PlaceholderKind.nullable(),
  asRead: WithholdingValues.partial(),
  /** Where the same passage may be readable: another page of the matter, or a source outside of it. */
  otherVersion: z.string().nullable(),
  /** The page that `otherVersion` names, if it names one. */
  otherVersionPage: PageId.nullable(),
  ruling: z.string().nullable(),
  note: z.string().nullable(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  /** Only in answers to attorneys. */
  challenge: ChallengeStatus.nullable().optional(),
});
export type Withholding = z.infer<typeof Withholding>;

export const WithholdingOrder = z.enum(['bates', 'page']);
export type WithholdingOrder = z.infer<typeof WithholdingOrder>;

/** A filter of withholdings; narrowed by any of these together. */
export const WithholdingFilter = z.object({
  production: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,80}$/, 'not an id')
    .optional(),
  code: ExemptionCode.optional(),
  kind: DocumentKind.optional(),
  extent: Extent.optional(),
  /** Only with a box, or a sheet, that gives no code. */
  noCode: z.literal('yes').optional(),
  /** Only those of which nobody corrected anything. */
  uncorrected: z.literal('yes').optional(),
  /** Only with a box, a code or a list that could not be read reliably. */
  uncertain: z.literal('yes').optional(),
  /** For attorneys only; `none`: nobody has decided. */
  challenge: z.enum([...ChallengeStatus.options, 'none']).optional(),
});
export type WithholdingFilter = z.infer<typeof WithholdingFilter>;

/**
 * How many pages the lines of the log stand for, including those behind sheets: pages = pagesInFull +
 * pagesInPart + unclaimed.
 */
export const PagesWithheld = z.object({
  pages: z.int(),
  pagesInFull: z.int(),
  /** Released with redactions. */
  pagesInPart: z.int(),
  /** Pages that a sheet names as duplicates, not responsive, or referred: no exemption is claimed. */
  unclaimed: z.int(),
});

export type PagesWithheld = z.infer<typeof PagesWithheld>;

/**
 * `88 pages withheld in full, 2 pages released in part. The 6 pages received do not include the pages behind
 * placeholder sheets.` What was withheld in full is mostly not among the pages received, and no part of their number.
 */
export function describePagesWithheld({ pagesInFull, pagesInPart }: PagesWithheld, received: number): string {
  const sums: [pages: number, what: string][] = [
    [pagesInFull, 'withheld in full'],
    [pagesInPart, 'released in part'],
  ];
  const shown = sums
    .filter(([pages]) => pages > 0)
    .map(([pages, what]) => `${counted(pages, 'page')} ${what}`);
  const notIncluded = received === 1 ? 'does not include' : 'do not include';
  return `${shown.join(', ') || 'no page withheld'}. The ${counted(received, 'page')} received ${notIncluded} the pages behind placeholder sheets.`;
}

/** What the sums above leave out, because no exemption is claimed for it; null if there is nothing. */
export function describeUnclaimed({ unclaimed }: PagesWithheld): string | null {
  if (unclaimed === 0) return null;
  return `Not counted as withheld: ${counted(unclaimed, 'page')} marked as duplicate, not responsive or referred`;
}

/** A window of the log; the counts include all lines that match the filter. */
export const WithholdingWindow = PagesWithheld.extend({
  total: z.int(),
  /** Pages of the production, or of all of them. */
  received: z.int(),
  offset: z.int(),
  withholdings: z.array(Withholding),
});
export type WithholdingWindow = z.infer<typeof WithholdingWindow>;

const people = z.array(z.string().trim().min(1).max(500)).max(200);

/** Values that a person entered in place of those read. */
export const WithholdingCorrections = WithholdingValues.extend({
  pages: z.int().min(1).max(1_000_000),
  from: people,
  to: people,
  subject: z.string().trim().min(1).max(1000).nullable(),
  codes: z.array(ExemptionCode).max(30),
}).partial();
export type WithholdingCorrections = z.infer<typeof WithholdingCorrections>;

const words = z.string().trim().min(1).max(4000).nullable();

/** A person's changes of a withholding; values that are left out remain. */
export const WithholdingPatch = z
  .object({
    /** New values in place of those read. */
    corrections: WithholdingCorrections,
    /** The names of values for which what was read applies again. */
    restore: z.array(WithholdingValueName).max(20),
    otherVersion: words,
    ruling: words,
    note: words,
  })
  .partial();
export type WithholdingPatch = z.infer<typeof WithholdingPatch>;

/** People's changes of a withholding, newest first. */
export const WithholdingHistory = z.array(
  z.object({ at: z.iso.datetime(), by: z.string(), what: z.string() }),
);
export type WithholdingHistory = z.infer<typeof WithholdingHistory>;

/** A code along the pages of a production, or, without one, the boxes that give none. */
export const CodeBar = z.object({
  code: ExemptionCode.nullable(),
  withholdings: z.int(),
  /** Pages of the production that show it. */
  pages: z.int(),
  boxes: z.int(),
  /** Pages not produced, for which sheets with this code stand. */
  behindSheets: z.int(),
  /** The sections of the production that have it; `firstPage` is the first page of them that shows it. */
  bins: z.array(z.object({ bin: z.int(), pages: z.int(), firstPage: PageId })),
});
export type CodeBar = z.infer<typeof CodeBar>;

/** Withholdings by code, along the pages of a production or of all of them. */
export const WithholdingChart = z.object({
  /** Pages received. */
  pages: z.int(),
  /** The number of sections, each of about the same number of pages, into which `pages` are divided. */
  bins: z.int(),
  withholdings: z.int(),
  inFull: z.int(),
  inPart: z.int(),
  withheld: PagesWithheld,
  bars: z.array(CodeBar),
});
export type WithholdingChart = z.infer<typeof WithholdingChart>;

/** The output of `uncover report withholdings --json`. */
export const WithholdingLog = z.object({
  matter: z.string(),
  chart: WithholdingChart,
  withholdings: z.array(Withholding),
});
export type WithholdingLog = z.infer<typeof WithholdingLog>;
