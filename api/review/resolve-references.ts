import { describeSequestered } from '#contract/review/sequester.ts';
import type { TargetCount } from '#contract/review/tag.ts';
import type { BatesNumber } from '#contract/values/bates-number.ts';
import { counted } from '#contract/values/counted.ts';
import { UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { describeMissingNumber, describeWhereabouts } from './describe-missing-number.ts';
import { findNamedPages, type MissingNumbers, type NamedPage } from './find-named-pages.ts';
import { findSequesteredByReference } from './refuse-sequestered.ts';

/** The one page that a Bates number, a control number or a page id names. Throws if none or several match. */
export async function getPageByReference(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<NamedPage> {
  const { by, pages } = await findNamedPages(database, matterId, reference);
  const [page, second] = pages;
  if (!page) throw await noSuchPage(database, matterId, reference);
  if (second && by !== 'range') throw severalPages(reference, pages.length);
  return page;
}

/** The same, if it is one page; undefined if none or several match. */
export async function findPageByReference(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<NamedPage | undefined> {
  const { pages } = await findNamedPages(database, matterId, reference);
  const [page, second] = pages;
  return second ? undefined : page;
}

/** The result of a list of references. */
export interface ResolvedReferences {
  /** Each page once, in the order named. */
  pages: NamedPage[];
  /** The numbers of its ranges that are on no page. */
  missing: MissingNumbers[];
}

/**
 * The pages that a list names: page ids, control numbers, Bates numbers and Bates ranges, separated by
 * commas. Throws if an item names nothing, and if a range begins or ends with a number that is on no page: a
 * typo of one digit would include pages that nobody meant.
 */
export async function resolveReferences(
  database: Queryable,
  matterId: string,
  references: string,
): Promise<ResolvedReferences> {
  const pages = new Map<number, NamedPage>();
  const missing: MissingNumbers[] = [];
  for (const reference of references
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)) {
    const named = await resolveReference(database, matterId, reference);
    for (const page of named.pages) pages.set(page.key, page);
    missing.push(...named.missing);
  }
  if (pages.size === 0) throw new UncoverError('invalid-request', 'The list names no page.');
  return { pages: [...pages.values()], missing };
}

/** The numbers that are on no page, as text. */
export function countMissing(
  missing: readonly MissingNumbers[],
): Pick<TargetCount, 'missingNumbers' | 'missing'> {
  return {
    missingNumbers: missing.reduce((sum, { count }) => sum + count, 0),
    missing: missing.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)),
  };
}

async function resolveReference(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<ResolvedReferences> {
  const { by, pages, missingEnds = [], missing = [] } = await findNamedPages(database, matterId, reference);
  if (pages.length === 0) throw await noSuchPage(database, matterId, reference);
  if (missingEnds.length > 0) throw openRange(reference, missingEnds, pages.length);
  if (by === 'other') {
    throw new UncoverError(
      'conflict',
      `“${reference}” is no page's own number, but a stamp beside it. Name the page by its own number.`,
    );
  }
  if (pages.length > 1 && by !== 'range') throw severalPages(reference, pages.length);
  return { pages, missing };
}

/** Explains a number that is on no page, because the user wants to know what became of it. */
async function noSuchPage(database: Queryable, matterId: string, reference: string): Promise<UncoverError> {
  const hidden = await findSequesteredByReference(database, matterId, reference);
  if (hidden) return new UncoverError('sequestered', describeSequestered(hidden.since));
  const missing = await describeMissingNumber(database, matterId, reference);
  const known = missing ? ` ${describeWhereabouts(missing)}` : '';
  return new UncoverError('not-found', `No page is named “${reference}”.${known}`);
}

function openRange(reference: string, missing: readonly BatesNumber[], pages: number): UncoverError {
  const numbers = missing.map(({ digits }) => digits).join(' and ');
  return new UncoverError(
    'conflict',
    `No page has the number ${numbers} of the range “${reference}”, so nothing was changed. ${counted(pages, 'page')} of the matter ${pages === 1 ? 'lies' : 'lie'} within it: check the range, and let it begin and end with numbers of pages.`,
  );
}

function severalPages(reference: string, count: number): UncoverError {
  return new UncoverError(
    'conflict',
    `“${reference}” names ${count} pages. Write the whole Bates number, or use the control number.`,
  );
}
