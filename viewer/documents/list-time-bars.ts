/** The documents of a matter by date: bars for the chart, and years for the table. Pure. */
import type { Timeline } from '#contract/documents/document.ts';
import { formatDocumentDate, formatMonth } from '#contract/values/dates.ts';

export interface TimeBar {
  name: string;
  /** The query that finds them. */
  query: string;
  documents: number;
}

/** More bars would be too thin to click. */
const MOST_BARS = 120;
/** A span of fewer days is shown day by day. */
const FEW_DAYS = 62;

type Dates = Timeline['dates'];

/** Bars without gaps in time: days for a span of two months, else months, or years where months are too many. */
export function listTimeBars(dates: Dates): TimeBar[] {
  const counts = (length: number) => countBy(dates, length);
  const days = span(counts(10), FEW_DAYS, dayNumber, dayOf);
  if (days && days.length > 0) return toBars(days, counts(10), formatDocumentDate);
  const months = span(counts(7), MOST_BARS, monthNumber, monthOf);
  if (months) return toBars(months, counts(7), formatMonth);
  const years = span(counts(4), MOST_BARS, Number, String) ?? [...counts(4).keys()].sort().slice(-MOST_BARS);
  return toBars(years, counts(4), String);
}

export interface YearLine {
  year: string;
  documents: number;
  pages: number;
  months: { month: string; documents: number; pages: number }[];
  /** Documents of which only the year is known. */
  yearOnly: number;
}

export function listYearLines(dates: Dates): YearLine[] {
  const years = [...new Set(dates.map(({ date }) => date.slice(0, 4)))].sort();
  return years.map((year) => {
    const ofYear = dates.filter(({ date }) => date.startsWith(year));
    const months = [
      ...new Set(ofYear.filter(({ date }) => date.length >= 7).map(({ date }) => date.slice(0, 7))),
    ].sort();
    return {
      year,
      ...sum(ofYear),
      months: months.map((month) => ({ month, ...sum(ofYear.filter(({ date }) => date.startsWith(month))) })),
      yearOnly: sum(ofYear.filter(({ date }) => date.length === 4)).documents,
    };
  });
}

function sum(dates: Dates): { documents: number; pages: number } {
  return {
    documents: dates.reduce((total, { documents }) => total + documents, 0),
    pages: dates.reduce((total, { pages }) => total + pages, 0),
  };
}

/** Documents by the first characters of their dates. Less precise dates are in no bar. */
function countBy(dates: Dates, length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { date, documents } of dates) {
    if (date.length < length) continue;
    const key = date.slice(0, length);
    counts.set(key, (counts.get(key) ?? 0) + documents);
  }
  return counts;
}

/** Every step from the first to the last that has documents; undefined where these are more than `most`. */
function span(
  counts: Map<string, number>,
  most: number,
  toNumber: (key: string) => number,
  toKey: (at: number) => string,
): string[] | undefined {
  const numbers = [...counts.keys()].map(toNumber).sort((a, b) => a - b);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (last - first >= most) return undefined;
  return Array.from({ length: last - first + 1 }, (_, step) => toKey(first + step));
}

function toBars(
  keys: readonly string[],
  counts: Map<string, number>,
  format: (key: string) => string,
): TimeBar[] {
  return keys.map((key) => ({ name: format(key), query: `date:${key}`, documents: counts.get(key) ?? 0 }));
}

const DAY = 86_400_000;
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
