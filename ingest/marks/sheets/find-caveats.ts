import { toRows } from '../../text/page-rows.ts';
import type { PlacedWord } from '../../text/placed-word.ts';

/** Handling caveats as agencies print them over and under a page. */
const CAVEATS = [
  'unclassified(?:\\s?//\\s?(?:for official use only|fouo|law enforcement sensitive|les))?',
  '(?:top )?secret(?:\\s?//\\s?[a-z]+)*',
  'controlled unclassified information',
  'sensitive but unclassified',
  '(?:for|limited) official use(?: only)?',
  'fouo',
  'law enforcement sensitive',
  'internal use only',
  'not for (?:public )?(?:release|distribution|dissemination)',
  'noforn',
  'draft',
  'pre\\s?-?\\s?decisional',
  'deliberative(?: process)?(?: privileged?)?',
  'privileged (?:and|&|/) confidential',
  'attorney\\s?[-–/]?\\s?client(?: (?:privileged?|communication|privileged? communication))?',
  'attorney work\\s?-?\\s?product',
  'privileged',
  'confidential',
];
const CAVEAT = new RegExp(`(?<![\\p{L}\\p{N}])(?:${CAVEATS.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
/** Banners are printed in these bands, as shares of the page's height. */
const BANNER = { top: 0.1, bottom: 0.9 };
/** A banner may contain this many other words: a version, a date, a page number, but no sentence. */
const MOST_BESIDE = 3;

/**
 * The caveats of an upright page, as printed, each once: in its banners, and in lines that contain nothing
 * else.
 */
export function findCaveats(lines: readonly PlacedWord[][]): string[] {
  const found = toRows(lines).flatMap(({ text, y }) => {
    const caveats = text.match(CAVEAT) ?? [];
    const rest = text.replaceAll(CAVEAT, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
    const isBanner = (y < BANNER.top || y > BANNER.bottom) && rest.length <= MOST_BESIDE && isTitled(caveats);
    const isLine = rest.length === 0 && caveats.every(isInCapitals);
    return isBanner || isLine ? caveats : [];
  });
  const once = new Map(found.map((caveat) => [caveat.toLowerCase().replaceAll(/\W+/g, ' '), caveat]));
  return [...once.values()];
}

/** Each begins with a capital, unlike the words of a sentence. */
function isTitled(caveats: readonly string[]): boolean {
  return caveats.every((caveat) => /^\p{Lu}/u.test(caveat));
}

function isInCapitals(caveat: string): boolean {
  return caveat === caveat.toUpperCase();
}
