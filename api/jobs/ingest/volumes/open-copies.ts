import { createHash } from 'node:crypto';
import type { VolumePlan } from '#ingest';
import type { Database } from '../../../repositories/database/database.ts';
import { type FileOfProduction, giveCopyItsPages } from '../../../repositories/intake/load-files.ts';
import { getSourceFile, type SourceFileRow } from '../../../repositories/intake/source-files.ts';

/**
 * Images of one production may be equal, byte for byte, and still be different pages: blank ones, or sheets
 * in place of withheld pages, whose number is in the load file only. Such a copy has its own pages, with ids
 * made from its content and its first number, so that they never change either.
 */
export async function openCopies(
  database: Database,
  plan: VolumePlan,
  files: readonly FileOfProduction[],
): Promise<SourceFileRow[]> {
  const originals = new Set(files.filter(({ isDuplicate }) => !isDuplicate).map(({ sha256 }) => sha256));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const opened = new Map<string, SourceFileRow>();
  for (const { path, bates } of plan.documents.flatMap(({ pages }) => pages)) {
    const file = byPath.get(path);
    // A file from an earlier production came again, and has its pages there.
    if (!file?.isDuplicate || bates === null || opened.has(path) || !originals.has(file.sha256)) continue;
    await giveCopyItsPages(database, file.id, seedOf(file.sha256, bates));
    opened.set(path, await getSourceFile(database, file.id));
  }
  return [...opened.values()];
}

function seedOf(sha256: string, bates: string): string {
  return createHash('sha256').update(`${sha256} ${bates}`).digest('hex');
}
