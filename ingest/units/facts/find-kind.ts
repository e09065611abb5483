import type { DocumentKind } from '#contract/document.ts';
import { findOpeningBlock, isSeparator, isSheet } from '../openings.ts';
import type { PageSight } from '../page-sight.ts';

export function findKind(sight: PageSight): DocumentKind {
  if (isSheet(sight)) return 'placeholder';
  if (sight.page.status === 'blank' || sight.words === 0) return 'blank';
  if (isSeparator(sight)) return 'separator';
  const block = findOpeningBlock(sight);
  if (block) return block.kind === 'fax' ? 'fax-cover' : block.kind;
  return 'other';
}
