/** Sentences about batches. */
import type { Batch, BatchLevel, BatchPriority } from '#contract/review/batch.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';

export const levelNames: Record<BatchLevel, string> = { first: 'First review', second: 'Second review' };

export const priorityNames: Record<BatchPriority, string> = { high: 'High', normal: 'Normal', low: 'Low' };

/** `12 of 50 decided`. */
export function describeProgress({ decided, pages }: Pick<Batch, 'decided' | 'pages'>): string {
  return `${formatNumber(decided)} of ${formatNumber(pages)} decided`;
}

/** `Rae Reviewer 12, Cal Colleague 3`; '' before anybody decided. */
export function describeWork({ work }: Pick<Batch, 'work'>): string {
  return work.map(({ name, pages }) => `${name} ${formatNumber(pages)}`).join(', ');
}

/** `1,234 pages in 25 batches of 34 to 50 pages`. */
export function describeDivision({
  pages,
  batches,
  smallest,
  largest,
}: Record<'pages' | 'batches' | 'smallest' | 'largest', number>): string {
  const size =
    smallest === largest
      ? counted(largest, 'page')
      : `${formatNumber(smallest)} to ${counted(largest, 'page')}`;
  return batches === 1
    ? `${counted(pages, 'page')} in 1 batch`
    : `${counted(pages, 'page')} in ${counted(batches, 'batch', 'batches')} of ${size}`;
}
