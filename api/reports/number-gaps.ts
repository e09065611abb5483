import type { GapPart } from '#contract/numbers/bates.ts';
import type { Placeholder } from '#contract/pages/marks.ts';
import { parseBates, toBatesKey } from '#contract/values/bates-number.ts';
import type { BatesPage } from '../repositories/numbers/bates-pages.ts';

/** A page with a number. */
export type Numbered = BatesPage & { bates: string; prefixKey: string; number: number };

/** Consecutive numbers of one series, each with its pages. */
export interface NumberRange {
  first: Numbered;
  last: Numbered;
}

/** Numbers of a series between two ranges. */
export interface NumberGap {
  prefixKey: string;
  from: number;
  to: number;
  before: Numbered;
  after: Numbered;
}

/** Numbers that a sheet accounts for, or may account for. */
export interface SheetCover {
  sheet: BatesPage;
  prefixKey: string;
  /** A number of the series, in its format. */
  series: string;
  numbers: { from: number; to: number }[];
  /** Whether the sheet lists them; else they are counted from the numbers around it. */
  isListed: boolean;
}

export function isNumbered(page: BatesPage): page is Numbered {
  return page.bates !== null && page.prefixKey !== null && page.number !== null;
}

/** The pages of each series, in the order of their numbers. */
export function listSeriesPages(pages: readonly BatesPage[]): Map<string, Numbered[]> {
  const series = new Map<string, Numbered[]>();
  for (const page of pages) {
    if (!isNumbered(page)) continue;
    const known = series.get(page.prefixKey);
    if (known) known.push(page);
    else series.set(page.prefixKey, [page]);
  }
  for (const list of series.values()) list.sort((a, b) => a.number - b.number);
  return series;
}

export function listRanges(byNumber: readonly Numbered[]): { ranges: NumberRange[]; gaps: NumberGap[] } {
  const ranges: NumberRange[] = [];
  const gaps: NumberGap[] = [];
  for (const page of byNumber) {
    const current = ranges.at(-1);
    if (!current) ranges.push({ first: page, last: page });
    else if (page.number <= current.last.number + 1) current.last = page;
    else {
      const [from, to] = [current.last.number + 1, page.number - 1];
      gaps.push({ prefixKey: page.prefixKey, from, to, before: current.last, after: page });
      ranges.push({ first: page, last: page });
    }
  }
  return { ranges, gaps };
}

/**
 * The numbers that sheets account for: those that a sheet lists, if it lists numbers of the series. Otherwise
 * the number of pages that it stands for may be meant, from its own number on, or from the one after the last
 * number before it in the same file. Pages of another file are ignored, and pages left out as duplicates have
 * no numbers here.
 */
export function listCovers(pages: readonly BatesPage[]): SheetCover[] {
  const covers: SheetCover[] = [];
  let next: { prefixKey: string; number: number; fileId: string; bates: string } | undefined;
  for (const page of pages) {
    if (isNumbered(page)) next = { ...page, number: page.number + (page.sheet ? 0 : 1) };
    if (!page.sheet || !next) continue;
    const listed = listNumbers(page.sheet.pages, next);
    const counted = next.fileId === page.fileId ? countNumbers(page.sheet, next.number) : [];
    const isListed = listed.length > 0;
    const numbers = isListed ? listed : counted;
    if (numbers.length === 0) continue;
    covers.push({ sheet: page, prefixKey: next.prefixKey, series: next.bates, numbers, isListed });
    next = { ...next, number: Math.max(next.number, ...numbers.map(({ to }) => to + 1)) };
  }
  return covers;
}

function countNumbers({ kind, pages, pagesRepresented }: Placeholder, from: number) {
  const kinds = pages.length === 0 ? [kind] : pages.map((page) => page.kind ?? kind);
  if (kinds.every((each) => each === 'duplicate')) return [];
  return [{ from, to: from + pagesRepresented - 1 }];
}

/** Sheets often list numbers of the file in which the pages were found, which are not of this series. */
function listNumbers(
  listed: readonly { bates: string }[],
  series: { prefixKey: string; number: number },
): { from: number; to: number }[] {
  return listed.flatMap(({ bates }) => {
    const parsed = parseBates(bates);
    const isInSeries = parsed && toBatesKey(parsed.prefixKey) === series.prefixKey;
    return isInSeries ? [{ from: parsed.number, to: parsed.number }] : [];
  });
}

type Stretch = Pick<NumberGap, 'prefixKey' | 'from' | 'to'>;

/** Numbers that one sheet accounts for, or that none does. */
interface CutPart {
  from: number;
  to: number;
  sheet: BatesPage | undefined;
}

/** A part of a gap, and what is known about its numbers. */
export interface ExplainedPart extends CutPart {
  state: GapPart['state'];
}

/**
 * Explains the numbers of a gap: a sheet that lists them takes precedence over one that may account for them.
 */
export function explainGap(gap: NumberGap, listing: SheetIndex, guessing: SheetIndex): ExplainedPart[] {
  return listing
    .cut(gap)
    .flatMap((part): ExplainedPart[] =>
      part.sheet
        ? [{ ...part, state: 'listed' }]
        : guessing
            .cut({ ...part, prefixKey: gap.prefixKey })
            .map((rest) => ({ ...rest, state: rest.sheet ? 'possible' : 'unaccounted' })),
    );
}

/** A run of numbers that one sheet accounts for, or may account for. */
interface CoveredPart {
  sheet: BatesPage;
  from: number;
  to: number;
}

/** The numbers that sheets account for, by series and in order, so that each gap finds its own quickly. */
export class SheetIndex {
  readonly #series = new Map<string, { parts: CoveredPart[]; longest: number }>();

  constructor(covers: readonly SheetCover[]) {
    for (const { sheet, prefixKey, numbers } of covers) {
      const known = this.#series.get(prefixKey) ?? { parts: [], longest: 0 };
      for (const { from, to } of numbers) {
        known.parts.push({ sheet, from, to });
        known.longest = Math.max(known.longest, to - from + 1);
      }
      this.#series.set(prefixKey, known);
    }
    for (const { parts } of this.#series.values()) parts.sort((a, b) => a.from - b.from);
  }

  /** Splits a run of numbers into those that a sheet covers and those that none does, in order. */
  cut(stretch: Stretch): CutPart[] {
    const cut: CutPart[] = [];
    let next = stretch.from;
    for (const { sheet, ...part } of this.#listAround(stretch)) {
      const [from, to] = [Math.max(part.from, next), Math.min(part.to, stretch.to)];
      if (to < from) continue;
      if (next < from) cut.push({ from: next, to: from - 1, sheet: undefined });
      const before = cut.at(-1);
      if (before?.sheet === sheet && before.to === from - 1) before.to = to;
      else cut.push({ from, to, sheet });
      next = to + 1;
    }
    if (next <= stretch.to) cut.push({ from: next, to: stretch.to, sheet: undefined });
    return cut;
  }

  /** The parts that may reach into the run. */
  #listAround({ prefixKey, from, to }: Stretch): CoveredPart[] {
    const { parts, longest } = this.#series.get(prefixKey) ?? { parts: [], longest: 0 };
    return parts.slice(firstFrom(parts, from - longest), firstFrom(parts, to + 1));
  }
}

/** The index of the first part that begins at `number` or after, by bisection. */
function firstFrom(parts: readonly CoveredPart[], number: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.from ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
