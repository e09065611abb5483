import type { BatesLine, BatesLineOf, BatesSection, ReportedPage } from '#contract/numbers/bates.ts';
import { countGap } from '#contract/numbers/describe-bates-lines.ts';
import { numberLike, parseBates } from '#contract/values/bates-number.ts';
import type { BatesPage } from '../repositories/numbers/bates-pages.ts';
import {
  explainGap,
  isNumbered,
  listCovers,
  listRanges,
  listSeriesPages,
  type Numbered,
  type NumberGap,
  type SheetCover,
  SheetIndex,
} from './number-gaps.ts';

/** Pages that a line lists; of the others it gives the count. */
const MOST_PAGES = 20;

/** The subject of a section. */
export interface SectionOf {
  productionId: string | null;
  production: string | null;
  declaredPages: number | null;
}

/**
 * Reports the numbers of pages, given in page order, and what is missing, repeated, out of order or without a
 * number.
 */
export function toBatesSection(of: SectionOf, pages: readonly BatesPage[]): BatesSection {
  const covers = listCovers(pages);
  const series = [...listSeriesPages(pages).values()].map((list) => ({ list, ...listRanges(list) }));
  const listing = new SheetIndex(covers.filter(({ isListed }) => isListed));
  const guessing = new SheetIndex(covers.filter(({ isListed }) => !isListed));
  const gaps = series.flatMap((each) => each.gaps.map((gap) => toGapLine(gap, listing, guessing)));
  const counts = gaps.map(countGap);
  const missing = sumOf(gaps.map(({ count }) => count));
  const explained = sumOf(counts.map(({ listed }) => listed));
  const sourced = (source: BatesPage['source']) =>
    pages.filter((page) => page.bates !== null && page.source === source).length;
  return {
    ...of,
    pages: pages.length,
    read: sourced('read'),
    inferred: sourced('inferred'),
    typed: sourced('typed'),
    fromLoadFile: sourced('load-file'),
    without: pages.filter(({ bates }) => bates === null).length,
    sequestered: pages.filter(({ isSequestered }) => isSequestered).length,
    missing,
    explained,
    unaccounted: missing - explained,
    mayBeExplained: sumOf(counts.map(({ possible }) => possible)),
    lines: [
      ...series.flatMap(({ ranges }) => ranges.map(({ first, last }) => toRangeLine(first, last))),
      ...gaps,
      ...series.flatMap(({ list }) => listRepeats(list)),
      ...listDisorder(pages),
      ...listPrefixChanges(pages),
      ...listUnnumbered(pages),
      ...series.flatMap(({ list }) => listSequestered(list)),
      ...covers.map(toSheetLine),
      ...listSheetsNowhere(pages, covers),
    ],
  };
}

function toRangeLine(first: Numbered, last: Numbered): BatesLine {
  return {
    kind: 'range',
    ...{ first: first.bates, last: last.bates, count: last.number - first.number + 1 },
    ...{ firstPage: toReportedPage(first), lastPage: toReportedPage(last) },
  };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function toGapLine(gap: NumberGap, listing: SheetIndex, guessing: SheetIndex): BatesLineOf<'gap'> {
  const numbersOf = ({ from, to }: { from: number; to: number }) => ({
    ...{ first: numberLike(gap.before.bates, from), last: numberLike(gap.before.bates, to) },
    count: to - from + 1,
  });
  return {
    kind: 'gap',
    ...numbersOf(gap),
    parts: explainGap(gap, listing, guessing).map(({ state, sheet, ...part }) => ({
      ...numbersOf(part),
      ...{ state, sheet: sheet ? toReportedPage(sheet) : null },
    })),
    ...{ before: toReportedPage(gap.before), after: toReportedPage(gap.after) },
  };
}

/** Numbers on several pages. The pages are given in the order of their numbers. */
function listRepeats(byNumber: readonly Numbered[]): BatesLine[] {
  const pages = new Map<string, Numbered[]>();
  const shared = byNumber.filter((page, index) =>
    [byNumber[index - 1], byNumber[index + 1]].some((other) => other?.number === page.number),
  );
  for (const page of shared) {
    const name = `${page.number}${parseBates(page.bates)?.suffix ?? ''}`;
    const same = pages.get(name);
    if (same) same.push(page);
    else pages.set(name, [page]);
  }
  return [...pages.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length === 1) return [];
    const pages = same.slice(0, MOST_PAGES).map(toReportedPage);
    return [{ kind: 'repeat', number: first.bates, count: same.length, pages }];
  });
}

