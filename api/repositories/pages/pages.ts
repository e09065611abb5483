import type { PageSummary } from '#contract/pages/page.ts';
import type { PdfObject, Word } from '#ingest';
import { chunk } from '../../chunk.ts';
import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';
import { listOf, readList } from '../database/sqlite-sql.ts';
import { listFacts } from '../documents/document-facts.ts';
import { toLabel } from '../documents/to-document-summary.ts';
import { decodeWords, openWords } from './encode-words.ts';
import { matchesFilter, type PageFilter } from './page-filter.ts';
import { withoutQuotes } from './without-quotes.ts';

/** SQL limits the number of parameters. */
const MOST_PARAMETERS = 500;

export async function countPagesIn(database: Queryable, filter: PageFilter): Promise<number> {
  const { pages } = await database
    .selectFrom('page')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where(matchesFilter(filter))
    .executeTakeFirstOrThrow();
  return pages;
}

/** How many pages of the filter precede a position, which is also the index of that page in the list. */
export async function countPagesBefore(
  database: Queryable,
  filter: PageFilter,
  position: number,
): Promise<number> {
  const { pages } = await database
    .selectFrom('page')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where(matchesFilter(filter))
    .where('page.position', '<', position)
    .executeTakeFirstOrThrow();
  return pages;
}

export async function listPagesIn(
  database: Queryable,
  filter: PageFilter,
  window: { offset: number; limit: number },
): Promise<PageSummary[]> {
  const rows = await selectSummaries(database)
    .where(matchesFilter(filter))
    .orderBy('page.position')
    .offset(window.offset)
    .limit(window.limit)
    .execute();
  return listSummaries(database, rows);
}

/** In the order of `keys`. */
export async function listPagesByKey(database: Queryable, keys: readonly number[]): Promise<PageSummary[]> {
  const found = new Map<number, PageSummary>();
  for (const some of chunk(keys, MOST_PARAMETERS)) {
    const rows = await selectSummaries(database).where('page.key', 'in', some).execute();
    const summaries = await listSummaries(database, rows);
    for (const [index, row] of rows.entries()) found.set(row.key, summaries[index] as PageSummary);
  }
  return keys.flatMap((key) => found.get(key) ?? []);
}

export async function findPageById(database: Queryable, matterId: string, pageId: string) {
  const row = await selectSummaries(database)
    .where('page.matter_id', '=', matterId)
    .where('page.id', '=', pageId)
    .executeTakeFirst();
  if (!row) return undefined;
  const [summary] = await listSummaries(database, [row]);
  return { key: row.key, position: row.position, summary: summary as PageSummary };
}

/** Keys of pages by id, in no order; ids that are unknown in the matter are left out. */
export async function listPageKeys(
  database: Queryable,
  matterId: string,
  pageIds: readonly string[],
): Promise<Map<string, number>> {
  const keys = new Map<string, number>();
  for (const some of chunk(pageIds, MOST_PARAMETERS)) {
    const rows = await database
      .selectFrom('page')
      .select(['id', 'key'])
      .where('matter_id', '=', matterId)
      .where('id', 'in', some)
      .execute();
    for (const row of rows) keys.set(row.id, row.key);
  }
  return keys;
}

/** A version of a page's text, with its words. */
export interface StoredText {
  source: Schema['page_text']['source'];
  reason: string;
  confidence: number | null;
  text: string;
  words: Word[];
}

/** The text in use. */
export async function getPageText(
  database: Queryable,
  key: number,
): Promise<StoredText & { version: number }> {
  const { words, ...row } = await database
    .selectFrom('page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select([
      'page_text.version',
      'page_text.source',
      'page_text.reason',
      'page_text.confidence',
      'page_text.text',
      'page_text.words',
    ])
    .where('page.key', '=', key)
    .executeTakeFirstOrThrow();
  return { ...row, reason: withoutQuotes(row.reason), words: decodeWords(words, row.text) };
}

/** A page with its text in use, for searching in it. */
export interface PageWithText {
  key: number;
  summary: PageSummary;
  text: string;
  /** Boxes are created on first use. */
  words: Word[];
}

