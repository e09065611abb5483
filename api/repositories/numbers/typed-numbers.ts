import type { PageNumbers } from '#contract/numbers/bates.ts';
import { parseBates } from '#contract/values/bates-number.ts';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Queryable, Tx } from '../database/database.ts';
import { findDocumentPlace } from '../documents/documents.ts';

/** The columns of a page that matter for a typed number. */
export interface PageToNumber {
  key: number;
  id: string;
  matterId: string;
  fileId: string;
  pageIndex: number;
}

/** Confidence of a person's decision, 0..100. */
const SURE = 100;

export async function getPageNumbers(database: Queryable, key: number): Promise<PageNumbers> {
  const { bates, source, confidence, asRead } = await findNumber(database, key);
  const others = await database
    .selectFrom('page_number')
    .select(['kind', 'verbatim', 'confidence'])
    .where('page_key', '=', key)
    .orderBy('kind', 'desc')
    .orderBy('verbatim')
    .execute();
  return { bates, source, confidence, asRead, others };
}

/**
 * Stores a person's number, or with null that the page has none. With its event, in the caller's transaction.
 */
export async function typeNumber(tx: Tx, act: Act, page: PageToNumber, bates: string | null): Promise<void> {
  const before = await findNumber(tx, page.key);
  const parsed = bates === null ? undefined : parseBates(bates);
  const asRead = before.source === 'typed' ? before.asRead : (before.asRead ?? before.bates);
  await tx
    .updateTable('main.page')
    .set({
      bates,
      bates_prefix_key: parsed?.prefixKey ?? null,
      bates_number: parsed?.number ?? null,
      bates_source: 'typed',
      bates_confidence: bates === null ? null : SURE,
      bates_as_read: asRead,
    })
    .where('key', '=', page.key)
    .execute();
  await recordPageEvent(tx, act, page, {
    type: 'bates.typed',
    pageId: page.id,
    bates,
    before: before.bates,
  });
}

/** Reverts a person's number: the load file's number counts again, or none until the sequence gives one. */
export async function untypeNumber(tx: Tx, act: Act, page: PageToNumber): Promise<void> {
  const before = await findNumber(tx, page.key);
  if (before.source !== 'typed') return;
  const place = await findDocumentPlace(tx, page.fileId, page.pageIndex);
  await tx
    .updateTable('main.page')
    .set({
      bates: place?.bates ?? null,
      bates_prefix_key: place?.bates_prefix_key ?? null,
      bates_number: place?.bates_number ?? null,
      bates_source: place?.bates_source ?? null,
      bates_confidence: place?.bates_confidence ?? null,
      bates_as_read: null,
    })
    .where('key', '=', page.key)
    .execute();
  await recordPageEvent(tx, act, page, {
    type: 'bates.restored',
    pageId: page.id,
    before: before.bates,
  });
}

function findNumber(database: Queryable, key: number) {
  return database
    .selectFrom('page')
    .select(['bates', 'bates_source as source', 'bates_confidence as confidence', 'bates_as_read as asRead'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}
