/** The documents of a matter by date: bars for the chart, and lines for the table. Pure. */
import type { Timeline } from '#contract/documents/document.ts';
import { formatMonth, formatShortMonth } from '#contract/values/dates.ts';

export interface TimeBar {
  /** The year, month or day. */
  date: string;
  /** Below the bar: `Nov`, `14` or `2009`. */
  label: string;
  /** What the labels from here on belong to: `2009` for months, `May 2009` for days. */
  group: string;
  documents: number;
}

export interface TimeChart {
  unit: 'day' | 'month' | 'year';
  bars: TimeBar[];
}

/** More bars would be too thin to click. */
const MOST_BARS = 120;
/** A shorter span is shown day by day. */
const FEW_DAYS = 62;

type Dates = Timeline['dates'];

/**
 * Bars without gaps in time: days for a span of two months, otherwise months, or years if there would be too
 * many months.
 */
export function listTimeBars(dates: Dates): TimeChart {
  const counts = (length: number) => countBy(dates, length);
  const days = span(counts(10), FEW_DAYS, dayNumber, dayOf);
  if (days && days.length > 0) return toChart('day', days, counts(10));
  const months = span(counts(7), MOST_BARS, monthNumber, monthOf);
  if (months) return toChart('month', months, counts(7));
  const years = span(counts(4), MOST_BARS, Number, String) ?? [...counts(4).keys()].sort().slice(-MOST_BARS);
  return toChart('year', years, counts(4));
}

export interface TimeLine {
  /** A year or a month. */
  date: string;
  documents: number;
  pages: number;
  /** For a year: documents of which only the year is known. */
  yearOnly: number;
}

/** Each year, followed by its months. */
export function listTimeLines(dates: Dates): TimeLine[] {
  const keys = dates.flatMap(({ date }) => [date.slice(0, 4), date.slice(0, 7)]);
  return [...new Set(keys)].sort().map((date) => ({
    date,
    ...sum(dates.filter((other) => other.date.startsWith(date))),
    yearOnly: sum(dates.filter((other) => other.date === date && date.length === 4)).documents,
  }));
}

function sum(dates: Dates): { documents: number; pages: number } {
  return {
    documents: dates.reduce((total, { documents }) => total + documents, 0),
    pages: dates.reduce((total, { pages }) => total + pages, 0),
  };
}

/** Counts documents by the first characters of their dates. Dates that are less precise are in no bar. */
function countBy(dates: Dates, length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { date, documents } of dates) {
    if (date.length < length) continue;
    const key = date.slice(0, length);
    counts.set(key, (counts.get(key) ?? 0) + documents);
  }
  return counts;
}

/** Every step from the first to the last that has documents; undefined if there are more than `most`. */
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

function toChart(unit: TimeChart['unit'], dates: readonly string[], counts: Map<string, number>): TimeChart {
  const bars = dates.map((date) => ({
    date,
    label: unit === 'month' ? formatShortMonth(date) : String(Number(date.slice(-2))),
    group: unit === 'month' ? date.slice(0, 4) : formatMonth(date.slice(0, 7)),
    documents: counts.get(date) ?? 0,
  }));
  if (unit !== 'year') return { unit, bars };
  return { unit, bars: bars.map((bar) => ({ ...bar, label: bar.date, group: '' })) };
}

const DAY = 86_400_000;
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
