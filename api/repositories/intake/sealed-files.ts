import { sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import type { SourceFileRow } from './source-files.ts';

/** The indexes of the sequestered pages of a file, which a duplicate shares with the file that came first. */
export async function listHiddenIndexes(
  database: Queryable,
  matterId: string,
  { id, sha256, status }: Pick<SourceFileRow, 'id' | 'sha256' | 'status'>,
): Promise<number[]> {
  const rows = await database
    .selectFrom('hidden_page')
    .innerJoin('main.page as page', 'page.key', 'hidden_page.page_key')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .select('page.page_index')
    .distinct()
    .where('page.matter_id', '=', matterId)
    .$if(status === 'duplicate', (query) => query.where('source_file.sha256', '=', sha256))
    .$if(status !== 'duplicate', (query) => query.where('source_file.id', '=', id))
    .orderBy('page.page_index')
    .execute();
  return rows.map(({ page_index }) => page_index);
}

/**
 * The number of sequestered pages that the file as received may contain: its own, those of files inside it, and for a
 * file without pages of its own, such as a load file or the texts beside it, those of its whole production.
 */
export async function countHiddenInOriginal(
  database: Queryable,
  matterId: string,
  file: Pick<SourceFileRow, 'id' | 'sha256' | 'production_id' | 'page_count'>,
): Promise<number> {
  const { rows } = await sql<{ pages: number }>`
    with recursive inside (id, sha256) as (
      select id, sha256 from source_file where matter_id = ${matterId} and sha256 = ${file.sha256}
      union select source_file.id, source_file.sha256 from source_file join inside on source_file.parent_id = inside.id)
    select count(*) as pages
    from hidden_page join main.page as page on page.key = hidden_page.page_key
    join source_file on source_file.id = page.source_file_id
    where page.matter_id = ${matterId} and (
      source_file.sha256 in (select sha256 from inside)
      or (${file.page_count} = 0 and page.production_id = ${file.production_id}))`.execute(database);
  return rows[0]?.pages ?? 0;
}

/** The content of the files of pages, by its SHA-256. */
export async function listHashesOfPages(
  database: Queryable,
  matterId: string,
  pageIds: readonly string[],
): Promise<string[]> {
  const rows = await database
    .selectFrom('main.page as page')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .select('source_file.sha256')
    .distinct()
    .where('page.matter_id', '=', matterId)
    .where(sql<boolean>`page.id in ${anyOf(pageIds)}`)
    .execute();
  return rows.map(({ sha256 }) => sha256);
}
