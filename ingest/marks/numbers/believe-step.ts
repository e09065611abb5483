import { foldPrefix } from './bates-prefix.ts';
import { isEven } from './longest-increasing-run.ts';
import { lookAlike } from './look-alikes.ts';
import type { NumberedPage, Series, Step } from './number-series.ts';

/** A reading that no neighbor confirms needs this confidence, 0..100; less certain stamps are read again. */
const SURE_ALONE = 85;
/** A jump over this many numbers is a large one. */
const LARGE_JUMP = 100;
/** A step this large is never accepted on its own: two misread digits are as likely. */
const HUGE_JUMP = 10_000;
/**
 * If a single misread digit brings a number this many times nearer to its neighbor, a misreading is likelier
 * than a large jump.
 */
const MUCH_NEARER = 10;

/** A position in the sequence: a step, or the nearest number in another file. */
export interface Place {
  pageIndex: number;
  number: number;
}

/** The neighbors of a step. */
export interface Between {
  /** The steps of the file, or the numbers of other files, next to it. */
  beside: (Place | undefined)[];
  /** The nearest numbers in other files. */
  beyond: (Place | undefined)[];
}

/** Whether a step is confirmed by a neighbor, or so clear that it needs no confirmation. */
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

/**
 * Where numbers have no leading zeros, one with fewer or more digits than most may have lost or gained one.
 */
function isWholeNumber({ candidate }: Step, series: Series): boolean {
  if (series.width !== null) return true;
  const like = series.steps.filter((other) => other.candidate.digits.length === candidate.digits.length);
  return like.length * 2 >= series.steps.length;
}

/** Whether the page's stamp was read in two ways. */
function hasRival({ candidate }: Step, series: Series, page: NumberedPage | undefined): boolean {
  return (page?.batesCandidates ?? []).some(
    (other) => foldPrefix(other.prefix) === series.key && other.digits !== candidate.digits,
  );
}

/**
 * Whether replacing one look-alike digit makes this number follow its neighbor, or turns a large jump into a
 * small one: 0013 read as 0018, 0014 read as 8014.
 */
function isLikelyMisread(step: Step, place: Place): boolean {
  const expected = place.number + step.pageIndex - place.pageIndex;
  const jump = jumpBetween(step, place);
  return listLookAlikes(step).some((other) => {
    const rest = Math.abs(other - expected);
    return rest === 0 || (jump >= LARGE_JUMP && rest * MUCH_NEARER <= jump);
  });
}

/** How far a number is from the one that follows from its neighbor, counting one number per page. */
function jumpBetween(step: Step, place: Place): number {
  return Math.abs(step.number - (place.number + step.pageIndex - place.pageIndex));
}

/** The numbers from which one look-alike digit may have made this reading. */
function listLookAlikes({ candidate: { digits } }: Step): number[] {
  return [...digits].flatMap((digit, index) =>
    [...'0123456789']
      .filter((other) => lookAlike(digit, other))
      .map((other) => Number(digits.slice(0, index) + other + digits.slice(index + 1))),
  );
}

/**
 * Whether a page clearly does not have the number that its neighbors leave for it: it shows another number
 * that no single misread digit explains, or one that another page has too.
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

/** For each digit that differs, whether the two look alike; */
function listSlips(read: number, expected: number): boolean[] {
  const digits = String(expected);
  const width = Math.max(digits.length, String(read).length);
  const meant = digits.padStart(width, '0');
  return [...String(read).padStart(width, '0')].flatMap((digit, index) =>
    digit === meant[index] ? [] : [lookAlike(digit, meant[index] ?? '')],
  );
}
