import type { DocumentKind } from '#contract/documents/document.ts';
import { findOpeningBlock, isSeparator, isSheet, listTitleKinds } from '../openings.ts';
import type { PageSight } from '../page-sight.ts';

/** Numbers on a page make it a table: at least so many lines with at least so many of them. */
const TABLE = { lines: 5, numbers: 3 };
/** A slide has few words on paper that lies on its side. */
const SLIDE_WORDS = 90;

/** What a document is, by its first page. */
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
