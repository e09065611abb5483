import type { AgreementMeasure } from './agreement.ts';

const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)}%`);

/** The figures as people read them: `70.0%`, `0.40, between 0.15 and 0.65`; a dash where there is none. */
export function describeAgreement({
  raw,
  positive,
  kappa,
}: Pick<AgreementMeasure, 'raw' | 'positive' | 'kappa'>): Record<'raw' | 'positive' | 'kappa', string> {
  const [value, low, high] = kappa ? [kappa.value, kappa.low, kappa.high].map((each) => each.toFixed(2)) : [];
  return {
    raw: percent(raw),
    positive: percent(positive),
    kappa: value === undefined ? '–' : `${value}, between ${low} and ${high}`,
  };
}
