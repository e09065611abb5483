import type { AgreementMeasure } from './agreement.ts';

/** The standard normal distribution is within this far of 0 with a probability of 95 %. */
const Z_95 = 1.959964;
/** Of fewer pages the interval would look far surer than it is: of one page it has no width. */
export const LEAST_FOR_KAPPA = 30;

/**
 * Agreement of two people, from how many pages they said the same and not the same of.
 *
 * Positive agreement is 2a / (2a + b + c) (D. V. Cicchetti and A. R. Feinstein, Journal of Clinical Epidemiology 43,
 * 1990). Kappa is (observed − expected) / (1 − expected) agreement (J. Cohen, Educational and Psychological
 * Measurement 20, 1960). Its interval is that of large samples, by the standard error of J. L. Fleiss, J. Cohen and
 * B. S. Everitt, Psychological Bulletin 72, 1969; of fewer than 30 pages there is no kappa.
 */
export function measureAgreement(
  counts: Pick<AgreementMeasure, 'both' | 'onlyFirst' | 'onlySecond' | 'neither'>,
): AgreementMeasure {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const n = both + onlyFirst + onlySecond + neither;
  if (n === 0) return { ...counts, n, raw: null, positive: null, kappa: null };
  const saidYes = 2 * both + onlyFirst + onlySecond;
  return {
    ...counts,
    n,
    raw: (both + neither) / n,
    positive: saidYes === 0 ? null : (2 * both) / saidYes,
    kappa:
      n < LEAST_FOR_KAPPA
        ? null
        : measureKappa(
            [
              [both / n, onlyFirst / n],
              [onlySecond / n, neither / n],
            ],
            n,
          ),
  };
}

type Pair = [yes: number, no: number];

/** `shares` by the first person's answer, then by the second one's. */
function measureKappa(shares: [Pair, Pair], n: number): AgreementMeasure['kappa'] {
  const [[yesYes, yesNo], [noYes, noNo]] = shares;
  const first: Pair = [yesYes + yesNo, noYes + noNo];
  const second: Pair = [yesYes + noYes, yesNo + noNo];
  const expected = first[0] * second[0] + first[1] * second[1];
  if (expected === 1) return null;
  const value = (yesYes + noNo - expected) / (1 - expected);
  const rest = 1 - value;
  const agreeing =
    yesYes * (1 - (first[0] + second[0]) * rest) ** 2 + noNo * (1 - (first[1] + second[1]) * rest) ** 2;
  const differing = rest ** 2 * (yesNo * (second[0] + first[1]) ** 2 + noYes * (second[1] + first[0]) ** 2);
  const variance = (agreeing + differing - (value - expected * rest) ** 2) / (n * (1 - expected) ** 2);
  const reach = Z_95 * Math.sqrt(Math.max(0, variance));
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) };
}
