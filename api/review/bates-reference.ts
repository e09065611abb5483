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
}

const DASHES = /[\u2010-\u2015\u2212]/gu;

/** One kind of dash, no spaces, lower case: what two writings of one number have in common. */
export function toBatesKey(text: string): string {
  return text.normalize('NFKC').replace(DASHES, '-').replace(/\s+/gu, '').toLowerCase();
}

/** Undefined when the text does not end in digits, or in more of them than a number can hold. */
export function parseBates(text: string): ParsedBates | undefined {
  const match = /^(.*?)(?<!\d)(\d{1,15})$/su.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const [, prefix = '', digits = ''] = match;
  return { prefixKey: toBatesKey(prefix), number: Number(digits), digits };
}

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
  const plain = text.normalize('NFKC').replace(DASHES, '-');
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
  return { prefixKey: from.prefixKey, number: Number(digits), digits };
}
