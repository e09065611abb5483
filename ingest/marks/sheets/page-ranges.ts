/** A number as it is stamped: anything up to its last digits. */
interface Numbered {
  prefix: string;
  digits: string;
}

/** More pages are counted and not listed. */
const MOST_LISTED = 2000;
const JOINS = / ?(?:\bthrough\b|\bthru\b|\bto\b| [-–—] |[–—]) ?/i;
/** Numbers of the request or the case, which stand on sheets too. */
const OTHER = /request|\bcase\b|tracking|foi\/?pa\b|\bfile\b/i;
/** A number by itself is a page's from so many digits on. */
export const LEAST_BATES_DIGITS = 5;
const LEAD = /^(?:bates|pages?|numbers?|nos?\.?|range|stamped|numbered|\(s\)|:|\s)+/i;

/** The page numbers of a line that is a number or a range of them and nothing else; empty for any other. */
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

/** A few words at most, and digits at the end. */
function parseNumber(text: string): Numbered | undefined {
  const match = /^(?<prefix>(?:[A-Za-z][\w().&-]*\s){0,4}(?:[\w().&-]*[^\d\s])?)(?<digits>\d{1,9})$/.exec(
    text.trim(),
  );
  const { prefix, digits } = match?.groups ?? {};
  return prefix === undefined || digits === undefined ? undefined : { prefix, digits };
}

function fillRange(first: Numbered, last: Numbered): string[] {
  const isSameSeries =
    last.prefix === '' || last.prefix.replaceAll(/\W/g, '') === first.prefix.replaceAll(/\W/g, '');
  if (!isSameSeries) return [];
  // Of the last number often only the digits that differ are given, as in 0001234-36.
  const kept = first.digits.slice(0, Math.max(0, first.digits.length - last.digits.length));
  const from = Number(first.digits);
  const to = Number(kept + last.digits);
  if (to < from || to - from >= MOST_LISTED) return [];
  return Array.from(
    { length: to - from + 1 },
    (_, index) => first.prefix + String(from + index).padStart(first.digits.length, '0'),
  );
}
