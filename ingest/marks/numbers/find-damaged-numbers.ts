import { numberInSeries } from '#contract/values/bates-number.ts';
import type { BatesCandidate } from '../../page-record.ts';
import { foldPrefix, slipsBetween } from './bates-prefix.ts';
import type { Series } from './number-series.ts';
import type { PageNumber } from './page-number.ts';

/** So many of a number's last digits must be whole. */
const TAIL = 3;
/** Share of the stamp's letters that may be misread: print over it takes two or three. */
const SLIPS = 0.25;
/** A reading that is surer has no such slips: it is of another number, 0..100. */
const UNSURE = 60;

/**
 * A stamp that something was printed over, as the number that is expected on its page: the last digits are the expected
 * ones, and all but a few letters of the rest. Where the prefix is whole, the number stands as it was read.
 */
export function findDamaged(
  candidates: readonly BatesCandidate[],
  number: number,
  series: Series,
): Pick<PageNumber, 'bates' | 'confidence' | 'asRead'> | undefined {
  const digits = numberInSeries('', number, series.width ?? 0);
  const whole = series.key + digits;
  if (series.key === '' || digits.length < TAIL) return undefined;
  const damaged = candidates.find((candidate) => {
    if (candidate.confidence >= UNSURE || foldPrefix(candidate.prefix) === series.key) return false;
    const read = foldPrefix(candidate.prefix + candidate.digits + candidate.suffix);
    return read.endsWith(digits.slice(-TAIL)) && slipsBetween(read, whole) <= SLIPS * whole.length;
  });
  return (
    damaged && { bates: series.prefix + digits, confidence: damaged.confidence, asRead: damaged.verbatim }
  );
}
