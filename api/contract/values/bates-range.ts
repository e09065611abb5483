import {
  type BatesNumber,
  LONGEST_REFERENCE,
  parseBates,
  splitBates,
  toBatesKey,
  toPlainReference,
} from './bates-number.ts';

/** One interpretation of a reference as a range. */
export interface BatesRange {
  from: BatesNumber;
  to: BatesNumber;
}

/**
 * Words and dots that people write for the dash of a range. Starts matching where spaces begin, so that a
 * long row of them takes no longer.
 */
const UNTIL = /(?<!\s)\s+(?:to|through|thru)\s+|(?<!\s)\s*\.{2,}\s*/giu;

/**
 * Every interpretation of a reference as a range, the most likely first: `A.0001-A.0009`, `A.0001-0009`,
 * `A.0001-09`. A dash inside the prefix gives interpretations that name no page; the caller tries them in
 * turn.
 */
export function listRangeInterpretations(text: string): BatesRange[] {
  if (text.length > LONGEST_REFERENCE) return [];
  const plain = toPlainReference(text).replace(UNTIL, '-');
  const interpretations: BatesRange[] = [];
  for (let dash = plain.lastIndexOf('-'); dash > 0; dash = plain.lastIndexOf('-', dash - 1)) {
    const from = parseBates(plain.slice(0, dash));
    const to = parseBates(plain.slice(dash + 1));
    if (!from || !to) continue;
    const whole = to.prefixKey === '' ? completeNumber(from, to) : to;
    if (whole.prefixKey === from.prefixKey && whole.number >= from.number)
      interpretations.push({ from, to: whole });
  }
  return interpretations;
}

function completeNumber(from: BatesNumber, to: BatesNumber): BatesNumber {
  const digits = completeDigits(from.digits, to.digits);
  return { ...from, number: Number(digits), digits };
}

/**
 * The last number of a range is often given by only the digits that differ: `36` after `0001234` means
 * 0001236.
 */
export function completeDigits(first: string, last: string): string {
  return first.slice(0, Math.max(0, first.length - last.length)) + last;
}

/**
 * A range as cited, `ICE FOIA 10-2674.0000002-0000003`: the prefix once. One number if first and last are the
 * same, and both in full if the prefixes differ.
 */
export function formatBatesRange(first: string, last: string | null): string {
  const end = endOfRange(first, last);
  return end === '' ? first : `${first}-${end}`;
}

/** The part after the dash of a range; empty if first and last are the same. */
export function endOfRange(first: string, last: string | null): string {
  if (last === null || last === first) return '';
  const end = splitBates(last);
  return end && keyOf(first) === keyOf(last) ? `${end.digits}${end.suffix}` : last;
}

/**
 * The first and the last Bates number of a production, as text. Numbers of two series are no range, because
 * nothing is between them.
 */
export function describeBatesRange(first: string, last: string | null): string {
  return isOneSeries(first, last)
    ? formatBatesRange(first, last)
    : `more than one series of numbers: the first is ${first}, the last ${last}`;
}

/** Whether two numbers can be the ends of a range. */
export function isOneSeries(first: string, last: string | null): boolean {
  return last === null || keyOf(first) === keyOf(last);
}

function keyOf(bates: string): string {
  return toBatesKey(splitBates(bates)?.prefix ?? bates);
}
