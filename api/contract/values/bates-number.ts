/**
 * Bates numbers as people, stamps and load files write them. The prefix may hold digits, spaces and dots
 * (`ICE FOIA 10-2674.0001234`), so a number is taken apart from its end: the last run of digits is the number,
 * all before it the prefix, and a letter may follow.
 */
export interface BatesParts {
  /** As written. */
  prefix: string;
  /** As written, zeros in front included. */
  digits: string;
  /** A letter behind the digits, as written; mostly empty. */
  suffix: string;
}

/** A number that can be compared and counted with; its letter is a capital. */
export interface BatesNumber extends BatesParts {
  /** What prefixes are compared by; see {@link toBatesKey}. */
  prefixKey: string;
  number: number;
}

const SHAPE = /^(?<prefix>.*?)(?<!\d)(?<digits>\d+)(?<suffix>[A-Za-z]?)$/su;
/** More digits than these can't be counted with. */
const MOST_DIGITS = 15;
/** Longer text is no number, nor a range of them. */
export const LONGEST_REFERENCE = 400;

const DASHES = /[\u2010-\u2015\u2212]/gu;
/** Characters that take no room: soft hyphens, and those that come along when text is copied. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** What people write and copy around a number and mean nothing by: quotes, an ellipsis before it, a full stop behind. */
const AROUND = /^[\s"'“”‘’.…]+|(?<![\s"'“”‘’.,;:])[\s"'“”‘’.,;:]+$/gu;

/** One kind of dash, no spaces, lower case: what two writings of one number have in common. */
export function toBatesKey(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').replace(/\s+/gu, '').toLowerCase();
}

/** A reference without what is written around it, with one kind of dash. */
export function toPlainReference(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').replace(AROUND, '');
}

/** Undefined when the text does not end in digits and at most one letter. */
export function splitBates(text: string): BatesParts | undefined {
  if (text.length > LONGEST_REFERENCE) return undefined;
  const written = SHAPE.exec(text.trim())?.groups;
  const { prefix, digits, suffix } = written ?? SHAPE.exec(toPlainReference(text))?.groups ?? {};
  if (prefix === undefined || digits === undefined || suffix === undefined) return undefined;
  return { prefix, digits, suffix };
}

/** Undefined also when there are more digits than a number can hold. */
export function parseBates(text: string): BatesNumber | undefined {
  const parts = splitBates(toPlainReference(text));
  if (!parts || parts.digits.length > MOST_DIGITS) return undefined;
  return {
    ...parts,
    suffix: parts.suffix.toUpperCase(),
    prefixKey: toBatesKey(parts.prefix),
    number: Number(parts.digits),
  };
}

export function formatBates({ prefix, digits, suffix }: BatesParts): string {
  return prefix + digits + suffix;
}

/** A number of a series, written as another number of it is. */
export function numberLike(bates: string, number: number): string {
  const parts = splitBates(bates);
  return parts ? numberInSeries(parts.prefix, number, parts.digits.length) : String(number);
}

/** A number of the series that has this prefix, padded with zeros to a width in digits. */
export function numberInSeries(prefix: string, number: number | bigint, width: number): string {
  return prefix + String(number).padStart(width, '0');
}

/** The number so many after another, written as that one is, without its letter; undefined after what is no number. */
export function batesAfter(bates: string, steps: number): string | undefined {
  const parts = splitBates(bates);
  if (!parts) return undefined;
  return numberInSeries(parts.prefix, BigInt(parts.digits) + BigInt(steps), parts.digits.length);
}

/** How many numbers on from one is another; undefined where they are not of one series. */
export function countBatesBetween(from: string, to: string): number | undefined {
  const [first, last] = [splitBates(from), splitBates(to)];
  if (!first || !last || toBatesKey(first.prefix) !== toBatesKey(last.prefix)) return undefined;
  return Number(BigInt(last.digits) - BigInt(first.digits));
}

/** Numbers from one to another, both counted; undefined where they are no range. */
export function countBatesRange(from: string, to: string): number | undefined {
  const between = countBatesBetween(from, to);
  return between === undefined || between < 0 ? undefined : between + 1;
}

/** Whether a number is the one after another: of the same series and width, neither with a letter. */
export function isNextBates(before: string, after: string): boolean {
  const [first, next] = [splitBates(before), splitBates(after)];
  if (!first || !next || first.suffix !== '' || next.suffix !== '') return false;
  return first.digits.length === next.digits.length && countBatesBetween(before, after) === 1;
}
