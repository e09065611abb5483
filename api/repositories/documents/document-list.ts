import { type ExpressionBuilder, sql } from 'kysely';
import type {
  DocumentSummary,
  DocumentsOfDate,
  DocumentView,
  Timeline,
} from '#contract/documents/document.ts';
import { UNSURE } from '#ingest';
import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { countHiddenOfDocuments, listStandIns } from '../pages/hidden-pages.ts';
import { listPageHistory } from '../pages/page-history.ts';
import { belongsToLoadFile } from './boundaries.ts';
import { type FirstPage, listFacts } from './document-facts.ts';
import { listFamilyLinks } from './document-families.ts';
import { type Extent, type FirstPageRow, selectFirstPages } from './first-pages.ts';
import { toSummary } from './to-document-summary.ts';

/** The documents of a matter that match the filter. */
export interface DocumentFilter {
  matterId: string;
  productionId?: string | undefined;
  /** Only those whose boundary is uncertain by the cues and not confirmed by anybody. */
  unsure: boolean;
  date?: DocumentsOfDate | undefined;
}

type FirstEb = ExpressionBuilder<Schema, 'page'>;

/**
 * Whether a page is the first that is seen of its document. Of most documents that is the one that starts it, for which
 * there is an index.
 */
async function prepareLeads(database: Queryable, matterId: string) {
  const standIns = await listStandIns(database, matterId);
  return (eb: FirstEb) => {
    const starts = eb('page.starts_document', '=', sql.lit(1));
    return standIns.length === 0 ? starts : eb.or([starts, sql<boolean>`page.key in ${anyOf(standIns)}`]);
  };
}

/** Call it with the database before the query: the condition needs to know whose first page is sequestered. */
async function prepareMatches(database: Queryable, { matterId, productionId, unsure, date }: DocumentFilter) {
  const leads = await prepareLeads(database, matterId);
  return (eb: FirstEb) =>
    eb.and([
      eb('page.matter_id', '=', matterId),
      leads(eb),
      ...(productionId ? [eb('page.production_id', '=', productionId)] : []),
      ...(unsure ? [isUnsure(eb), eb.not(belongsToLoadFile(eb))] : []),
      ...(date === 'none' ? [eb.not(hasDate(eb))] : []),
      ...(date !== undefined && date !== 'none' ? [hasDate(eb, date)] : []),
    ]);
}

/** A year has the dates of its months and days, which are written behind it. */
function hasDate(eb: FirstEb, within = '') {
  return eb.exists(
    eb
      .selectFrom('document_facts')
      .select('document_facts.document_id')
      .whereRef('document_facts.matter_id', '=', 'page.matter_id')
      .whereRef('document_facts.document_id', '=', 'page.document_id')
      .where('document_facts.date', 'like', `${within}%`),
  );
}

/** A file's first page starts a document whatever else it shows. */
function isUnsure(eb: FirstEb) {
  return eb.and([
    eb('page.page_index', '>', 0),
    eb.exists(
      eb
        .selectFrom('page_boundary')
        .select('page_key')
        .whereRef('page_boundary.page_key', '=', 'page.key')
        .where('page_boundary.decision', 'is', null)
        .where('page_boundary.score', '<', UNSURE.to)
        .where('page_boundary.score', '>', UNSURE.from),
    ),
  ]);
}

export async function countDocuments(database: Queryable, filter: DocumentFilter): Promise<number> {
  const matches = await prepareMatches(database, filter);
  const { documents } = await database
    .selectFrom('page')
    .select((eb) => eb.fn.countAll<number>().as('documents'))
    .where(matches)
    .executeTakeFirstOrThrow();
  return documents;
}

/** How many documents of the filter start before the one that contains a page. */
export async function countDocumentsBefore(
  database: Queryable,
  filter: DocumentFilter,
  pageId: string,
): Promise<number> {
  const matches = await prepareMatches(database, filter);
  const { documents } = await database
    .selectFrom('page')
    .select((eb) => eb.fn.countAll<number>().as('documents'))
    .where(matches)
    .where('page.position', '<', (eb) =>
      eb
        .selectFrom('page as held')
        .innerJoin('page as first', (join) =>
          join
            .onRef('first.matter_id', '=', 'held.matter_id')
            .onRef('first.document_id', '=', 'held.document_id'),
        )
        .select((first) => first.fn.min('first.position').as('position'))
        .where('held.matter_id', '=', filter.matterId)
        .where('held.id', '=', pageId),
    )
    .executeTakeFirstOrThrow();
  return documents;
}