/** In the order of `keys`. */
export async function listPagesWithText(
  database: Queryable,
  keys: readonly number[],
): Promise<PageWithText[]> {
  const found = new Map<number, PageWithText>();
  for (const some of chunk(keys, MOST_PARAMETERS)) {
    const rows = await selectSummaries(database)
      .select(['page_text.text', 'page_text.words'])
      .where('page.key', 'in', some)
      .execute();
    const summaries = await listSummaries(database, rows);
    for (const [index, { key, text, words }] of rows.entries())
      found.set(key, { key, summary: summaries[index] as PageSummary, text, words: openWords(words, text) });
  }
  return keys.flatMap((key) => found.get(key) ?? []);
}

/** What the reader and the exports need of a page beyond its summary. */
export async function getPageFacts(database: Queryable, key: number) {
  return database
    .selectFrom('page')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .select([
      'page.width',
      'page.height',
      'page.problem',
      'page.notes',
      'page.text_version',
      'page.turned',
      'source_file.sha256',
      'source_file.page_count',
      'source_file.kind',
      'source_file.rendition',
    ])
    .where('page.key', '=', key)
    .executeTakeFirstOrThrow();
}

/** The pages of a file that need not be read; with `retry`, those with a problem are read again. */
export async function listPageIndexes(
  database: Queryable,
  fileId: string,
  retry: boolean,
): Promise<Set<number>> {
  const rows = await database
    .selectFrom('page')
    .select('page_index')
    .where('source_file_id', '=', fileId)
    .$if(retry, (select) => select.where('status', '!=', 'problem'))
    .execute();
  return new Set(rows.map((row) => row.page_index));
}

function selectSummaries(database: Queryable) {
  return database
    .selectFrom('page')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .innerJoin('production', 'production.id', 'page.production_id')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select((eb) => [
      'page.key',
      'page.id',
      'page.matter_id',
      'page.position',
      'page.control_number',
      'page.bates',
      'page.bates_source',
      'page.production_id',
      'production.name as production',
      'page.source_file_id',
      'source_file.path as file',
      'page.page_index',
      'page.document_id',
      'page.starts_document',
      'page.status',
      'page.turned',
      'page_text.source as text_source',
      'page_text.confidence',
      eb
        .selectFrom('carried_tag')
        .whereRef('carried_tag.page_key', '=', 'page.key')
        .select((tag) => listOf(tag.ref('carried_tag.tag_id')).as('ids'))
        .as('tag_ids'),
      eb
        .exists(
          eb
            .selectFrom('standing_decision')
            .select('standing_decision.page_key')
            .whereRef('standing_decision.page_key', '=', 'page.key'),
        )
        .as('reviewed'),
    ]);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number];

/** In the order of the rows. */
async function listSummaries(database: Queryable, rows: readonly SummaryRow[]): Promise<PageSummary[]> {
  const titles = new Map<string, string | null>();
  for (const [matterId, some] of Map.groupBy(rows, (row) => row.matter_id)) {
    const ids = [...new Set(some.map((row) => row.document_id))];
    const facts = await listFacts(database, matterId, ids);
    for (const [id, known] of facts) titles.set(`${matterId}/${id}`, toLabel(known).title);
  }
  return rows.map((row) => toPageSummary(row, titles.get(`${row.matter_id}/${row.document_id}`) ?? null));
}

function toPageSummary(row: SummaryRow, title: string | null): PageSummary {
  return {
    pageId: row.id,
    controlNumber: row.control_number,
    bates: row.bates,
    batesSource: row.bates_source,
    productionId: row.production_id,
    production: row.production,
    fileId: row.source_file_id,
    file: row.file,
    pageNumber: row.page_index + 1,
    documentId: row.document_id,
    startsDocument: row.starts_document === 1,
    status: row.status,
    turned: row.turned,
    textSource: row.text_source,
    confidence: row.confidence,
    tagIds: readList(row.tag_ids),
    reviewed: Boolean(row.reviewed),
    title,
  };
}

/** The PDF objects of a file's pages, in page order; pages without a known object are left out. */
export async function listPdfObjects(database: Queryable, fileId: string): Promise<PdfObject[]> {
  const rows = await database
    .selectFrom('page')
    .select(['pdf_object', 'pdf_generation'])
    .where('source_file_id', '=', fileId)
    .orderBy('page_index')
    .execute();
  return rows.flatMap(({ pdf_object: number, pdf_generation: generation }) =>
    number === null || generation === null ? [] : [{ number, generation }],
  );
}
