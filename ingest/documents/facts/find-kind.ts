import type { DocumentKind } from '#contract/documents/document.ts';
import { findOpeningBlock, isSeparator, isSheet, listTitleKinds } from '../openings.ts';
import type { PageSight } from '../page-sight.ts';

/** A page is a table if at least this many lines have at least this many numbers. */
const TABLE = { lines: 5, numbers: 3 };
/** A slide has few words on landscape paper. */
const SLIDE_WORDS = 90;

/** The kind of a document, from its first page. */
export function findKind(sight: PageSight): DocumentKind {
  if (isSheet(sight)) return 'placeholder';
  if (sight.page.status === 'blank' || sight.words === 0) return 'blank';
  if (isSeparator(sight)) return 'separator';
  const block = findOpeningBlock(sight);
  if (block) return block.kind === 'fax' ? 'fax-cover' : block.kind;
  const titled = listTitleKinds(sight)[0];
  if (titled) return titled;
  if (isTable(sight)) return 'table';
  return sight.page.width > sight.page.height && sight.words < SLIDE_WORDS ? 'slide' : 'other';
}

function isTable({ body }: PageSight): boolean {
  const rows = body.filter(
    ({ text }) =>
      text.split(/\s/).filter((word) => /^[\d,.%$/]+$/.test(word) && /\d/.test(word)).length >= TABLE.numbers,
  );
  return rows.length >= TABLE.lines;
}