export async function listDocuments(
  database: Queryable,
  filter: DocumentFilter,
  window: { offset: number; limit: number },
): Promise<DocumentSummary[]> {
  const matches = await prepareMatches(database, filter);
  // Uses only the index of first pages; other data is read for the pages of the window only.
  const keys = await database
    .selectFrom('page')
    .select('page.key')
    .where(matches)
    .orderBy('page.position')
    .offset(window.offset)
    .limit(window.limit)
    .execute();
  const rows = await selectFirstPages(database)
    .where(
      'page.key',
      'in',
      keys.map(({ key }) => key),
    )
    .orderBy('page.position')
    .execute();
  return describe(database, filter.matterId, rows);
}

/** The matter's documents with these ids, in page order. */
export async function listDocumentsById(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<DocumentSummary[]> {
  const leads = await prepareLeads(database, matterId);
  const rows = await selectFirstPages(database)
    .where('page.matter_id', '=', matterId)
    .where(leads)
    .where(sql<boolean>`page.document_id in ${anyOf(documentIds)}`)
    .orderBy('page.position')
    .execute();
  return describe(database, matterId, rows);
}

/** Undefined if no document of the matter has this id. */
export async function findDocumentView(
  database: Queryable,
  matterId: string,
  documentId: string,
): Promise<DocumentView | undefined> {
  const leads = await prepareLeads(database, matterId);
  const rows = await selectFirstPages(database)
    .where('page.matter_id', '=', matterId)
    .where('page.document_id', '=', documentId)
    .where(leads)
    .orderBy('page.position')
    .limit(1)
    .execute();
  const [first] = rows;
  const [summary] = await describe(database, matterId, rows);
  if (!first || !summary) return undefined;
  const facts = (await listFacts(database, matterId, [documentId])).get(documentId) ?? [];
  return { ...summary, facts, history: await listPageHistory(database, first.key) };
}

/** Undefined too where the first page is sequestered: nobody decides about what is known of it. */
export async function findFirstPage(
  database: Queryable,
  matterId: string,
  documentId: string,
): Promise<FirstPage | undefined> {
  const page = await database
    .selectFrom('page')
    .select(['key', 'id', 'document_id'])
    .where('matter_id', '=', matterId)
    .where('document_id', '=', documentId)
    .where('starts_document', '=', 1)
    .orderBy('position')
    .executeTakeFirst();
  return page && { matterId, key: page.key, id: page.id, documentId: page.document_id };
}

async function describe(
  database: Queryable,
  matterId: string,
  rows: readonly FirstPageRow[],
): Promise<DocumentSummary[]> {
  const ids = rows.map((row) => row.document_id);
  const [extents, facts, links] = await Promise.all([
    listExtents(database, matterId, ids),
    listFacts(database, matterId, ids),
    listFamilyLinks(database, matterId, ids),
  ]);
  return rows.map((row) => {
    const id = row.document_id;
    return toSummary(row, extents.get(id), facts.get(id) ?? [], {
      parentId: links.parentOf.get(id) ?? null,
      attachmentIds: links.attachmentsOf.get(id) ?? [],
    });
  });
}

async function listExtents(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<Map<string, Extent>> {
  const { rows } = await sql<{ id: string; bates: string | null }>`
    select page.document_id as id, page.bates
    from page where page.matter_id = ${matterId}
      and page.document_id in ${anyOf(documentIds)}
    order by page.position`.execute(database);
  const hidden = await countHiddenOfDocuments(database, matterId, documentIds);
  const extents = new Map<string, Extent>();
  for (const { id, bates } of rows) {
    const known = extents.get(id);
    extents.set(id, {
      pages: (known?.pages ?? 0) + 1,
      sequestered: hidden.get(id) ?? 0,
      begin: known?.begin ?? bates,
      end: bates ?? known?.end ?? null,
    });
  }
  return extents;
}

/** The number of documents per date, in date order. */
export async function countByDate(
  database: Queryable,
  matterId: string,
  productionId: string | undefined,
): Promise<Timeline> {
  const narrowed = productionId === undefined ? sql`` : sql`and production_id = ${productionId}`;
  const { rows } = await sql<{ date: string | null; documents: number; pages: number }>`
    select document_facts.date, count(*) as documents, sum(drawn.pages) as pages
    from (
      select document_id, count(*) as pages from page
      where matter_id = ${matterId} ${narrowed}
      group by document_id
    ) as drawn
    left join document_facts
      on document_facts.matter_id = ${matterId} and document_facts.document_id = drawn.document_id
    group by document_facts.date order by document_facts.date`.execute(database);
  const undated = rows.find(({ date }) => date === null);
  return {
    dates: rows.flatMap(({ date, ...counts }) => (date === null ? [] : [{ date, ...counts }])),
    undated: { documents: undated?.documents ?? 0, pages: undated?.pages ?? 0 },
  };
}

/** The name of documents in a list: the Bates number of the first page, or its control number. */
export async function listNumbers(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, coalesce(bates, control_number) as number from page
    where matter_id = ${matterId} and id in ${anyOf(documentIds)}`.execute(database);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
