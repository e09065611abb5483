import { type BatesNumber, numberInSeries, parseBates, toBatesKey } from '#contract/values/bates-number.ts';
import { type BatesRange, listRangeInterpretations } from '#contract/values/bates-range.ts';
import type { Queryable } from '../repositories/database/database.ts';
import {
  findPageByControlNumber,
  listPagesByBates,
  listPagesByOtherNumber,
  type NumberedPageRow,
} from '../repositories/numbers/page-numbers.ts';
import { findPageById } from '../repositories/pages/pages.ts';

export interface NamedPage {
  key: number;
  id: string;
  position: number;
}

/** The result of looking up a reference. */
export interface Named {
  /** `other`: no page has the number as its own, but these are also numbered so. */
  by: 'page' | 'bates' | 'range' | 'other';
  /** Several pages, unless it is a range, are a choice. */
  pages: NamedPage[];
  /** Of a range: its ends that are on no page. */
  missingEnds?: BatesNumber[];
  /** Of a range: its numbers that are on no page. */
  missing?: MissingNumbers[];
}

/** Consecutive numbers that are on no page, as digits. */
export interface MissingNumbers {
  first: string;
  last: string;
  count: number;
}

/**
 * The one lookup of pages by name, wherever a person gives one: a page id, a control number, a Bates number
 * in any spelling, a range, or else a number that is printed beside a page's own.
 */
export async function findNamedPages(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<Named> {
  const byId = await findPageById(database, matterId, reference.trim().toLowerCase());
  if (byId)
    return { by: 'page', pages: [{ key: byId.key, id: byId.summary.pageId, position: byId.position }] };
  const byControl = await findPageByControlNumber(database, matterId, toControlNumber(reference));
  if (byControl) return { by: 'page', pages: [byControl] };
  const bates = parseBates(reference);
  if (bates) {
    const rows = await listPagesByBates(database, matterId, { from: bates.number, to: bates.number });
    const pages = ofSuffix(ofPrefix(rows, bates.prefixKey), bates);
    if (pages.length > 0) return { by: 'bates', pages };
  }
  for (const { from, to } of listRangeInterpretations(reference)) {
    const rows = await listPagesByBates(database, matterId, { from: from.number, to: to.number });
    const pages = ofPrefix(rows, from.prefixKey);
    if (pages.length > 0) return { by: 'range', pages, ...listMissing({ from, to }, pages) };
  }
  return { by: 'other', pages: await listByOtherNumber(database, matterId, reference) };
}

function listMissing(
  { from, to }: BatesRange,
  pages: readonly NumberedPageRow[],
): Required<Pick<Named, 'missingEnds' | 'missing'>> {
  const numbers = new Set(pages.flatMap(({ bates }) => parseBates(bates)?.number ?? []));
  const digits = (number: number) => numberInSeries('', number, from.digits.length);
  const bounds = [from.number - 1, ...[...numbers].sort((a, b) => a - b), to.number + 1];
  return {
    missingEnds: [from, to].filter(({ number }) => !numbers.has(number)),
    missing: bounds.slice(1).flatMap((next, index) => {
      const before = bounds[index] ?? next;
      const count = next - before - 1;
      return count > 0 ? [{ first: digits(before + 1), last: digits(next - 1), count }] : [];
    }),
  };
}

function toControlNumber(reference: string): string {
  return toBatesKey(reference).toUpperCase();
}

/**
 * The pages of a prefix; if no page has exactly this prefix, those whose prefix has the same letters and
 * digits, because people write a dash or a dot for a space and leave them out; else those whose prefix
 * contains it: `FOIA 1234`.
 */
export function ofPrefix<Row extends { prefixKey: string }>(rows: Row[], prefixKey: string): Row[] {
  if (prefixKey === '') return rows;
  const exact = rows.filter((row) => row.prefixKey === prefixKey);
  if (exact.length > 0) return exact;
  const given = lettersOf(prefixKey);
  if (given === '') return [];
  const same = rows.filter((row) => lettersOf(row.prefixKey) === given);
  if (same.length > 0) return same;
  return rows.filter(({ prefixKey: whole }) => {
    const letters = lettersOf(whole);
    return given.length >= LEAST_PART && (letters.startsWith(given) || letters.endsWith(given));
  });
}

/** Fewer letters could be any prefix. */
const LEAST_PART = 2;

function lettersOf(prefixKey: string): string {
  return prefixKey.replace(/[^\p{L}\p{N}]/gu, '');
}

/** `12` is the page stamped 12, not 12A, unless only that exists. */
function ofSuffix(rows: NumberedPageRow[], { suffix }: BatesNumber): NumberedPageRow[] {
  const same = rows.filter((row) => (parseBates(row.bates)?.suffix ?? '') === suffix);
  return same.length > 0 || suffix !== '' ? same : rows;
}

/** `ECF No. 45-1, at 3`: the docket's entry, and the court's page number. */
const ECF =
  /^(?:ecf|dkt|doc(?:ument)?)\.?\s*(?:no\.?\s*)?(?<entry>\d+(?:-\d+)?),?\s*(?:at|p\.?|pg\.?|page)\s*(?<page>\d{1,5})$/iu;

async function listByOtherNumber(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<NamedPage[]> {
  const ecf = ECF.exec(reference.trim())?.groups;
  if (ecf) {
    const rows = await listPagesByOtherNumber(database, matterId, Number(ecf.page));
    const end = `document${ecf.entry}page`;
    return rows.filter(({ kind, prefixKey }) => kind === 'court' && prefixKey.endsWith(end));
  }
  const bates = parseBates(reference);
  if (!bates) return [];
  const rows = await listPagesByOtherNumber(database, matterId, bates.number);
  return ofPrefix(
    rows.filter(({ kind }) => kind === 'stamp'),
    bates.prefixKey,
  );
}
