import { counted, formatNumber } from '#contract/values/counted.ts';
import type { BatchDraft, BatchPreview } from './batch.ts';

/** Sentences about what a draft of batches would make, and which pages it would leave out. */
export function describePreview({ level, by }: BatchDraft, preview: BatchPreview): string[] {
  const { found, pages, documents, inOpenBatches, ofDividedDocuments, missing, seed } = preview;
  const ofDocuments = by === 'documents' ? `, ${counted(documents, 'whole document')}` : '';
  return [
    pages === 0
      ? `No page is left to divide, of ${counted(found, 'page')} found.`
      : `${describeDivision(preview)}${ofDocuments}, of ${counted(found, 'page')} found.`,
    ...(inOpenBatches === 0
      ? []
      : [`${counted(inOpenBatches, 'page')} left out: in an open batch of the ${level} review already.`]),
    ...(ofDividedDocuments === 0
      ? []
      : [
          `${counted(ofDividedDocuments, 'page')} left out: other pages of their documents are in an open batch.`,
        ]),
    ...(missing === 0
      ? []
      : [`${counted(missing, 'number')} of the ranges ${missing === 1 ? 'is' : 'are'} on no page.`]),
    ...(seed === null ? [] : [`Seed of the sample: ${seed}.`]),
  ];
}

/** `1,234 pages in 25 batches of 34 to 50 pages`. */
function describeDivision({
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
