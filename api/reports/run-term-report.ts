import { setImmediate } from 'node:timers/promises';
import type { ReportDelta, ReportTerm } from '#contract/reports/term-report.ts';
import { UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database } from '../repositories/database/database.ts';
import {
  findVersionBefore,
  finishTermReport,
  listTermReportRows,
  noteTermsDone,
  type ReportRow,
  type TermReportRow,
} from '../repositories/reports/term-reports.ts';
import { encodeSet } from '../repositories/search/encode-keys.ts';
import { getCorpusVersion } from '../repositories/search/page-changes.ts';
import {
  countPageSet,
  countPagesMissingFrom,
  getPageSet,
  savePageSet,
} from '../repositories/search/page-sets.ts';
import type { Snapshot } from '../search/snapshot.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { PageCounter } from './page-counter.ts';
import { recordQuery } from './record-query.ts';
import { TermOverlap } from './term-overlap.ts';

/** All is asked of one snapshot, however long the report runs; `database` is written to. */
export interface ReportDeps {
  database: Database;
  snapshot: Snapshot;
  now: () => Date;
  newId: () => string;
  signal?: AbortSignal | undefined;
  onProgress?: ((termsDone: number) => void) | undefined;
}

/** Milliseconds between two notes of how far it is. */
const NOTE_PACE = 250;

/** Counts a report's terms and keeps what it comes to. Throws the signal's reason when it is cancelled. */
export async function runTermReport(deps: ReportDeps, act: Act, report: ReportRow): Promise<void> {
  const { database, snapshot } = deps;
  const corpusVersion = await getCorpusVersion(snapshot.database, report.matter_id);
  const productions: { productionId: string }[] = JSON.parse(report.productions);
  const counter = await PageCounter.read(
    snapshot,
    report.matter_id,
    productions.map(({ productionId }) => productionId),
  );
  const overlap = new TermOverlap();
  const rows = await countTerms(deps, report, counter, overlap);
  await addUnique(deps, report, rows, overlap);
  const before = await findVersionBefore(database, report);
  await addDeltas(deps, rows, before);
  const keys = overlap.listAll();
  const total = counter.count(keys);
  const totalSetId = await savePageSet(database, report.matter_id, encodeSet(keys));
  const totalDelta = await compareSets(deps, totalSetId, before?.total_set_id ?? null);
  deps.signal?.throwIfAborted();
  const done: Act = { actor: act.actor, at: deps.now() };
  await database.transaction().execute(async (transaction) => {
    await finishTermReport(transaction, done, report, { rows, corpusVersion, total, totalDelta, totalSetId });
    await recordQuery(transaction, done, report.matter_id, deps.newId(), {
      kind: 'report',
      q: report.name,
      canonical: rows.map(({ canonical, term }) => canonical ?? term).join('\n'),
      scope: JSON.parse(report.scope),
      pages: total.pages,
      documents: total.documents,
      corpusVersion,
      set: encodeSet(keys),
      reportId: report.id,
    });
  });
}

async function countTerms(
  deps: ReportDeps,
  report: ReportRow,
  counter: PageCounter,
  overlap: TermOverlap,
): Promise<TermReportRow[]> {
  const terms: ReportTerm[] = JSON.parse(report.terms);
  const rows: TermReportRow[] = [];
  let noted = Number.NEGATIVE_INFINITY;
  for (const [place, { term, name }] of terms.entries()) {
    deps.signal?.throwIfAborted();
    const found = await findPages(deps.snapshot, report, term);
    const keys = found.keys ?? null;
    if (keys) overlap.add(place, keys);
    rows.push({
      report_id: report.id,
      ordinal: place,
      ...{ term, name },
      canonical: found.canonical ?? null,
      error: found.error ?? null,
      counts: keys && JSON.stringify(counter.count(keys)),
      set_id: keys && (await savePageSet(deps.database, report.matter_id, encodeSet(keys))),
      ...{ unique_pages: null, unique_set_id: null, delta: null },
    });
    deps.onProgress?.(rows.length);
    if (performance.now() - noted < NOTE_PACE) continue;
    await noteTermsDone(deps.database, report.id, rows.length);
    noted = performance.now();
    await setImmediate();
  }
  return rows;
}

/** A term that can't be searched for is its row's business, and not the end of the report. */
async function findPages(
  { ask }: Snapshot,
  report: ReportRow,
  term: string,
): Promise<{ canonical?: string; keys?: readonly number[]; error?: string }> {
  try {
    return await ask(term, toPageFilter(report.matter_id, JSON.parse(report.scope)));
  } catch (error) {
    const isFaultOfTerm =
      error instanceof UncoverError && (error.code === 'query-syntax' || error.code === 'too-costly');
    if (!isFaultOfTerm) throw error;
    const place = error.position === undefined ? '' : ` (at character ${error.position + 1})`;
    return { error: `${error.message}${place}` };
  }
}

async function addUnique(
  { database, signal }: ReportDeps,
  report: ReportRow,
  rows: readonly TermReportRow[],
  overlap: TermOverlap,
): Promise<void> {
  for (const row of rows) {
    signal?.throwIfAborted();
    if (row.set_id === null) continue;
    const unique = overlap.listUnique(row.ordinal, await getPageSet(database, row.set_id));
    row.unique_pages = unique.length;
    row.unique_set_id = await savePageSet(database, report.matter_id, encodeSet(unique));
    await setImmediate();
  }
}

async function addDeltas(
  deps: ReportDeps,
  rows: readonly TermReportRow[],
  before: ReportRow | undefined,
): Promise<void> {
  if (!before) return;
  const old = await listTermReportRows(deps.database, before.id);
  for (const row of rows) {
    deps.signal?.throwIfAborted();
    const same = old.find(({ ordinal, term }) => ordinal === row.ordinal && term === row.term);
    const delta = await compareSets(deps, row.set_id, same?.set_id ?? null);
    row.delta = delta && JSON.stringify(delta);
  }
}

async function compareSets(
  { database }: ReportDeps,
  now: string | null,
  before: string | null,
): Promise<ReportDelta | null> {
  if (now === null || before === null) return null;
  return {
    pagesBefore: await countPageSet(database, before),
    gained: await countPagesMissingFrom(database, now, before),
    lost: await countPagesMissingFrom(database, before, now),
  };
}
