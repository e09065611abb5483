import { z } from 'zod';
import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { Rect } from '#contract/values/rect.ts';

/** Below this confidence (0..100) a result is uncertain, and a person should check it. */
export const CERTAIN = 70;

/** How an agency covers words: white with an outline, black, gray, or whited out with a code beside. */
export const BoxStyle = z.enum(['outlined', 'black', 'grey', 'whiteout']);
export type BoxStyle = z.infer<typeof BoxStyle>;

/** The agency's box over what it withholds. */
export const RedactionBox = z.object({
  rect: Rect,
  style: BoxStyle,
  /** Codes in it or beside it, in printed order; empty for a box without a code. */
  codes: z.array(ExemptionCode),
  /** The codes as read on the page; null if there are none. */
  printed: z.string().nullable(),
  /** 0..100: how certainly this is a box, with these codes. 100 for a box that a person drew. */
  confidence: z.number(),
});
export type RedactionBox = z.infer<typeof RedactionBox>;

/** Codes in a margin, or by themselves, beside no box. */
export const CodeMark = z.object({
  rect: Rect,
  codes: z.array(ExemptionCode).min(1),
  printed: z.string(),
  confidence: z.number(),
});
export type CodeMark = z.infer<typeof CodeMark>;

/** What became of the pages that a placeholder sheet stands for, according to the sheet. */
export const PlaceholderKind = z.enum([
  'withheld',
  'deleted-page-sheet',
  'non-responsive',
  'duplicate',
  'referral',
]);
export type PlaceholderKind = z.infer<typeof PlaceholderKind>;

const CLAIM_NOTHING: readonly PlaceholderKind[] = ['non-responsive', 'duplicate', 'referral'];

/**
 * Whether a sheet stands for pages without claiming an exemption, so that a missing code has no significance.
 */
export function claimsNothing(kind: PlaceholderKind | null): boolean {
  return kind !== null && CLAIM_NOTHING.includes(kind);
}

/** A page that a sheet lists by number. */
export const ListedPage = z.object({
  bates: z.string(),
  codes: z.array(ExemptionCode),
  /**
   * What became of it according to the list, if that is no exemption; if left out, the same as for the whole
   * sheet.
   */
  kind: PlaceholderKind.optional(),
});
export type ListedPage = z.infer<typeof ListedPage>;

/** The agency's page that stands for pages that were not produced. */
export const Placeholder = z.object({
  kind: PlaceholderKind,
  /** 1 if the sheet states no number: it then stands for one page. */
  pagesRepresented: z.int().min(1),
  /** The pages that the sheet lists by number; empty where it lists none. */
  pages: z.array(ListedPage),
  /** All codes on the sheet, including those of the listed pages. */
  codes: z.array(ExemptionCode),
  /** How many pages its list has in total, on this page and those after it, if the sheet prints that. */
  total: z.int().optional(),
  /** Sentences about the parts of its list that could not be read reliably; left out if there are none. */
  doubt: z.string().optional(),
});
export type Placeholder = z.infer<typeof Placeholder>;

/**
 * Words of the file's own text that the page does not show. They are never displayed, indexed or exported.
 */
export const HiddenText = z.object({
  words: z.int().min(1),
  /** The rectangle that covers them, if known; else the one where they would be. */
  rects: z.array(Rect),
  /** Why they are considered hidden, as text. */
  reason: z.string(),
});
export type HiddenText = z.infer<typeof HiddenText>;

/** The agency's marks on a page. */
export const PageMarks = z.object({
  boxes: z.array(RedactionBox),
  codes: z.array(CodeMark),
  /** Share (0..1) of the page's text area that boxes cover; 1 for a sheet that stands for a page withheld in full. */
  shareRedacted: z.number(),
  placeholder: Placeholder.nullable(),
  /** Handling caveats as printed, such as `For Official Use Only`, each once. */
  caveats: z.array(z.string()),
  /** Null if no words are hidden. An attorney decides what happens to such a page. */
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
 * Every code that a page claims, each once, in the order of the statute. The codes that a deleted-page sheet
 * lists for other pages by their numbers are claimed for those: see `Placeholder.pages`.
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

/** Whether a sheet stands for pages withheld in full because they are exempt. */
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

/** A person's corrections of what was read on a page; a box's confidence is then 100. */
export const MarksDraft = z.object({
  boxes: z.array(RedactionBox.omit({ confidence: true })).max(500),
  codes: z.array(CodeMark.omit({ confidence: true })).max(500),
  placeholder: Placeholder.nullable(),
  caveats: z.array(z.string().min(1).max(200)).max(20),
});
export type MarksDraft = z.infer<typeof MarksDraft>;

/** A page's marks, and their source. */
export const MarksInForce = z.object({
  marks: PageMarks,
  /** The marks read, if a person corrected them; else null. */
  asRead: PageMarks.nullable(),
  correctedBy: z.string().nullable(),
  correctedAt: z.iso.datetime().nullable(),
});
export type MarksInForce = z.infer<typeof MarksInForce>;
