/**
 * Bates numbers as people, stamps and load files write them. The prefix may contain digits, spaces and dots
 * (`ICE FOIA 10-2674.0001234`), so a number is parsed from its end: the last run of digits is the number,
 * everything before it the prefix, and a letter may follow.
 */
export interface BatesParts {
  /** As written. */
  prefix: string;
  /** As written, including leading zeros. */
  digits: string;
  /** A letter after the digits, as written; usually empty. */
  suffix: string;
}

/** A number that can be compared and counted with; its letter is upper case. */
export interface BatesNumber extends BatesParts {
  /** The key by which prefixes are compared; see {@link toBatesKey}. */
  prefixKey: string;
  number: number;
}

const SHAPE = /^(?<prefix>.*?)(?<!\d)(?<digits>\d+)(?<suffix>[A-Za-z]?)$/su;
/** Numbers with more digits cannot be counted with. */
const MOST_DIGITS = 15;
/** Longer text is neither a number nor a range of numbers. */
export const LONGEST_REFERENCE = 400;

const DASHES = /[\u2010-\u2015\u2212]/gu;
/** Invisible characters: soft hyphens, and those that are copied along with text. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** Characters around a number that have no meaning: quotes, an ellipsis before it, a period after it. */
const AROUND = /^[\s"'“”‘’.…]+|(?<![\s"'“”‘’.,;:])[\s"'“”‘’.,;:]+$/gu;

/** One kind of dash, no spaces, lower case: the form that two spellings of one number share. */
export function toBatesKey(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').replace(/\s+/gu, '').toLowerCase();
}

/** A reference without the characters around it, with one kind of dash. */
export function toPlainReference(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').replace(AROUND, '');
}

/** Undefined if the text does not end in digits and at most one letter. */
export function splitBates(text: string): BatesParts | undefined {
  if (text.length > LONGEST_REFERENCE) return undefined;
  const written = SHAPE.exec(text.trim())?.groups;
  const { prefix, digits, suffix } = written ?? SHAPE.exec(toPlainReference(text))?.groups ?? {};
  if (prefix === undefined || digits === undefined || suffix === undefined) return undefined;
  return { prefix, digits, suffix };
}

/** Also undefined if it has more digits than a number can represent. */
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

/** Formats a number of a series like another number of it. */
export function numberLike(bates: string, number: number): string {
  const parts = splitBates(bates);
  return parts ? numberInSeries(parts.prefix, number, parts.digits.length) : String(number);
}

/** Formats a number of the series with this prefix, padded with zeros to a width in digits. */
export function numberInSeries(prefix: string, number: number | bigint, width: number): string {
  return prefix + String(number).padStart(width, '0');
}

/**
 * The number this many after another, in the same format, without its letter; undefined if the text is no
 * number.
 */
export function batesAfter(bates: string, steps: number): string | undefined {
  const parts = splitBates(bates);
  if (!parts) return undefined;
  return numberInSeries(parts.prefix, BigInt(parts.digits) + BigInt(steps), parts.digits.length);
}

/** The distance from one number to another; undefined if they are not of one series. */
export function countBatesBetween(from: string, to: string): number | undefined {
  const [first, last] = [splitBates(from), splitBates(to)];
  if (!first || !last || toBatesKey(first.prefix) !== toBatesKey(last.prefix)) return undefined;
  return Number(BigInt(last.digits) - BigInt(first.digits));
}

/** How many numbers a range has, including both ends; undefined if they are no range. */
export function countBatesRange(from: string, to: string): number | undefined {
  const between = countBatesBetween(from, to);
  return between === undefined || between < 0 ? undefined : between + 1;
}

/** Whether a number follows the other directly: of the same series and width, neither with a letter. */
export function isNextBates(before: string, after: string): boolean {
  const [first, next] = [splitBates(before), splitBates(after)];
  if (!first || !next || first.suffix !== '' || next.suffix !== '') return false;
  return first.digits.length === next.digits.length && countBatesBetween(before, after) === 1;
}
