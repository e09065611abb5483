import { listExemptions, NO_MARKS } from '#contract/pages/marks.ts';
import type { PageLine } from '#contract/pages/page.ts';
import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { matchesFilter, type PageFilter } from './page-filter.ts';
import { listMarks } from './page-marks.ts';
import { withoutQuotes } from './without-quotes.ts';

/** Number of pages fetched together, so that memory does not grow with the matter. */
const CHUNK = 200;

/** The pages of a filter in page order, in the form for other programs. */
export async function* listPageLines(
  database: Queryable,
  filter: PageFilter,
  withText: boolean,
): AsyncGenerator<PageLine> {
  const tagNames = await listTagNames(database, filter.matterId);
  for (let after = -1; ; ) {
    const rows = await selectAfter(database, filter, after);
    for (const row of rows) {
      yield { ...toPageLine(row, tagNames), ...(withText ? { text: row.text } : {}) };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
  }
}

async function listTagNames(database: Queryable, matterId: string): Promise<Map<string, string>> {
  const tags = await database
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('matter_id', '=', matterId)
    .execute();
  return new Map(tags.map((tag) => [tag.id, tag.name]));
}

async function selectAfter(database: Queryable, filter: PageFilter, position: number) {
  const rows = await database
    .selectFrom('page')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .innerJoin('production', 'production.id', 'page.production_id')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select([
      'page.key',
      'page.id',
      'page.position',
      'page.control_number',
      'production.name as production',
      'source_file.path as file',
      'page.page_index',
      'page.status',
      'page.problem',
      'page.notes',
      'page.turned',
      'page.bates',
      'page.bates_source',
      'page.document_id',
      'page.starts_document',
      'page_text.source',
      'page_text.reason',
      'page_text.confidence',
      'page_text.word_count',
      'page_text.text',
    ])
    .where(matchesFilter(filter))
    .where('page.position', '>', position)
    .orderBy('page.position')
    .limit(CHUNK)
    .execute();
  const tags = await database
    .selectFrom('carried_tag')
    .select(['page_key', 'tag_id'])
    .where(
      'page_key',
      'in',
      rows.map((row) => row.key),
    )
    .execute();
  const tagsOf = Map.groupBy(tags, (tag) => tag.page_key);
  const marks = await listMarks(
    database,
    rows.map((row) => row.key),
  );
  return rows.map((row) => ({
    ...row,
    tagIds: (tagsOf.get(row.key) ?? []).map((tag) => tag.tag_id),
    marks: marks.get(row.key) ?? NO_MARKS,
  }));
}

type Row = Awaited<ReturnType<typeof selectAfter>>[number];

function toPageLine(row: Row, tagNames: ReadonlyMap<string, string>): PageLine {
  return {
    pageId: row.id,
    controlNumber: row.control_number,
    production: row.production,
    file: row.file,
    pageNumber: row.page_index + 1,
    status: row.status,
    problem: row.problem,
    notes: jsonColumns.pageNotes.read(row.notes, row.id),
    turned: row.turned,
    bates: row.bates,
    batesSource: row.bates_source,
    textSource: row.source,
    textReason: withoutQuotes(row.reason),
    confidence: row.confidence,
    words: row.word_count,
    documentId: row.document_id,
    startsDocument: row.starts_document === 1,
    exemptions: listExemptions(row.marks),
    redactions: row.marks.boxes,
    shareRedacted: row.marks.shareRedacted,
    placeholder: row.marks.placeholder,
    caveats: row.marks.caveats,
    tags: row.tagIds.flatMap((id) => tagNames.get(id) ?? []).sort(),
  };
}
