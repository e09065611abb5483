import { type BatesParts, numberInSeries, splitBates } from '#contract/values/bates-number.ts';
import { completeDigits } from '#contract/values/bates-range.ts';

/** Ranges of more pages are counted and not listed. */
const MOST_LISTED = 2000;
const JOINS = / ?(?:\bthrough\b|\bthru\b|\bto\b| [-–—] |[–—]) ?/i;
/** Numbers of the request or the case, which are also printed on sheets. */
const OTHER = /request|\bcase\b|tracking|foi\/?pa\b|\bfile\b/i;
/** A number by itself is a page's number if it has at least this many digits. */
export const LEAST_BATES_DIGITS = 5;
const MOST_DIGITS = 9;
const FEW_WORDS = /^(?:[A-Za-z][\w().&-]*\s){0,4}(?:[\w().&-]*[^\d\s])?$/;
const LEAD = /^(?:bates|pages?|numbers?|nos?\.?|range|stamped|numbered|\(s\)|:|\s)+/i;

/** The page numbers of a line that is only a number or a range of numbers; empty for any other line. */
export function listPageRange(line: string): string[] {
  if (OTHER.test(line)) return [];
  const parts = line
    .replace(LEAD, '')
    .replace(/[.;,]\s*$/, '')
    .split(JOINS);
  const numbers = parts.map(parseNumber);
  const [first, last] = numbers;
  if (!first || parts.length > 2) return [];
  if (parts.length === 1)
    return first.digits.length >= LEAST_BATES_DIGITS ? [first.prefix + first.digits] : [];
  return last ? fillRange(first, last) : [];
}

/** Parses at most a few words with digits at the end. */
function parseNumber(text: string): BatesParts | undefined {
  const parts = splitBates(text);
  return parts && parts.suffix === '' && parts.digits.length <= MOST_DIGITS && FEW_WORDS.test(parts.prefix)
    ? parts
    : undefined;
}

function fillRange(first: BatesParts, last: BatesParts): string[] {
  const isSameSeries =
    last.prefix === '' || last.prefix.replaceAll(/\W/g, '') === first.prefix.replaceAll(/\W/g, '');
  if (!isSameSeries) return [];
  const from = Number(first.digits);
  const to = Number(completeDigits(first.digits, last.digits));
  if (to < from || to - from >= MOST_LISTED) return [];
  return Array.from({ length: to - from + 1 }, (_, index) =>
    numberInSeries(first.prefix, from + index, first.digits.length),
  );
}
