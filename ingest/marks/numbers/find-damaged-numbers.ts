import { numberInSeries } from '#contract/values/bates-number.ts';
import type { BatesCandidate } from '../../page-record.ts';
import { foldPrefix, slipsBetween } from './bates-prefix.ts';
import type { Series } from './number-series.ts';
import type { PageNumber } from './page-number.ts';

/** At least this many of a number's last digits must be intact. */
const TAIL = 3;
/** Share of the stamp's letters that may be misread: print over it damages two or three. */
const SLIPS = 0.25;
/** A reading with more confidence (0..100) has no such errors: it is of another number. */
const UNSURE = 60;

/**
 * Reads a stamp that something was printed over as the number that is expected on its page, if the last
 * digits match and all but a few letters of the rest. If the prefix is intact, the number stays as it was
 * read.
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
