import type { BatesLine, BatesSection, ReportedPage } from '#contract/numbers/bates.ts';
import { numberLike, parseBates } from '#contract/values/bates-number.ts';
import { counted } from '#contract/values/counted.ts';
import type { BatesPage } from '../repositories/numbers/bates-pages.ts';
import {
  isNumbered,
  listCovers,
  listRanges,
  listSeriesPages,
  type Numbered,
  type NumberGap,
  type SheetCover,
  SheetIndex,
} from './number-gaps.ts';

/** Pages that a line names; of more it gives the count. */
const MOST_PAGES = 20;

/** What a section is of. */
export interface SectionOf {
  productionId: string | null;
  production: string | null;
  declaredPages: number | null;
}

/** The numbers on pages, given in page order, and what is missing, doubled, out of order or without a number. */
export function toBatesSection(of: SectionOf, pages: readonly BatesPage[]): BatesSection {
  const covers = listCovers(pages);
  const series = [...listSeriesPages(pages).values()].map((list) => ({ list, ...listRanges(list) }));
  const sheets = {
    listing: new SheetIndex(covers.filter(({ isListed }) => isListed)),
    all: new SheetIndex(covers),
  };
  const gaps = series.flatMap((each) => each.gaps.map((gap) => toGapLine(gap, sheets)));
  const missing = sumOf(gaps.map(({ count }) => count));
  const explained = sumOf(gaps.map((gap) => gap.explained ?? 0));
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
    missing,
    explained,
    unaccounted: missing - explained,
    mayBeExplained: sumOf(gaps.map((gap) => gap.mayBeExplained ?? 0)),
    lines: [
      ...series.flatMap(({ ranges }) => ranges.map(({ first, last }) => toRangeLine(first, last))),
      ...gaps,
      ...series.flatMap(({ list }) => listRepeats(list)),
      ...listDisorder(pages),
      ...listPrefixChanges(pages),
      ...listUnnumbered(pages),
      ...covers.map(toSheetLine),
      ...listSheetsNowhere(pages, covers),
    ],
  };
}

function toRangeLine(first: Numbered, last: Numbered): BatesLine {
  const count = last.number - first.number + 1;
  const inWords =
    count === 1
      ? `${first.bates} stands alone`
      : `${first.bates} to ${last.bates}: ${counted(count, 'number')}`;
  return toLine('range', first.bates, last.bates, count, inWords, first === last ? [first] : [first, last]);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function toGapLine(gap: NumberGap, { listing, all }: { listing: SheetIndex; all: SheetIndex }): BatesLine {
  const count = gap.to - gap.from + 1;
  const [first, last] = [numberLike(gap.before.bates, gap.from), numberLike(gap.before.bates, gap.to)];
  const listed = listing.explain(gap);
  const possible = all.explain(gap);
  const mayBeExplained = possible.numbers - listed.numbers;
  const missing =
    count === 1 ? `${first} is on no page` : `${first} to ${last}: ${counted(count, 'number')} on no page`;
  const guessing = possible.sheets.filter((sheet) => !listed.sheets.includes(sheet));
  const reasons = [
    ...(listed.numbers > 0 ? [describeListed(listed.numbers, count, listed.sheets)] : []),
    ...(mayBeExplained > 0 ? [describePossible(mayBeExplained, count, guessing)] : []),
  ];
  const why = reasons.join('; ') || `no sheet accounts for ${count === 1 ? 'it' : 'them'}`;
  const line = toLine('gap', first, last, count, `${missing}; ${why}`, [
    gap.before,
    ...possible.sheets,
    gap.after,
  ]);
  return { ...line, explained: listed.numbers, mayBeExplained };
}

function describeListed(numbers: number, count: number, sheets: readonly BatesPage[]): string {
  return `${counted(sheets.length, 'sheet')} ${sheets.length === 1 ? 'lists' : 'list'} ${shareOf(numbers, count)}`;
}

/** The sheets list no number of the series, and stand in the file right behind the number before the gap. */
function describePossible(numbers: number, count: number, sheets: readonly BatesPage[]): string {
  const pages = sumOf(sheets.map(({ sheet }) => sheet?.pagesRepresented ?? 1));
  const who = `${counted(sheets.length, 'sheet')} at this place in the file, for ${counted(pages, 'page')}`;
  return `${who}, may account for ${shareOf(numbers, count)}`;
}

function shareOf(numbers: number, count: number): string {
  if (numbers === count) return count === 1 ? 'it' : 'all of them';
  return `${numbers} of ${count}`;
}

/** Pages given by their numbers: those that have one number stand together. */
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
    const inWords = `${first.bates} is on ${counted(same.length, 'page')}`;
    return [toLine('repeat', first.bates, first.bates, same.length, inWords, same)];
  });
}

