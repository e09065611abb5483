import { centerOf, type Rect, rightOf } from '#contract/values/rect.ts';
import { isPlausiblePrefix, namesOrdinary } from './bates-prefix.ts';
import { commonest, LEAST_PLAIN_DIGITS, type Step } from './number-series.ts';

/** How far the position of a stamp varies from page to page, as shares of the page. */
const OFF = { across: 0.07, down: 0.03 };
/** At least this share of its pages must have a stamp at its usual place. */
const AT_PLACE = 0.6;
/** A page or two in between may lack the stamp, or it was not read there. */
const LONGEST_GAP = 3;
/** At least this share of the numbers must be as far from a nearby number as their pages are. */
const EVEN = 0.5;
const MOSTLY_EVEN = 0.7;
/** A series on this many pages confirms itself; a shorter one must number most of the pages. */
const LEAST_PAGES = 4;
const COVERS = 0.5;
const COVERS_MOST = 0.6;
/** Digits alone, or numbers as short as page numbers, need more pages. */
const LEAST_PAGES_OF_PLAIN = 5;
/**
 * A short number counts if its prefix contains the number of a docket or request, with at least this many
 * digits.
 */
const LEAST_DIGITS_BEFORE_SHORT = 4;

/** The pages among which a series was found. */
export interface Extent {
  /** Number of pages in the files that contain it. */
  pagesOfFiles: number;
  /** Number of pages in all files. */
  pages: number;
}

/**
 * Whether what was found of one prefix is a series of Bates stamps: printed apart from the pages' own text,
 * at the same place on most pages, one step per page, on most pages of its files. Increasing numbers alone
 * are not evidence: those of letters and bills increase too, if files are sorted by date. Prefers no series
 * to a wrong one.
 */
export function isBorneOut(all: readonly Step[], extent: Extent): boolean {
  const apart = onePerPage(all.filter(({ candidate }) => !candidate.isInText));
  const steps = atUsualPlace(apart);
  const prefix = commonest(steps.map(({ candidate }) => candidate.prefix));
  if (steps.length < 2 || steps.length < AT_PLACE * apart.length || !mayBeStamped(prefix)) return false;
  const share = countEven(steps) / steps.length;
  if (share < EVEN) return false;
  if (!/\p{L}.*\p{L}/u.test(prefix)) return isPaddedAtBottom(steps) && hasManyEven(steps, share, extent);
  if (isShort(steps)) return hasDocket(prefix) && hasManyEven(steps, share, extent);
  return steps.length >= LEAST_PAGES
    ? steps.length >= COVERS * extent.pagesOfFiles
    : steps.length >= COVERS_MOST * extent.pages;
}

function mayBeStamped(prefix: string): boolean {
  return isPlausiblePrefix(prefix) && !namesOrdinary(prefix);
}

function hasManyEven(steps: readonly Step[], share: number, { pagesOfFiles }: Extent): boolean {
  return (
    steps.length >= LEAST_PAGES_OF_PLAIN && share >= MOSTLY_EVEN && steps.length >= COVERS * pagesOfFiles
  );
}

/** Numbers at the top of printed pages are more often the pages' own. */
function isPaddedAtBottom(steps: readonly Step[]): boolean {
  const like = steps.filter(
    ({ candidate: { digits, rect } }) =>
      digits.startsWith('0') &&
      digits.length >= LEAST_PLAIN_DIGITS &&
      (rect.y > 0.5 || rect.height > rect.width),
  );
  return like.length >= AT_PLACE * steps.length;
}

function isShort(steps: readonly Step[]): boolean {
  const long = steps.filter(
    ({ candidate: { digits } }) => digits.length >= 4 || (digits.startsWith('0') && digits.length >= 3),
  );
  return long.length * 2 <= steps.length;
}

function hasDocket(prefix: string): boolean {
  const digits = prefix.match(/\d/g)?.length ?? 0;
  return digits >= LEAST_DIGITS_BEFORE_SHORT && /[)\]._-]$/.test(prefix);
}

/**
 * Counts steps that are as far from a nearby step as their pages are; across files too, because files of a
 * single page have no other neighbor. A misreading between two others does not reduce their count.
 */
function countEven(steps: readonly Step[]): number {
  const even = new Set<Step>();
  steps.forEach((step, index) => {
    for (const later of steps.slice(index + 1, index + 1 + LONGEST_GAP)) {
      const pages = later.pageIndex - step.pageIndex;
      if (pages <= LONGEST_GAP && later.number - step.number === pages) even.add(step).add(later);
    }
  });
  return even.size;
}

function onePerPage(steps: readonly Step[]): Step[] {
  const byPage = new Map<number, Step>();
  for (const step of steps) {
    const known = byPage.get(step.pageIndex);
    if (!known || known.candidate.confidence < step.candidate.confidence) byPage.set(step.pageIndex, step);
  }
  return [...byPage.values()].sort((a, b) => a.pageIndex - b.pageIndex);
}

function atUsualPlace(steps: readonly Step[]): Step[] {
  const down = median(steps.map(({ candidate }) => centerOf(candidate.rect).y));
  const sides = [(rect: Rect) => rect.x, (rect: Rect) => centerOf(rect).x, rightOf].map((side) => ({
    side,
    usual: median(steps.map(({ candidate }) => side(candidate.rect))),
  }));
  return steps.filter(
    ({ candidate: { rect } }) =>
      Math.abs(centerOf(rect).y - down) <= OFF.down &&
      sides.some(({ side, usual }) => Math.abs(side(rect) - usual) <= OFF.across),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
