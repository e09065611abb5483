import type { BatchUnit } from './batch.ts';

/**
 * Divides pages, in their order, into batches of at most `size` pages. By documents, a document is never divided:
 * one that is longer than that is a batch of its own.
 */
export function dividePages<Page extends { documentId: string }>(
  pages: readonly Page[],
  by: BatchUnit,
  size: number,
): Page[][] {
  const units =
    by === 'pages'
      ? pages.map((page) => [page])
      : [...Map.groupBy(pages, ({ documentId }) => documentId).values()];
  const batches: Page[][] = [];
  for (const unit of units) {
    const last = batches.at(-1);
    if (last && last.length + unit.length <= size) last.push(...unit);
    else batches.push([...unit]);
  }
  return batches;
}
