import { z } from 'zod';
import { PageId } from '#contract/pages/page-id.ts';
import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { Extent } from './withholding.ts';

/** The contents of a column of an agency's Vaughn index that the program uses. */
export const VaughnField = z.enum([
  'bates',
  'beginBates',
  'endBates',
  'documentNumber',
  'pages',
  'date',
  'author',
  'recipient',
  'description',
  'codes',
  'extent',
]);
export type VaughnField = z.infer<typeof VaughnField>;

export const vaughnFieldNames: Record<VaughnField, string> = {
  bates: 'Bates number or range',
  beginBates: 'first Bates number',
  endBates: 'last Bates number',
  documentNumber: 'document number',
  pages: 'page count',
  date: 'date',
  author: 'author',
  recipient: 'recipient',
  description: 'description',
  codes: 'exemptions',
  extent: 'in full or in part',
};

/** Bytes of a file; far more than any index has. */
export const LARGEST_VAUGHN_FILE = 20 * 2 ** 20;

/** The field of each column, in their order; null for a column that is not used. */
export const VaughnColumns = z
  .array(VaughnField.nullable())
  .max(200)
  .refine((columns) => {
    const used = columns.filter((field) => field !== null);
    return new Set(used).size === used.length;
  }, 'two columns go to the same field');
export type VaughnColumns = z.infer<typeof VaughnColumns>;

/** A loaded index. */
export const VaughnIndex = z.object({
  indexId: z.string(),
  /** The SHA-256 of the file. */
  name: z.string(),
  sha256: z.string(),
  loadedBy: z.string(),
  loadedAt: z.iso.datetime(),
  /** Rows below the header. */
  rows: z.int(),
  columns: z.array(z.object({ name: z.string(), field: VaughnField.nullable() })),
});
export type VaughnIndex = z.infer<typeof VaughnIndex>;

/** A row of an index, parsed. */
export const VaughnEntry = z.object({
  /** Its position in the file, from 1, including the header. */
  row: z.int(),
  /** As written. */
  numbers: z.string(),
  pages: z.int().nullable(),
  date: z.string(),
  author: z.string(),
  recipient: z.string(),
  description: z.string(),
  codes: z.array(ExemptionCode),
  extent: Extent.nullable(),
});
export type VaughnEntry = z.infer<typeof VaughnEntry>;

/** The ways in which an index and the pages disagree. */
export const VaughnDifferenceKind = z.enum([
  'not-in-index',
  'not-on-pages',
  'not-in-productions',
  'codes-differ',
  'extent-differs',
  'pages-differ',
  'not-understood',
]);
export type VaughnDifferenceKind = z.infer<typeof VaughnDifferenceKind>;

export const differenceNames: Record<VaughnDifferenceKind, string> = {
  'not-in-index': 'withheld on the pages, not in the index',
  'not-on-pages': 'in the index, nothing withheld on the pages',
  'not-in-productions': 'numbers that are not in the productions',
  'codes-differ': 'other codes',
  'extent-differs': 'in full or in part',
  'pages-differ': 'other page counts',
  'not-understood': 'rows that could not be compared',
};

/** One difference between a row of the index, or a withholding, and the other side. */
export const VaughnDifference = z.object({
  kind: VaughnDifferenceKind,
  /** Null for a withholding that no row of the index mentions. */
  entry: VaughnEntry.nullable(),
  /** The pages concerned: as written in the index, or as they are numbered. */
  numbers: z.string(),
  /** The difference, as text. */
  what: z.string(),
  /** The first page to look at; null if none of them was received. */
  pageId: PageId.nullable(),
});
export type VaughnDifference = z.infer<typeof VaughnDifference>;

/**
 * A comparison of an index with the withholding log; `differences` is a window of all, of the requested kind.
 */
export const VaughnReconciliation = z.object({
  index: VaughnIndex,
  /** Rows of the index that are not empty. */
  entries: z.int(),
  /** Rows without a difference. */
  agreeing: z.int(),
  /** The number of differences of each kind. */
  counts: z.record(VaughnDifferenceKind, z.int()),
  total: z.int(),
  offset: z.int(),
  differences: z.array(VaughnDifference),
});
export type VaughnReconciliation = z.infer<typeof VaughnReconciliation>;
