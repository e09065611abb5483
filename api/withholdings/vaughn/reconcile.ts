import { counted } from '#contract/values/counted.ts';
import {
  type VaughnDifference,
  VaughnDifferenceKind,
  type VaughnIndex,
} from '#contract/withholdings/vaughn.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { listVaughnRows } from '../../repositories/withholdings/vaughn-indexes.ts';
import { type LogLine, listLogLines } from '../../repositories/withholdings/vaughn-pages.ts';
import { compareEntry } from './compare-entry.ts';
import { openLogBook, placeEntry } from './place-entry.ts';
import { toEntry } from './to-entry.ts';

/** Rows compared between pauses, so that others are answered in the meantime. */
const CHUNK = 200;

export interface Reconciled {
  entries: number;
  agreeing: number;
  counts: Record<VaughnDifferenceKind, number>;
  /** First the differences of the index, by row, then the withholdings that it does not mention, by page. */
  differences: VaughnDifference[];
}

/**
 * Compares an index with the withholding log, both ways. With a production, withholdings of other productions
 * are not searched in the index; its numbers are searched everywhere.
 */
export async function reconcileVaughn(
  database: Queryable,
  matterId: string,
  index: VaughnIndex,
  productionId: string | undefined,
): Promise<Reconciled> {
  const lines = await listLogLines(database, matterId);
  const about = { database, matterId, book: openLogBook(lines) };
  const columns = index.columns.map(({ field }) => field);
  const spokenOf = new Set<LogLine>();
  const differences: VaughnDifference[] = [];
  let [entries, agreeing] = [0, 0];
  for (const [at, { row, cells }] of (await listVaughnRows(database, index.indexId)).entries()) {
    const entry = toEntry(row, cells, columns);
    if (!entry) continue;
    const placed = await placeEntry(about, entry);
    for (const line of placed.lines) spokenOf.add(line);
    const found = compareEntry(entry, placed);
    entries += 1;
    if (found.length === 0) agreeing += 1;
    differences.push(...found);
    if (at % CHUNK === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const silent = lines.filter(
    (line) =>
      !spokenOf.has(line) &&
      line.placeholder !== 'duplicate' &&
      (productionId === undefined || line.productionId === productionId),
  );
  differences.push(...listNotInIndex(silent));
  return { entries, agreeing, counts: countKinds(differences), differences };
}

/** Withholdings on consecutive pages of one document are one difference. */
function listNotInIndex(lines: readonly LogLine[]): VaughnDifference[] {
  const runs: LogLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.documentId === line.documentId && line.position - last.position <= 1)
      runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs.map((run): VaughnDifference => {
    const pages = run.reduce((sum, line) => sum + line.pages, 0);
    const codes = [...new Set(run.flatMap((line) => line.codes))].sort();
    const extents = [...new Set(run.map(({ extent }) => `in ${extent}`))].join(' and ');
    const claimed = codes.length === 0 ? 'without a code' : codes.join(', ');
    return {
      kind: 'not-in-index',
      entry: null,
      numbers: describeNumbers(run),
      what: `${counted(pages, 'page')} withheld ${extents}, ${claimed}`,
      pageId: run[0]?.pageId ?? null,
    };
  });
}

function describeNumbers(run: readonly LogLine[]): string {
  const first = run[0];
  const last = run.at(-1);
  const begin = first?.listed?.first ?? first?.bates ?? first?.controlNumber ?? '';
  const end = last?.listed?.last ?? last?.bates ?? last?.controlNumber ?? '';
  return begin === end ? begin : `${begin} to ${end}`;
}

function countKinds(differences: readonly VaughnDifference[]): Record<VaughnDifferenceKind, number> {
  const counts = Object.fromEntries(VaughnDifferenceKind.options.map((kind) => [kind, 0]));
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts as Record<VaughnDifferenceKind, number>;
}
