/**
 * Bates numbers as people and stamps write them.
 *
 * The prefix may hold digits, spaces and dots (`ICE FOIA 10-2674.0001234`), so a number is taken
 * apart from its end: the last run of digits is the number, all before it the prefix.
 */
export interface ParsedBates {
  /** For comparing: lower case, no spaces, one kind of dash. */
  prefixKey: string;
  number: number;
  /** As written, zeros in front included. */
  digits: string;
  /** A letter behind the digits, in capitals; mostly empty. */
  suffix: string;
}

const DASHES = /[\u2010-\u2015\u2212]/gu;

/** One kind of dash, no spaces, lower case: what two writings of one number have in common. */
export function toBatesKey(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').replace(/\s+/gu, '').toLowerCase();
}

/** Undefined when the text does not end in digits and at most one letter, or in more digits than a number can hold. */
export function parseBates(text: string): ParsedBates | undefined {
  const match = /^(.*?)(?<!\d)(\d{1,15})([A-Za-z]?)$/su.exec(toPlain(text));
  if (!match) return undefined;
  const [, prefix = '', digits = '', suffix = ''] = match;
  return { prefixKey: toBatesKey(prefix), number: Number(digits), digits, suffix: suffix.toUpperCase() };
}

/** What people write and copy around a number and mean nothing by: quotes, an ellipsis before it, a full stop behind. */
const AROUND = /^[\s"'“”‘’.…]+|(?<![\s"'“”‘’.,;:])[\s"'“”‘’.,;:]+$/gu;
/** Characters that take no room: soft hyphens, and those that come along when text is copied. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

function toPlain(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').replace(AROUND, '');
}

/** Words and dots that people write for the dash of a range. */
const UNTIL = /(?<!\s)\s+(?:to|through|thru)\s+|(?<!\s)\s*\.{2,}\s*/giu;

/** One way to read a reference as a range. */
export interface BatesRange {
  from: ParsedBates;
  to: ParsedBates;
}

/**
 * Every way in which a reference can be a range, the likeliest first: `A.0001-A.0009`,
 * `A.0001-0009`, `A.0001-09`. A dash inside the prefix gives readings that name no page; the caller
 * tries them in turn.
 */
export function listRangeReadings(text: string): BatesRange[] {
  const plain = toPlain(text).replace(UNTIL, '-');
  const readings: BatesRange[] = [];
  for (let dash = plain.lastIndexOf('-'); dash > 0; dash = plain.lastIndexOf('-', dash - 1)) {
    const from = parseBates(plain.slice(0, dash));
    const to = parseBates(plain.slice(dash + 1));
    if (!from || !to) continue;
    const whole = to.prefixKey === '' ? completeNumber(from, to) : to;
    if (whole.prefixKey === from.prefixKey && whole.number >= from.number) readings.push({ from, to: whole });
  }
  return readings;
}

/** `36` after `0001234` means 1236: the digits given replace the last ones. */
function completeNumber(from: ParsedBates, to: ParsedBates): ParsedBates {
  const kept = from.digits.slice(0, Math.max(0, from.digits.length - to.digits.length));
  const digits = kept + to.digits;
  return { ...from, number: Number(digits), digits };
}
