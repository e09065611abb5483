import type { MissingNumber } from '#contract/numbers/bates.ts';
import type { PlaceholderKind } from '#contract/pages/marks.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { describeSequestered } from '#contract/review/sequester.ts';
import { type BatesNumber, numberLike, parseBates } from '#contract/values/bates-number.ts';
import type { Queryable } from '../repositories/database/database.ts';
import {
  findPageBeside,
  type ListedNumber,
  listPrefixKeys,
  listSheetsNaming,
} from '../repositories/numbers/missing-numbers.ts';
import { listPagesByKey } from '../repositories/pages/pages.ts';
import { ofPrefix } from './find-named-pages.ts';
import { findSequesteredByReference } from './refuse-sequestered.ts';

/**
 * Explains a number that is on no page: the sheet that lists it, or the pages between which it is missing.
 * Undefined if it belongs to no series of the matter.
 */
export async function describeMissingNumber(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<MissingNumber | undefined> {
  const hidden = await findSequesteredByReference(database, matterId, reference);
  if (hidden) return { ...NOWHERE, number: reference.trim(), inWords: describeSequestered(hidden.since) };
  const asked = parseBates(reference);
  if (!asked) return undefined;
  const series = (await listPrefixKeys(database, matterId)).map((prefixKey) => ({ prefixKey }));
  const known = await Promise.all(
    ofPrefix(series, asked.prefixKey).map(({ prefixKey }) =>
      lookAround(database, matterId, { ...asked, prefixKey }),
    ),
  );
  const found =
    known.find(({ listed }) => listed.length > 0) ??
    known.find(({ before, after }) => before && after) ??
    (asked.prefixKey === '' ? undefined : known.find(({ before, after }) => before ?? after));
  return found && describe(reference.trim(), asked, found);
}

const NOWHERE = { sheets: [], before: null, after: null };

interface Around {
  listed: ListedNumber[];
  sheets: PageSummary[];
  before: PageSummary | null;
  after: PageSummary | null;
}

async function lookAround(database: Queryable, matterId: string, number: BatesNumber): Promise<Around> {
  const [below, above, listed] = await Promise.all([
    findPageBeside(database, matterId, number, 'below'),
    findPageBeside(database, matterId, number, 'above'),
    listSheetsNaming(database, matterId, number),
  ]);
  const getPages = async (keys: readonly (number | undefined)[]) =>
    listPagesByKey(
      database,
      keys.flatMap((key) => key ?? []),
    );
  const [[before = null], [after = null], sheets] = await Promise.all([
    getPages([below]),
    getPages([above]),
    getPages(listed.map(({ pageKey }) => pageKey)),
  ]);
  return { listed, sheets, before, after };
}

function describe(reference: string, asked: BatesNumber, around: Around): MissingNumber {
  const { before, after, sheets, listed } = around;
  const neighbor = before?.bates ?? after?.bates;
  const number = neighbor ? numberLike(neighbor, asked.number) : reference;
  const [what] = listed;
  const inWords = what
    ? `${number} was not released: ${describeFate(what)}.`
    : `No page has the number ${number}, and no sheet lists it.`;
  return { number, inWords, sheets, before, after };
}

const fates: Record<PlaceholderKind, string> = {
  withheld: 'withheld in full',
  'deleted-page-sheet': 'withheld in full',
  'non-responsive': 'left out as not responsive',
  duplicate: 'left out as a duplicate',
  referral: 'referred to another agency',
};

function describeFate({ kind, codes }: ListedNumber): string {
  const fate = fates[kind ?? 'withheld'];
  return codes.length === 0 ? fate : `${fate} under ${codes.join(', ')}`;
}

/** The same without links, for messages and the command line. */
export function describeWhereabouts({ inWords, sheets, before, after }: MissingNumber): string {
  const names = sheets.map(({ bates, controlNumber }) => bates ?? controlNumber);
  const lists = `${names.join(', ')} ${names.length === 1 ? 'lists' : 'list'} it.`;
  return [inWords, ...(names.length > 0 ? [lists] : []), describePlace(before, after)]
    .filter(Boolean)
    .join(' ');
}

function describePlace(before: PageSummary | null, after: PageSummary | null): string {
  if (before && after) return `It would come between ${before.bates} and ${after.bates}.`;
  if (before) return `The last number before it is ${before.bates}.`;
  return after ? `The first number after it is ${after.bates}.` : '';
}
