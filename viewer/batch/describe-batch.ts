/** Sentences about batches. */
import type { Batch, BatchLevel, BatchPriority } from '#contract/review/batch.ts';
import { formatNumber } from '#contract/values/counted.ts';

export const levelNames: Record<BatchLevel, string> = { first: 'First review', second: 'Second review' };

export const priorityNames: Record<BatchPriority, string> = { high: 'High', normal: 'Normal', low: 'Low' };

export const blindNames: Record<NonNullable<Batch['blind']>, string> = {
  sealed: 'Double-blind, until both batches are finished',
  opened: 'Double-blind, opened',
};

/** `12 of 50 decided`. */
export function describeProgress({ decided, pages }: Pick<Batch, 'decided' | 'pages'>): string {
  return `${formatNumber(decided)} of ${formatNumber(pages)} decided`;
}

/** `Rae Reviewer 12, Cal Colleague 3`; '' before anybody decided. */
export function describeWork({ work }: Pick<Batch, 'work'>): string {
  return work.map(({ name, pages }) => `${name} ${formatNumber(pages)}`).join(', ');
}
