import type { BatchDraft, BatchPreview } from '#contract/review/batch.ts';
import { dividePages } from '#contract/review/divide-pages.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listKeysInOpenBatches } from '../repositories/review/batches/batches.ts';
import { levelsOf } from '../repositories/review/batches/make-batches.ts';
import { listPagesToDivide, type PageToDivide } from '../repositories/review/batches/pages-to-divide.ts';
import { shuffleBySeed } from '../shuffle-by-seed.ts';

interface Division {
  preview: Omit<BatchPreview, 'missing'>;
  /** The pages of each batch by their keys. */
  batches: number[][];
}

/**
 * Divides pages into batches, without those that are in an open batch of the level already. By documents, all pages
 * of their documents are divided, and a document of which a page is in an open batch is left out as a whole.
 */
export async function divideIntoBatches(
  database: Queryable,
  matterId: string,
  keys: readonly number[],
  { by, size, sample, ...draft }: Pick<BatchDraft, 'by' | 'size' | 'level' | 'isBlind' | 'sample'>,
  newSeed: string,
): Promise<Division> {
  const found = await listPagesToDivide(database, matterId, keys, by);
  const inOpen = await listKeysInOpenBatches(
    database,
    levelsOf(draft),
    found.map(({ key }) => key),
  );
  const free = found.filter(({ key }) => !inOpen.has(key));
  const divided = new Set(found.filter(({ key }) => inOpen.has(key)).map(({ documentId }) => documentId));
  const whole = by === 'pages' ? free : free.filter(({ documentId }) => !divided.has(documentId));
  const seed = sample ? (sample.seed ?? newSeed) : null;
  const drawn = sample && seed !== null ? await drawSample(whole, by, sample.size, seed) : whole;
  const batches = dividePages(drawn, by, size);
  const sizes = batches.map(({ length }) => length);
  return {
    batches: batches.map((pages) => pages.map(({ key }) => key)),
    preview: {
      found: found.length,
      inOpenBatches: inOpen.size,
      ofDividedDocuments: free.length - whole.length,
      pages: drawn.length,
      documents: new Set(drawn.map(({ documentId }) => documentId)).size,
      batches: batches.length * (draft.isBlind ? 2 : 1),
      smallest: sizes.reduce((least, length) => Math.min(least, length), sizes[0] ?? 0),
      largest: sizes.reduce((most, length) => Math.max(most, length), 0),
      seed,
    },
  };
}

/** Pages, or documents with all of their pages, drawn at random; in page order. */
async function drawSample(
  pages: readonly PageToDivide[],
  by: BatchDraft['by'],
  size: number,
  seed: string,
): Promise<PageToDivide[]> {
  const idOf = ({ id, documentId }: PageToDivide) => (by === 'pages' ? id : documentId);
  const units = [...new Set(pages.map(idOf))].map((id) => ({ id }));
  const drawn = new Set((await shuffleBySeed(units, seed)).slice(0, size).map(({ id }) => id));
  return pages.filter((page) => drawn.has(idOf(page)));
}
