import type { Queryable } from '../database/database.ts';
import { type SourceFileRow, sourceFileColumns } from './source-files.ts';

/** Which failures are retried: all, the encrypted files, or none. */
export type Again = 'all' | 'locked' | 'none';

/** Whether a file that could not be opened is tried again. */
export function isTriedAgain({ cause }: Pick<SourceFileRow, 'cause'>, again: Again): boolean {
  return again === 'all' || (again === 'locked' && cause === 'encrypted');
}

/**
 * The files received by themselves that have missing pages, or are to be tried again, in path order; includes
 * an archive or e-mail if that is true only of a file inside it.
 */
export async function listFilesToRead(
  database: Queryable,
  productionId: string,
  again: Again,
): Promise<SourceFileRow[]> {
  const rows = await database
    .selectFrom('source_file')
    .select(sourceFileColumns)
    .where('production_id', '=', productionId)
    .orderBy('path')
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const outermost = (row: SourceFileRow): SourceFileRow => {
    const parent = row.parent_id === null ? undefined : byId.get(row.parent_id);
    return parent ? outermost(parent) : row;
  };
  const withProblems = again === 'all' ? await listFilesWithProblems(database, productionId) : new Set();
  const isToRead = (row: SourceFileRow) =>
    row.status === 'received' ||
    row.status === 'reading' ||
    (row.status === 'quarantined' && isTriedAgain(row, again)) ||
    withProblems.has(row.id);
  const wanted = new Set(rows.filter(isToRead).map(outermost));
  return rows.filter((row) => wanted.has(row));
}

/** Files with at least one page that could not be read. */
async function listFilesWithProblems(database: Queryable, productionId: string): Promise<Set<string>> {
  const rows = await database
    .selectFrom('main.page as page')
    .select('source_file_id')
    .distinct()
    .where('production_id', '=', productionId)
    .where('status', '=', 'problem')
    .execute();
  return new Set(rows.map((row) => row.source_file_id));
}
