import type { Queryable } from '../database/database.ts';

/** The files of a matter, or of one of its productions, that could not be opened. */
export async function listUnopenedFiles(
  database: Queryable,
  matterId: string,
  productionId: string | undefined,
) {
  return database
    .selectFrom('source_file')
    .select(['path', 'cause'])
    .where('matter_id', '=', matterId)
    .where('status', '=', 'quarantined')
    .$if(productionId !== undefined, (query) => query.where('production_id', '=', productionId ?? ''))
    .orderBy('path')
    .execute();
}

/** The pages of a matter, or of one of its productions, that could not be read, in page order. */
export async function listUnreadPages(
  database: Queryable,
  matterId: string,
  productionId: string | undefined,
) {
  const pages = await database
    .selectFrom('page')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .select(['source_file.path as file', 'page.page_index as pageIndex', 'page.bates'])
    .where('page.matter_id', '=', matterId)
    .where('page.status', '=', 'problem')
    .$if(productionId !== undefined, (query) => query.where('page.production_id', '=', productionId ?? ''))
    .orderBy('page.position')
    .execute();
  return pages.map(({ pageIndex, ...page }) => ({ ...page, pageNumber: pageIndex + 1 }));
}
