import type { ElusionSample, Share } from '#contract/reports/elusion.ts';

const percent = (value: number): string => `${(100 * value).toFixed(2)}%`;

/** `2.00%, between 0.24% and 7.04%`. */
export function formatShare(share: Share | null): string {
  if (share === null) return 'not known yet';
  return `${percent(share.share)}, between ${percent(share.low)} and ${percent(share.high)}`;
}

export function countAnswered({ responsive, notResponsive, unsure }: ElusionSample): number {
  return responsive + notResponsive + unsure;
}
