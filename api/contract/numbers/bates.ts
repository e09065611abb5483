import { z } from 'zod';
import { PlaceholderKind } from '#contract/pages/marks.ts';
import { BatesSource, PageSummary } from '#contract/pages/page.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { parseBates } from '#contract/values/bates-number.ts';

/** A number on a page that is not the production's own: another stamp, or the header of a court's filing. */
export const OtherNumber = z.object({
  kind: z.enum(['stamp', 'court']),
  /** As printed on the page. */
  verbatim: z.string(),
  /** 0..100. */
  confidence: z.number(),
});
export type OtherNumber = z.infer<typeof OtherNumber>;

/** All numbers of a page, and the source of its Bates number. */
export const PageNumbers = z.object({
  bates: z.string().nullable(),
  /** `typed` without a number: a person states that the page has none. */
  source: BatesSource.nullable(),
  /** 0..100. */
  confidence: z.number().nullable(),
  /** The number read on the page, if it differs; for a typed number, the number before it. */
  asRead: z.string().nullable(),
  others: z.array(OtherNumber),
});
export type PageNumbers = z.infer<typeof PageNumbers>;

/** The number of a page according to a person: null if it has none. */
export const BatesDraft = z.object({
  bates: z
    .string()
    .trim()
    .max(100)
    .refine(
      (text) => parseBates(text) !== undefined,
      'A Bates number ends in digits, such as ICE FOIA 10-2674.0001234',
    )
    .nullable(),
});
export type BatesDraft = z.infer<typeof BatesDraft>;

/** The prefix of a series of numbers, without digits after it. */
export const BatesPrefix = z.string().min(1).max(100);

/** A series of numbers on a production's pages. */
export const BatesSeries = z.object({
  /** As most pages have it. */
  prefix: z.string(),
  /** Pages on which it increases with the pages. */
  pages: z.int(),
  /** Whether the pages are numbered by it. */
  isOwn: z.boolean(),
});
export type BatesSeries = z.infer<typeof BatesSeries>;

/** The series of a production, its own first. */
export const ProductionSeries = z.object({
  /** The prefix that a person chose; null if the majority of pages decides. */
  chosen: z.string().nullable(),
  series: z.array(BatesSeries),
});
export type ProductionSeries = z.infer<typeof ProductionSeries>;

/** What is known about a number that is on no page. */
export const MissingNumber = z.object({
  /** In the format of its series. */
  number: z.string(),
  /** What became of it, as far as known. */
  inWords: z.string(),
  /** The sheets that list it. */
  sheets: z.array(PageSummary),
  /** The pages of its series with the next lower and the next higher number. */
  before: PageSummary.nullable(),
  after: PageSummary.nullable(),
});
export type MissingNumber = z.infer<typeof MissingNumber>;

/** The pages that a reference names; several if it is ambiguous. */
export const NamedPages = z.object({
  /** The total number; `pages` are the first 20. */
  total: z.int(),
  pages: z.array(PageSummary),
  /** Why these pages match, if it is not by their own number; else null. */
  note: z.string().nullable(),
  /** If no page matches: what is known about the number, if it belongs to a series of the matter. */
  missing: MissingNumber.nullable(),
});
export type NamedPages = z.infer<typeof NamedPages>;

/** A page in a line of the report. */
export const ReportedPage = z.object({
  pageId: PageId,
  /** Its Bates number, or its control number if it has none. */
  name: z.string(),
  bates: z.string().nullable(),
  fileId: z.string(),
  file: z.string(),
  /** From 1, in the file. */
  pageNumber: z.int(),
});
export type ReportedPage = z.infer<typeof ReportedPage>;

/** Numbers of one series, both ends included, in the format of the series. */
const numbers = { first: z.string(), last: z.string(), count: z.int() };

/**
 * What is known about numbers that no page has. `listed`: a sheet lists them. `possible`: they may be among
 * the pages that a sheet in the same file stands for. `unaccounted`: no sheet mentions them.
 */
export const GapPart = z.object({
  ...numbers,
  state: z.enum(['listed', 'possible', 'unaccounted']),
  /** Null if they are unaccounted for. */
  sheet: ReportedPage.nullable(),
});
export type GapPart = z.infer<typeof GapPart>;

/** A line of the report. `describeBatesLine` turns it into a sentence. */
export const BatesLine = z.discriminatedUnion('kind', [
  /** Consecutive numbers, each on a page. */
  z.object({ kind: z.literal('range'), ...numbers, firstPage: ReportedPage, lastPage: ReportedPage }),
  /** Numbers that no page has. */
  z.object({
    kind: z.literal('gap'),
    ...numbers,
    /** In the order of the numbers; they add up to `count`. */
    parts: z.array(GapPart),
    before: ReportedPage,
    after: ReportedPage,
  }),
  /** One number on several pages, of which at most 20 are listed. */
  z.object({ kind: z.literal('repeat'), number: z.string(), count: z.int(), pages: z.array(ReportedPage) }),
  /** A number lower than that of the page before. */
  z.object({ kind: z.literal('out-of-order'), before: ReportedPage, page: ReportedPage }),
  /** Another series begins. */
  z.object({ kind: z.literal('prefix-change'), before: ReportedPage, page: ReportedPage }),
  /** Consecutive pages of a file without a number. */
  z.object({
    kind: z.literal('unnumbered'),
    count: z.int(),
    firstPage: ReportedPage,
    lastPage: ReportedPage,
  }),
  /** Numbers whose pages an attorney sequestered: they are accounted for. */
  z.object({ kind: z.literal('sequestered'), ...numbers }),
  /** A sheet that stands for pages. */
  z.object({
    kind: z.literal('sheet'),
    page: ReportedPage,
    sheetKind: PlaceholderKind,
    /** The number of pages that it stands for. */
    count: z.int(),
    /** The numbers that it lists or, if it lists none of the series, may stand for; null if unknown. */
    numbers: z.object({ first: z.string(), last: z.string(), isListed: z.boolean() }).nullable(),
  }),
]);
export type BatesLine = z.infer<typeof BatesLine>;
export type BatesLineKind = BatesLine['kind'];
export type BatesLineOf<Kind extends BatesLineKind> = Extract<BatesLine, { kind: Kind }>;

/** The numbers of a production, or of all productions of a matter together. */
export const BatesSection = z.object({
  /** Null for all productions together. */
  productionId: z.string().nullable(),
  production: z.string().nullable(),
  pages: z.int(),
  /** pages = read + inferred + typed + fromLoadFile + without */
  read: z.int(),
  inferred: z.int(),
  typed: z.int(),
  fromLoadFile: z.int(),
  without: z.int(),
  /** Of all these pages, whether or not they have a number. */
  sequestered: z.int(),
  /** The page count that the agency stated; null until someone enters it. */
  declaredPages: z.int().nullable(),
  /** Numbers that no page has. */
  missing: z.int(),
  /** missing = explained, which sheets list, + unaccounted */
  explained: z.int(),
  unaccounted: z.int(),
  /** Of the unaccounted ones: how many may be among the pages that sheets in the same file stand for. */
  mayBeExplained: z.int(),
  lines: z.array(BatesLine),
});
export type BatesSection = z.infer<typeof BatesSection>;

/**
 * The output of `uncover report bates --json`: each production, and if there are several, all of them
 * together.
 */
export const BatesReport = z.object({ matter: z.string(), sections: z.array(BatesSection) });
export type BatesReport = z.infer<typeof BatesReport>;
