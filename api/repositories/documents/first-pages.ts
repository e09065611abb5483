import type { Boundary } from '#contract/documents/document.ts';
import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { belongsToLoadFile } from './boundaries.ts';

/** The range of a document's pages. */
export interface Extent {
  pages: number;
  sequestered: number;
  begin: string | null;
  end: string | null;
}

/** Whether a document starts on a page, and why. */
export async function getBoundary(database: Queryable, pageKey: number): Promise<Boundary> {
  const row = await selectFirstPages(database).where('page.key', '=', pageKey).executeTakeFirstOrThrow();
  return toBoundary(row);
}

export function selectFirstPages(database: Queryable) {
  return database
    .selectFrom('page')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .innerJoin('production', 'production.id', 'page.production_id')
    .leftJoin('page_boundary', 'page_boundary.page_key', 'page.key')
    .leftJoin('user', 'user.name', 'page_boundary.decided_by')
    .select([
      'page.key',
      'page.id',
      'page.document_id',
      'page.starts_document',
      'page.production_id',
      'production.name as production',
      'page.source_file_id',
      'source_file.path as file',
      'page.turned',
      'page.page_index',
      'page.control_number',
      'page_boundary.score',
      'page_boundary.cues',
      'page_boundary.decision',
      'page_boundary.decided_by',
      'page_boundary.decided_at',
      'user.display_name',
    ])
    .select((eb) => eb.case().when(belongsToLoadFile(eb)).then(1).else(0).end().as('belongsToLoadFile'));
}

export type FirstPageRow = Awaited<ReturnType<ReturnType<typeof selectFirstPages>['execute']>>[number];

export function toBoundary(row: FirstPageRow): Boundary {
  const isGiven = row.belongsToLoadFile === 1;
  return {
    starts: row.starts_document === 1,
    source: isGiven ? 'load-file' : row.decision === null ? 'read' : 'confirmed',
    score: isGiven ? null : row.score,
    cues: isGiven || row.cues === null ? [] : jsonColumns.boundaryCues.read(row.cues, row.key),
    decidedBy: isGiven ? null : (row.display_name ?? row.decided_by),
    decidedAt: isGiven ? null : row.decided_at,
  };
}
