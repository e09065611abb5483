import { type BatchDraft, type BatchPreview, MOST_BATCHES } from '#contract/review/batch.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { UncoverError } from '../errors.ts';
import type { DividedPages } from '../repositories/review/batches/make-batches.ts';
import { divideIntoBatches } from './divide-into-batches.ts';
import { type BatchAsker, listBatchPages } from './list-batch-pages.ts';

/** Characters of a generated seed. */
const SEED_LENGTH = 8;

export interface BatchPlan extends DividedPages {
  preview: BatchPreview;
}

/** What a draft makes, and what its pages are chosen from. Nothing is made yet. */
export async function planBatches(
  asker: BatchAsker,
  draft: BatchDraft,
  newId: () => string,
): Promise<BatchPlan> {
  const { keys, missing, description } = await listBatchPages(asker, draft.source);
  const newSeed = newId().slice(0, SEED_LENGTH);
  const { batches, ...counts } = await divideIntoBatches(
    asker.database,
    asker.matterId,
    keys,
    draft,
    newSeed,
  );
  const unit = draft.by === 'pages' ? 'page' : 'document';
  return {
    batches,
    seed: counts.preview.seed,
    source: draft.sample
      ? `a random sample of ${counted(draft.sample.size, unit)} of ${description}`
      : description,
    preview: { ...counts.preview, missing },
  };
}

/** Throws if there is nothing to make, or too much, or something else than was shown. */
export function refuseOtherPlan(
  { found, pages, batches }: Pick<BatchPreview, 'found' | 'pages' | 'batches'>,
  shown: Pick<BatchPreview, 'pages' | 'batches'>,
): void {
  if (pages === 0) {
    const why = found === 0 ? 'none was found.' : 'all of them are in open batches.';
    throw new UncoverError('conflict', `There is no page to divide: ${why}`);
  }
  if (batches > MOST_BATCHES) {
    throw new UncoverError(
      'invalid-request',
      `${counted(batches, 'batch', 'batches')} are too many at once. Make at most ${formatNumber(MOST_BATCHES)}: larger ones, or of fewer pages.`,
    );
  }
  if (pages === shown.pages && batches === shown.batches) return;
  throw new UncoverError(
    'conflict',
    `It would be ${counted(pages, 'page')} in ${counted(batches, 'batch', 'batches')} now, not as shown, so nothing was made. Look at the preview again.`,
  );
}