/** Pages whose number is lower than that of the page before in the same file; files may be in any order. */
function listDisorder(pages: readonly BatesPage[]): BatesLine[] {
  return listSteps(pages).flatMap(([before, page]) => {
    const isLower =
      before.file === page.file && before.prefixKey === page.prefixKey && page.number < before.number;
    if (!isLower) return [];
    return [{ kind: 'out-of-order', before: toReportedPage(before), page: toReportedPage(page) }];
  });
}

function listPrefixChanges(pages: readonly BatesPage[]): BatesLine[] {
  return listSteps(pages).flatMap(([before, page]) => {
    if (before.prefixKey === page.prefixKey) return [];
    return [{ kind: 'prefix-change', before: toReportedPage(before), page: toReportedPage(page) }];
  });
}

/** Each numbered page with the numbered page before it. */
function listSteps(pages: readonly BatesPage[]): [Numbered, Numbered][] {
  const numbered = pages.filter(isNumbered);
  return numbered.slice(1).map((page, index) => [numbered[index] as Numbered, page]);
}

/** Runs of pages without a number, each within one file. */
function listUnnumbered(pages: readonly BatesPage[]): BatesLine[] {
  const runs: BatesPage[][] = [];
  let before: BatesPage | undefined;
  for (const page of pages) {
    if (page.bates === null) {
      if (before && before.bates === null && before.file === page.file) runs.at(-1)?.push(page);
      else runs.push([page]);
    }
    before = page;
  }
  return runs.flatMap((run): BatesLine[] => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const ends = { firstPage: toReportedPage(first), lastPage: toReportedPage(last) };
    return [{ kind: 'unnumbered', count: run.length, ...ends }];
  });
}

/** Runs of numbers whose pages are sequestered. The pages are given in the order of their numbers. */
function listSequestered(byNumber: readonly Numbered[]): BatesLine[] {
  return listRanges(byNumber.filter(({ isSequestered }) => isSequestered)).ranges.map(({ first, last }) => ({
    ...{ kind: 'sequestered', first: first.bates, last: last.bates },
    count: last.number - first.number + 1,
  }));
}

function toSheetLine({ sheet, series, numbers, isListed }: SheetCover): BatesLine {
  const first = numberLike(series, Math.min(...numbers.map(({ from }) => from)));
  const last = numberLike(series, Math.max(...numbers.map(({ to }) => to)));
  return { ...describeSheet(sheet), numbers: { first, last, isListed } };
}

/**
 * Sheets that list no number of a series, and have no number before them in their file: the numbers for which
 * they stand are unknown.
 */
function listSheetsNowhere(pages: readonly BatesPage[], covers: readonly SheetCover[]): BatesLine[] {
  const assigned = new Set(covers.map(({ sheet }) => sheet));
  return pages
    .filter((page) => page.sheet && !assigned.has(page))
    .map((page) => ({ ...describeSheet(page), numbers: null }));
}

function describeSheet(page: BatesPage) {
  return {
    kind: 'sheet' as const,
    page: toReportedPage(page),
    sheetKind: page.sheet?.kind ?? 'withheld',
    count: page.sheet?.pagesRepresented ?? 1,
  };
}

function toReportedPage({ pageId, bates, controlNumber, fileId, file, pageNumber }: BatesPage): ReportedPage {
  return { pageId, name: bates ?? controlNumber, bates, fileId, file, pageNumber };
}
