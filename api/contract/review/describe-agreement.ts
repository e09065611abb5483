import type { AgreementMeasure } from './agreement.ts';
import { LEAST_FOR_KAPPA } from './measure-agreement.ts';

const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)}%`);

/** The figures as people read them: `70.0%`, `0.40, between 0.15 and 0.65`; a dash where there is none. */
export function describeAgreement({
  n,
  raw,
  positive,
  kappa,
}: Pick<AgreementMeasure, 'n' | 'raw' | 'positive' | 'kappa'>): Record<'raw' | 'positive' | 'kappa', string> {
  const [value, low, high] = kappa ? [kappa.value, kappa.low, kappa.high].map((each) => each.toFixed(2)) : [];
  return {
    raw: percent(raw),
    positive: percent(positive),
    kappa: value === undefined ? noKappa(n) : `${value}, between ${low} and ${high}`,
  };
}

function noKappa(n: number): string {
  return n > 0 && n < LEAST_FOR_KAPPA ? `needs ${LEAST_FOR_KAPPA} pages` : '–';
}
