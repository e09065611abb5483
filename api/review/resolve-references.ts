import { UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database.ts';
import {
  findPageByControlNumber,
  listPagesByBates,
  listPagesByBatesRange,
} from '../repositories/page-numbers.ts';
import { findPageById } from '../repositories/pages.ts';
import { listRangeReadings, parseBates } from './bates-reference.ts';

export interface NamedPage {
  key: number;
  id: string;
  position: number;
}

/** The one page that a Bates number, a control number or a page id names. Throws when none or several do. */
export async function getPageByReference(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<NamedPage> {
  const found = await listPagesNamed(database, matterId, reference.trim());
  const [page, second] = found;
  if (!page) throw new UncoverError('not-found', `No page is named “${reference}”.`);
  if (second) {
    throw new UncoverError(
      'conflict',
      `“${reference}” names ${found.length} pages. Write the whole Bates number, or use the control number.`,
    );
  }
  return page;
}

/** The same, where that is one page; undefined where it is none, or several. */
export async function findPageByReference(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<NamedPage | undefined> {
  const [page, second] = await listPagesNamed(database, matterId, reference.trim());
  return second ? undefined : page;
}

/**
 * The pages that a list names: page ids, control numbers, Bates numbers and Bates ranges, separated
 * by commas. Each page once, in the order named. Throws when an item names nothing.
 */
export async function listPagesByReferences(
  database: Queryable,
  matterId: string,
  references: string,
): Promise<NamedPage[]> {
  const pages = new Map<number, NamedPage>();
  for (const reference of references
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)) {
    for (const page of await listPagesOfReference(database, matterId, reference)) pages.set(page.key, page);
  }
  if (pages.size === 0) throw new UncoverError('invalid-request', 'The list names no page.');
  return [...pages.values()];
}

async function listPagesOfReference(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<NamedPage[]> {
  const single = await listPagesNamed(database, matterId, reference);
  if (single.length === 1) return single;
  if (single.length > 1) return [await getPageByReference(database, matterId, reference)];
  for (const range of listRangeReadings(reference)) {
    const pages = await listPagesByBatesRange(database, matterId, {
      prefixKey: range.from.prefixKey || null,
      from: range.from.number,
      to: range.to.number,
    });
    if (pages.length > 0) return pages;
  }
  throw new UncoverError('not-found', `No page is named “${reference}”.`);
}

async function listPagesNamed(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<NamedPage[]> {
  const byId = await findPageById(database, matterId, reference.toLowerCase());
  if (byId) return [{ key: byId.key, id: byId.summary.pageId, position: byId.position }];
  const byControl = await findPageByControlNumber(database, matterId, reference.toUpperCase());
  if (byControl) return [byControl];
  const bates = parseBates(reference);
  if (!bates) return [];
  const { prefixKey, number } = bates;
  const exact = await listPagesByBates(database, matterId, { prefixKey: prefixKey || null, number });
  if (exact.length > 0) return exact;
  // People write a dash or a dot for a space, and leave them out: `ICE-FOIA-10-2674-0001234`.
  const ofNumber = await listPagesByBates(database, matterId, { prefixKey: null, number });
  return ofNumber.filter((page) => lettersOf(page.prefixKey) === lettersOf(prefixKey));
}

function lettersOf(prefixKey: string): string {
  return prefixKey.replace(/[^\p{L}\p{N}]/gu, '');
}
