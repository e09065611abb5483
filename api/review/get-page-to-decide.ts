import { notFound, UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { isFileOfLoadFile } from '../repositories/documents/boundaries.ts';
import type { DecidedPage } from '../repositories/documents/decide-boundary.ts';
import { findPageBefore } from '../repositories/documents/rebuild-documents.ts';

/**
 * The page at which a person may split or join documents. Throws if there is nothing to decide: if a load
 * file defines the documents, and at the first page of a production.
 */
export async function getPageToDecide(
  database: Queryable,
  matterId: string,
  pageId: string,
): Promise<DecidedPage> {
  const page = await database
    .selectFrom('page')
    .select(['key', 'id', 'position', 'production_id', 'source_file_id'])
    .where('matter_id', '=', matterId)
    .where('id', '=', pageId)
    .executeTakeFirst();
  if (!page) throw notFound('page');
  const before = await findPageBefore(database, page.production_id, page.position);
  if (!before) {
    throw new UncoverError('conflict', 'This is the first page of its production: a document starts here.');
  }
  if ((await isFileOfLoadFile(database, page.source_file_id)) || before.belongsToLoadFile === 1) {
    throw new UncoverError(
      'conflict',
      'The load file of the production says which pages are a document here, and its word counts.',
    );
  }
  return { matterId, productionId: page.production_id, key: page.key, id: page.id, position: page.position };
}
