import { z } from 'zod';
import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { Rect } from '#contract/values/rect.ts';

/** What was read with less confidence (0..100) is uncertain: a person should look at it. */
export const CERTAIN = 70;

/** How an agency covers words: white with an outline, black, grey, or whited out with a code beside. */
export const BoxStyle = z.enum(['outlined', 'black', 'grey', 'whiteout']);
export type BoxStyle = z.infer<typeof BoxStyle>;

/** The agency's box over what it withholds. */
export const RedactionBox = z.object({
  rect: Rect,
  style: BoxStyle,
  /** Those that stand in it or beside it, in printed order; empty for a box without a code. */
  codes: z.array(ExemptionCode),
  /** The codes as they were read on the page; null where there are none. */
  printed: z.string().nullable(),
  /** 0..100: how surely this is a box, with these codes. 100 for what a person drew. */
  confidence: z.number(),
});
export type RedactionBox = z.infer<typeof RedactionBox>;

/** Codes that stand in a margin, or by themselves, beside no box. */
export const CodeMark = z.object({
  rect: Rect,
  codes: z.array(ExemptionCode).min(1),
  printed: z.string(),
  confidence: z.number(),
});
export type CodeMark = z.infer<typeof CodeMark>;

/** What a placeholder sheet says became of the pages that it stands for. */
export const PlaceholderKind = z.enum([
  'withheld',
  'deleted-page-sheet',
  'non-responsive',
  'duplicate',
  'referral',
]);
export type PlaceholderKind = z.infer<typeof PlaceholderKind>;

const CLAIM_NOTHING: readonly PlaceholderKind[] = ['non-responsive', 'duplicate', 'referral'];

/** Whether a sheet stands for pages without claiming an exemption: that it gives no code says nothing. */
export function claimsNothing(kind: PlaceholderKind | null): boolean {
  return kind !== null && CLAIM_NOTHING.includes(kind);
}

/** A page that a sheet lists by number. */
export const ListedPage = z.object({
  bates: z.string(),
  codes: z.array(ExemptionCode),
  /** What the list says became of it, where that is no exemption; left out: the same as of the whole sheet. */
  kind: PlaceholderKind.optional(),
});
export type ListedPage = z.infer<typeof ListedPage>;

/** The agency's page that stands for pages that were not given. */
export const Placeholder = z.object({
  kind: PlaceholderKind,
  /** 1 where the sheet says nothing of more: it then stands for one page. */
  pagesRepresented: z.int().min(1),
  /** The pages that the sheet lists by number; empty where it lists none. */
  pages: z.array(ListedPage),
  /** All codes on the sheet, of the listed pages too. */
  codes: z.array(ExemptionCode),
  /** How many pages its list has in all, on this page and those after it, where the sheet prints that. */
  total: z.int().optional(),
  /** What of its list could not be read for certain, in sentences; left out where all could. */
  doubt: z.string().optional(),
});
export type Placeholder = z.infer<typeof Placeholder>;

/** Words of the file's own text that the page does not show: they are not shown, indexed or exported. */
export const HiddenText = z.object({
  words: z.int().min(1),
  /** What covers them, where that can be told; else where they would stand. */
  rects: z.array(Rect),
  /** Why they are taken to be hidden, in words. */
  reason: z.string(),
});
export type HiddenText = z.infer<typeof HiddenText>;

/** What the agency marked on a page. */
export const PageMarks = z.object({
  boxes: z.array(RedactionBox),
  codes: z.array(CodeMark),
  /** Share (0..1) of the page's text area that boxes cover; 1 for a sheet that stands for a page withheld in full. */
  shareRedacted: z.number(),
  placeholder: Placeholder.nullable(),
  /** Handling caveats as printed, such as `For Official Use Only`, each once. */
  caveats: z.array(z.string()),
  /** Null where no words are hidden. An attorney decides what becomes of such a page. */
  hiddenText: HiddenText.nullable(),
});
export type PageMarks = z.infer<typeof PageMarks>;

export const NO_MARKS: PageMarks = {
  boxes: [],
  codes: [],
  shareRedacted: 0,
  placeholder: null,
  caveats: [],
  hiddenText: null,
};

/**
 * Every code that a page claims, each once, in the order of the statute. What a deleted-page sheet lists for
 * other pages by their numbers it claims for those: see `Placeholder.pages`.
 */
export function listExemptions({ boxes, codes, placeholder }: PageMarks): ExemptionCode[] {
  const all = [
    ...boxes.flatMap((box) => box.codes),
    ...codes.flatMap((mark) => mark.codes),
    ...(placeholder ? listOwnCodes(placeholder) : []),
  ];
  return [...new Set(all)].sort();
}

function listOwnCodes({ kind, codes, pages }: Placeholder): ExemptionCode[] {
  if (kind !== 'deleted-page-sheet') return codes;
  return codes.filter((code) => !pages.some((page) => page.codes.includes(code)));
}

/** Whether a sheet stands for pages of which nothing was given because it is exempt. */
export function isWithheldInFull(placeholder: Placeholder | null): boolean {
  return placeholder?.kind === 'withheld' || placeholder?.kind === 'deleted-page-sheet';
}

export function hasMarks(marks: PageMarks): boolean {
  return (
    marks.boxes.length > 0 ||
    marks.codes.length > 0 ||
    marks.placeholder !== null ||
    marks.caveats.length > 0 ||
    marks.hiddenText !== null
  );
}

/** What a person says is on a page, in place of what was read; a box's confidence is then 100. */
export const MarksDraft = z.object({
  boxes: z.array(RedactionBox.omit({ confidence: true })).max(500),
  codes: z.array(CodeMark.omit({ confidence: true })).max(500),
  placeholder: Placeholder.nullable(),
  caveats: z.array(z.string().min(1).max(200)).max(20),
});
export type MarksDraft = z.infer<typeof MarksDraft>;

/** A page's marks, and how they came to be so. */
export const MarksInForce = z.object({
  marks: PageMarks,
  /** What was read, where a person has said otherwise; else null. */
  asRead: PageMarks.nullable(),
  correctedBy: z.string().nullable(),
  correctedAt: z.iso.datetime().nullable(),
});
export type MarksInForce = z.infer<typeof MarksInForce>;
