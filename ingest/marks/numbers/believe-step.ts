import { foldPrefix } from './bates-prefix.ts';
import { isEven } from './longest-increasing-run.ts';
import { lookAlike } from './look-alikes.ts';
import type { NumberedPage, Series, Step } from './number-series.ts';

/** Without neighbours that bear it out, a reading must be at least so sure, 0..100; stamps less sure are read again. */
const SURE_ALONE = 85;
/** A jump over so many numbers is a large one. */
const LARGE_JUMP = 100;
/** No step so large is believed by itself: two misread digits make it as well. */
const HUGE_JUMP = 10_000;
/** One slip that brings a number so many times nearer to its neighbour is likelier than a large jump. */
const MUCH_NEARER = 10;

/** A place in the sequence: a step, or the nearest number in another file. */
export interface Place {
  pageIndex: number;
  number: number;
}

/** What a step stands between. */
export interface Between {
  /** The steps of the file, or the numbers of other files, next to it. */
  beside: (Place | undefined)[];
  /** The nearest numbers in other files. */
  beyond: (Place | undefined)[];
}

/** Borne out by a neighbour, or so clear that it needs none. */
export function isBelieved(
  step: Step,
  { beside, beyond }: Between,
  series: Series,
  page: NumberedPage | undefined,
): boolean {
  if (page?.typed !== undefined) return true;
  if ([...beside, ...beyond].some((place) => place && isEven(place, step))) return true;
  const { candidate } = step;
  return (
    candidate.confidence >= SURE_ALONE &&
    foldPrefix(candidate.prefix) === series.key &&
    isWholeNumber(step, series) &&
    !hasRival(step, series, page) &&
    !beside.some((place) => place && jumpBetween(step, place) >= HUGE_JUMP) &&
    !beside.some((place) => place && isLikelyMisread(step, place))
  );
}

/** Of numbers without zeros in front, one with fewer or more digits than most may have lost or won one. */
function isWholeNumber({ candidate }: Step, series: Series): boolean {
  if (series.width !== null) return true;
  const like = series.steps.filter((other) => other.candidate.digits.length === candidate.digits.length);
  return like.length * 2 >= series.steps.length;
}

/** The page's stamp was read in two ways. */
function hasRival({ candidate }: Step, series: Series, page: NumberedPage | undefined): boolean {
  return (page?.batesCandidates ?? []).some(
    (other) => foldPrefix(other.prefix) === series.key && other.digits !== candidate.digits,
  );
}

/**
 * Whether one look-alike in place of another makes this number of the one that would follow its neighbour, or
 * turns a large jump into a small one: 0013 read as 0018, 0014 read as 8014.
 */
function isLikelyMisread(step: Step, place: Place): boolean {
  const expected = place.number + step.pageIndex - place.pageIndex;
  const jump = jumpBetween(step, place);
  return listLookAlikes(step).some((other) => {
    const rest = Math.abs(other - expected);
    return rest === 0 || (jump >= LARGE_JUMP && rest * MUCH_NEARER <= jump);
  });
}

/** By how much a number is off the one that would follow its neighbor's page by page. */
function jumpBetween(step: Step, place: Place): number {
  return Math.abs(step.number - (place.number + step.pageIndex - place.pageIndex));
}

/** The numbers that one look-alike in place of another may have been read for. */
function listLookAlikes({ candidate: { digits } }: Step): number[] {
  return [...digits].flatMap((digit, index) =>
    [...'0123456789']
      .filter((other) => lookAlike(digit, other))
      .map((other) => Number(digits.slice(0, index) + other + digits.slice(index + 1))),
  );
}

/**
 * Whether a page shows surely that it has not the number that its neighbours leave for it: another one that
 * no single slip makes of it, or one that another page has too.
 */
export function contradicts(
  page: NumberedPage,
  number: number,
  series: Series,
  elsewhere: ReadonlySet<number>,
): boolean {
  return page.batesCandidates.some((candidate) => {
    if (candidate.confidence < SURE_ALONE || foldPrefix(candidate.prefix) !== series.key) return false;
    const read = Number(candidate.digits);
    if (candidate.digits.length !== (series.width ?? String(number).length)) return false;
    const slips = listSlips(read, number);
    return slips.length > 1 || (elsewhere.has(read) && slips.includes(false));
  });
}

/** Of each digit that differs, whether the two look alike; */
function listSlips(read: number, expected: number): boolean[] {
  const digits = String(expected);
  const width = Math.max(digits.length, String(read).length);
  const meant = digits.padStart(width, '0');
  return [...String(read).padStart(width, '0')].flatMap((digit, index) =>
    digit === meant[index] ? [] : [lookAlike(digit, meant[index] ?? '')],
  );
}