/** In a file, a page whose number is lower than that of the page before; files may come in any order. */
function listDisorder(pages: readonly BatesPage[]): BatesLine[] {
  return listSteps(pages).flatMap(([before, page]) => {
    const isLower =
      before.file === page.file && before.prefixKey === page.prefixKey && page.number < before.number;
    if (!isLower) return [];
    const inWords = `${page.bates} comes after ${before.bates}`;
    return [toLine('out-of-order', page.bates, page.bates, 1, inWords, [before, page])];
  });
}

function listPrefixChanges(pages: readonly BatesPage[]): BatesLine[] {
  return listSteps(pages).flatMap(([before, page]) => {
    if (before.prefixKey === page.prefixKey) return [];
    const inWords = `After ${before.bates} comes ${page.bates}`;
    return [toLine('prefix-change', before.bates, page.bates, 2, inWords, [before, page])];
  });
}

/** Each numbered page with the one before it, those without a number left out. */
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
  return runs.map((run) => {
    const [first] = run;
    const last = run.at(-1);
    const where =
      run.length === 1 ? `page ${first?.pageNumber}` : `pages ${first?.pageNumber} to ${last?.pageNumber}`;
    const inWords = `${counted(run.length, 'page')} without a number: ${where} of ${first?.file}`;
    return toLine('unnumbered', null, null, run.length, inWords, run);
  });
}

function toSheetLine({ sheet, numbers, isListed }: SheetCover): BatesLine {
  const count = sheet.sheet?.pagesRepresented ?? 1;
  const from = Math.min(...numbers.map((part) => part.from));
  const to = Math.max(...numbers.map((part) => part.to));
  const which = from === to ? `number ${from}` : `numbers ${from} to ${to}`;
  return toLine(
    'sheet',
    null,
    null,
    count,
    `${describeSheet(sheet)}: ${isListed ? '' : 'perhaps '}${which}`,
    [sheet],
  );
}

/** Sheets that list no number of a series, and have none before them in their file: what they stand for can't be told. */
function listSheetsNowhere(pages: readonly BatesPage[], covers: readonly SheetCover[]): BatesLine[] {
  const told = new Set(covers.map(({ sheet }) => sheet));
  return pages
    .filter((page) => page.sheet && !told.has(page))
    .map((page) =>
      toLine(
        'sheet',
        null,
        null,
        page.sheet?.pagesRepresented ?? 1,
        `${describeSheet(page)}: which numbers is not known`,
        [page],
      ),
    );
}

function describeSheet(page: BatesPage): string {
  const name = page.bates ?? page.controlNumber;
  const stands = page.sheet?.pagesRepresented ?? 1;
  return `${name} is a sheet for ${counted(stands, 'page')} (${page.sheet?.kind.replaceAll('-', ' ')})`;
}

function toLine(
  kind: BatesLine['kind'],
  first: string | null,
  last: string | null,
  count: number,
  inWords: string,
  pages: readonly BatesPage[],
): BatesLine {
  const shown = pages.slice(0, MOST_PAGES).map(toReportedPage);
  return { kind, first, last, count, explained: null, mayBeExplained: null, inWords, pages: shown };
}

function toReportedPage({ pageId, bates, controlNumber, fileId, file, pageNumber }: BatesPage): ReportedPage {
  return { pageId, name: bates ?? controlNumber, fileId, file, pageNumber };
}
