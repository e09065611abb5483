import {
  type ListedPage,
  listExemptions,
  type PageMarks,
  type Placeholder,
  type PlaceholderKind,
} from '#contract/pages/marks.ts';
import { type BatesNumber, parseBates } from '#contract/values/bates-number.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { Extent } from '#contract/withholdings/withholding.ts';

/** A line of the withholding log, derived from the marks of one page. */
export interface Withheld {
  /** 0 for a page or a whole sheet; for the pages that a sheet lists, the number of the run. */
  part: number;
  /** As listed by a sheet; null if the page's own number counts. */
  listed: { first: string; last: string; from: BatesNumber | undefined } | null;
  pages: number;
  extent: Extent;
  /** The number of boxes with each code; 0 for a code that is not beside a box. */
  codes: Map<ExemptionCode, number>;
  boxes: number;
  /** Number of boxes without a code. */
  bareBoxes: number;
  share: number;
  placeholder: PlaceholderKind | null;
}

/** If boxes cover at least this share of the text area, the page was withheld in full. */
const WHOLE_PAGE = 0.95;

/**
 * What the marks of a page withhold: one line for a page with boxes or codes; for a sheet that stands for
 * pages, one line for each run of listed pages with the same treatment, and one for the pages that it does
 * not list.
 */
export function listWithheld(marks: PageMarks): Withheld[] {
  if (marks.placeholder) return listBehindSheet(marks, marks.placeholder);
  if (marks.boxes.length === 0 && marks.codes.length === 0) return [];
  const isWhole = marks.boxes.length > 0 && marks.shareRedacted >= WHOLE_PAGE;
  const shown = { placeholder: null, share: marks.shareRedacted, ...countBoxes(marks) };
  return [{ part: 0, listed: null, pages: 1, extent: isWhole ? 'full' : 'part', ...shown }];
}

function countBoxes(marks: PageMarks): Pick<Withheld, 'codes' | 'boxes' | 'bareBoxes'> {
  const { boxes } = marks;
  const boxesWith = (code: ExemptionCode) => boxes.filter(({ codes }) => codes.includes(code)).length;
  return {
    codes: new Map(listExemptions(marks).map((code) => [code, boxesWith(code)])),
    boxes: boxes.length,
    bareBoxes: boxes.filter(({ codes }) => codes.length === 0).length,
  };
}

function listBehindSheet(marks: PageMarks, sheet: Placeholder): Withheld[] {
  const common = {
    extent: 'full' as const,
    ...{ boxes: 0, bareBoxes: 0, share: 1, placeholder: sheet.kind },
  };
  const withoutBoxes = (codes: readonly ExemptionCode[]) =>
    new Map([...codes].sort().map((code) => [code, 0]));
  const runs = listRuns(sheet.pages);
  const lines = runs.map(
    ({ pages, codes, kind = sheet.kind, first, last, from }, index): Withheld => ({
      ...common,
      placeholder: kind,
      part: index + 1,
      listed: { first, last, from },
      pages,
      codes: withoutBoxes(codes),
    }),
  );
  const unlisted = sheet.pagesRepresented - sheet.pages.length;
  if (unlisted <= 0) return lines;
  const ofListed = new Set(sheet.pages.flatMap(({ codes }) => codes));
  const codes = listExemptions(marks).filter((code) => !ofListed.has(code));
  return [{ ...common, part: 0, listed: null, pages: unlisted, codes: withoutBoxes(codes) }, ...lines];
}

interface Run {
  first: string;
  last: string;
  from: BatesNumber | undefined;
  to: BatesNumber | undefined;
  pages: number;
  codes: ExemptionCode[];
  kind: PlaceholderKind | undefined;
}

/** Consecutive listed pages, with consecutive numbers and the same treatment. */
function listRuns(pages: readonly ListedPage[]): Run[] {
  const runs: Run[] = [];
  for (const { bates, codes, kind } of pages) {
    const number = parseBates(bates);
    const run = runs.at(-1);
    if (run && follows(run.to, number) && run.kind === kind && sameCodes(run.codes, codes)) {
      run.last = bates;
      run.to = number;
      run.pages += 1;
    } else runs.push({ first: bates, last: bates, from: number, to: number, pages: 1, codes, kind });
  }
  return runs;
}

function follows(before: BatesNumber | undefined, number: BatesNumber | undefined): boolean {
  return (
    before !== undefined && before.prefixKey === number?.prefixKey && before.number + 1 === number.number
  );
}

function sameCodes(one: readonly ExemptionCode[], other: readonly ExemptionCode[]): boolean {
  return one.length === other.length && one.every((code) => other.includes(code));
}
