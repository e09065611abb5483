/** Documents by month (`2009-05`) and by year. Pure. */
import type { Facet } from '#contract/search/search.ts';
import { formatMonth } from '#contract/values/dates.ts';

type MonthCount = Pick<Facet['values'][number], 'value' | 'pages'>;

/** A bar of the histogram: a month, or a year if there would be too many months to see. */
export interface Bar {
  name: string;
  /** The months with pages, which are selected with the bar. */
  months: string[];
  pages: number;
}

/** More bars would be too thin to click. */
const MOST_BARS = 120;

/**
 * Bars without gaps in time, so that a year without pages is visible; a mistake like the year 209 is not
 * drawn to scale.
 */
export function listBars(counts: readonly MonthCount[]): Bar[] {
  const pages = new Map(counts.map((count) => [count.value, count.pages]));
  const years = listYears(counts);
  const months = years.flatMap((year) => year.months.map(({ value }) => value));
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = numberOf(last) - numberOf(first) + 1;
  if (length > MOST_BARS) {
    return years
      .slice(-MOST_BARS)
      .map((year) => ({ name: year.year, months: year.months.map(({ value }) => value), pages: year.pages }));
  }
  return Array.from({ length }, (_, step) => {
    const month = monthOf(numberOf(first) + step);
    const count = pages.get(month) ?? 0;
    return { name: formatMonth(month), months: count > 0 ? [month] : [], pages: count };
  });
}

export interface Year {
  year: string;
  pages: number;
  /** Years with pages only. */
  months: MonthCount[];
}

export function listYears(counts: readonly MonthCount[]): Year[] {
  const years = new Map<string, Year>();
  for (const count of [...counts].sort((a, b) => a.value.localeCompare(b.value))) {
    if (!/^\d{4}-\d{2}$/u.test(count.value) || count.pages === 0) continue;
    const year = count.value.slice(0, 4);
    const known = years.get(year) ?? { year, pages: 0, months: [] };
    years.set(year, { ...known, pages: known.pages + count.pages, months: [...known.months, count] });
  }
  return [...years.values()];
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthOf(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
