import type { IngestReport } from '#contract/intake/production.ts';
import type { Database } from '../../repositories/database/database.ts';
import { jsonColumns } from '../../repositories/database/schema/json-columns.ts';
import { listLoadFileReports } from '../../repositories/intake/load-files.ts';
import { countPages, countPagesWithNotes } from '../../repositories/intake/productions.ts';
import { getSourceFile, listInnerFiles, type SourceFileRow } from '../../repositories/intake/source-files.ts';

/**
 * Reports what happened to files and to everything unpacked from them. It uses the ledger, so that a second
 * run reports the same.
 */
export async function reportIngest(
  database: Database,
  productionId: string,
  received: readonly SourceFileRow[],
): Promise<Pick<IngestReport, 'files' | 'pages' | 'loadFiles'>> {
  const files = await Array.fromAsync(listFamilies(database, received));
  const ids = files.map((file) => file.id);
  const withNotes = await countPagesWithNotes(database, productionId);
  const paths = new Map(files.map(({ id, path }) => [id, path]));
  return {
    files: files.map(({ id, path, sha256, status, cause, message, notes, page_count, kind, parent_id }) => ({
      path,
      sha256,
      status: status === 'duplicate' || status === 'quarantined' ? status : 'read',
      cause,
      message,
      notes: jsonColumns.fileNotes.read(notes, id),
      pages: page_count,
      pagesWithNotes: withNotes.get(id) ?? 0,
      kind,
      inside: paths.get(parent_id ?? '') ?? null,
    })),
    pages: {
      received: files.reduce((sum, file) => sum + file.page_count, 0),
      ...(await countPages(database, productionId, ids)),
    },
    loadFiles: await listLoadFileReports(database, productionId),
  };
}

/** Each file in its current state, followed by those unpacked from it. */
async function* listFamilies(
  database: Database,
  files: readonly SourceFileRow[],
): AsyncGenerator<SourceFileRow> {
  for (const { id } of files) {
    yield await getSourceFile(database, id);
    yield* listFamilies(database, await listInnerFiles(database, id));
  }
}
