/** Bates numbers as load files write them: a prefix, then digits. */

/** More digits than this are no number that can be counted with. */
const KEY = /^(?<prefix>.*?)(?<digits>\d{1,15})$/su;
const DASHES = /[\u2010-\u2015\u2212]/gu;

/** What two writings of one number have in common. */
export function foldKey(key: string): string {
  return key.normalize('NFKC').replace(DASHES, '-').replace(/\s+/gu, '').toUpperCase();
}

/** The number so many pages after `key`; undefined where it does not end in digits. */
export function keyAfter(key: string, pages: number): string | undefined {
  const parts = split(key);
  if (!parts) return undefined;
  return parts.prefix + String(parts.number + pages).padStart(parts.digits.length, '0');
}

/** How many numbers on from `from` is `to`; undefined where they are not of one series. */
export function countBetween(from: string, to: string): number | undefined {
  const first = split(from);
  const last = split(to);
  if (!first || !last || foldKey(first.prefix) !== foldKey(last.prefix)) return undefined;
  return last.number - first.number;
}

/** Pages from `begin` to `end`, both counted; undefined where that can't be said. */
export function countRange(begin: string, end: string): number | undefined {
  const between = countBetween(begin, end);
  return between === undefined || between < 0 ? undefined : between + 1;
}

function split(key: string): { prefix: string; digits: string; number: number } | undefined {
  const parts = KEY.exec(key.trim())?.groups;
  if (!parts) return undefined;
  const { prefix = '', digits = '' } = parts;
  return { prefix, digits, number: Number(digits) };
}
