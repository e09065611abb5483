import type { BatesCandidate } from '../../page-record.ts';
import { foldPrefix, resembles } from './bates-prefix.ts';

/** The parts of a file's page that concern its number. */
export interface NumberedPage {
  /** From 0, in the source file. */
  pageIndex: number;
  batesCandidates: BatesCandidate[];
  /** The number that a person typed, null for none; absent if nobody typed anything. */
  typed?: string | null | undefined;
  /** A sheet that stands for other pages: it has a number only if one is printed on it. */
  isSheet?: boolean;
}

/** One candidate on one page, as a step of a series. */
export interface Step {
  pageIndex: number;
  /** A suffix counts as hundredths, so that 12A comes after 12 and before 13. */
  number: number;
  candidate: BatesCandidate;
}

/** Candidates of one prefix over the pages of a file. */
export interface Series {
  /** The folded prefix. */
  key: string;
  /** The prefix as most pages have it. */
  prefix: string;
  /** Digits are padded with zeros to this width; null if they are not padded. */
  width: number | null;
  steps: Step[];
}

/** Groups candidates by folded prefix. */
export function groupSeries(pages: NumberedPage[]): Series[] {
  const byKey = new Map<string, Step[]>();
  for (const page of pages) {
    for (const step of stepsOf(page)) {
      const key = foldPrefix(step.candidate.prefix);
      const steps = byKey.get(key);
      if (steps) steps.push(step);
      else byKey.set(key, [step]);
    }
  }
  return [...byKey].map(([key, steps]) => toSeries(key, steps));
}

/**
 * A series with every damaged reading of its prefix, and with the full prefix: `10-2674.` becomes `ICE FOIA
 * 10-2674.` if most of its pages have it so.
 */
export function completeSeries(series: Series, all: Series[], pages: NumberedPage[]): Series {
  // Every prefix ends in the empty one, so digits alone are not part of a longer prefix.
  if (series.key === '') return gatherSeries(series, pages);
  const fuller = all
    .filter(({ key, steps }) => key.endsWith(series.key) && steps.length >= MOST * series.steps.length)
    .reduce((longest, other) => (other.key.length > longest.key.length ? other : longest), series);
  return gatherSeries(fuller, pages);
}

/** Stamps that are only digits are padded to at least this many: shorter ones are page numbers. */
export const LEAST_PLAIN_DIGITS = 5;

/**
 * A series with every damaged reading of its prefix. For digits alone, only what is printed apart from the
 * text.
 */
export function gatherSeries(series: Series, pages: NumberedPage[]): Series {
  const steps = pages.flatMap((page) => fullestSteps(page, series.key));
  if (series.key !== '') return { ...series, steps: withWidth(steps, series.width) };
  const plain = steps.filter(
    ({ candidate }) => !candidate.isInText && candidate.digits.length >= LEAST_PLAIN_DIGITS,
  );
  const width = findWidth(plain);
  return { ...series, width, steps: withWidth(plain, width) };
}

/** One step for each number on the page: `10-2674.0001` and `ICE FOIA 10-2674.0001` are the same. */
function fullestSteps(page: NumberedPage, key: string): Step[] {
  const byNumber = new Map<string, Step>();
  for (const step of stepsOf(page)) {
    const folded = foldPrefix(step.candidate.prefix);
    const number = step.candidate.digits + step.candidate.suffix;
    const better = folded === key || !byNumber.has(number);
    if (better && resembles(folded, key)) byNumber.set(number, step);
  }
  return [...byNumber.values()];
}

const MOST = 0.6;

function stepsOf({ pageIndex, batesCandidates }: NumberedPage): Step[] {
  return batesCandidates
    .filter(({ suffix }) => suffix === '' || TRUE_SUFFIX.test(suffix))
    .map((candidate) => ({
      pageIndex,
      number: Number(candidate.digits) + hundredthsOf(candidate.suffix),
      candidate,
    }));
}

/** Letters that are not misread digits, as I, O, S, B, Z, G, Q and L may be. */
const TRUE_SUFFIX = /^[AC-FHJKMNPRT-Y]$/;

function hundredthsOf(suffix: string): number {
  return suffix === '' ? 0 : (suffix.toUpperCase().charCodeAt(0) - 64) / 100;
}

function toSeries(key: string, steps: Step[]): Series {
  const width = findWidth(steps);
  const prefix = usualPrefix(steps.map(({ candidate }) => candidate.prefix));
  return { key, prefix, width, steps: withWidth(steps, width) };
}

/** Number of digits to which zeros pad the numbers on most pages; null if they are not padded. */
function findWidth(steps: readonly Step[]): number | null {
  const padded = steps.filter(({ candidate }) => candidate.digits.startsWith('0'));
  if (padded.length * 2 <= steps.length) return null;
  return Number(commonest(steps.map(({ candidate }) => String(candidate.digits.length))));
}

/** A lost or doubled digit changes the width; such a reading is not evidence. */
export function withWidth(steps: Step[], width: number | null): Step[] {
  return width === null ? steps : steps.filter(({ candidate }) => candidate.digits.length === width);
}

/** Whether a series' numbers are long or padded, as Bates numbers are and page numbers are not. */
export function hasLongNumbers({ steps }: Series): boolean {
  const long = steps.filter(
    ({ candidate: { digits } }) => digits.length >= 4 || (digits.startsWith('0') && digits.length >= 3),
  );
  return long.length * 2 > steps.length;
}

/** The prefix on most pages; one that ends in a comma or a quote is damaged if others do not. */
export function usualPrefix(prefixes: string[]): string {
  const whole = prefixes.filter((prefix) => !/[,;'"’`~*]\s*$/.test(prefix));
  return commonest(whole.length > 0 ? whole : prefixes);
}

/**
 * The most frequent value; the first in sort order of several, so that the order of the pages does not
 * matter.
 */
export function commonest(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
