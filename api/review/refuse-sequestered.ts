import { describeSequestered } from '#contract/review/sequester.ts';
import { parseBates, toBatesKey } from '#contract/values/bates-number.ts';
import { UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import {
  findHiddenDocument,
  findHiddenPage,
  type HiddenPage,
  listHiddenByNumber,
} from '../repositories/pages/hidden-pages.ts';
import { ofPrefix } from './find-named-pages.ts';

/**
 * Throws `sequestered` for a page or a document of which nobody may see anything. `serve` calls it for every
 * endpoint with a page or a document in its path.
 */
export async function refuseSequestered(
  database: Queryable,
  matterId: string,
  { pageId, documentId }: { pageId?: string | undefined; documentId?: string | undefined },
): Promise<void> {
  if (pageId !== undefined) throwIfHidden(await findHiddenPage(database, matterId, pageId));
  if (documentId !== undefined) throwIfHidden(await findHiddenDocument(database, matterId, documentId));
}

function throwIfHidden(hidden: HiddenPage | undefined): void {
  if (hidden) throw new UncoverError('sequestered', describeSequestered(hidden.since));
}

/** The sequestered page that a page id, a control number or a Bates number names, if it names one. */
export async function findSequesteredByReference(
  database: Queryable,
  matterId: string,
  reference: string,
): Promise<HiddenPage | undefined> {
  const byId = await findHiddenPage(database, matterId, reference.trim().toLowerCase());
  if (byId) return byId;
  const bates = parseBates(reference);
  const rows = await listHiddenByNumber(database, matterId, {
    controlNumber: toBatesKey(reference).toUpperCase(),
    number: bates?.number,
  });
  return ofPrefix(rows, bates?.prefixKey ?? '')[0];
}
