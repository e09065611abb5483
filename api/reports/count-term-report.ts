import { setImmediate } from 'node:timers/promises';
import type { ReportDelta } from '#contract/reports/term-report.ts';
import { UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database, Tx } from '../repositories/database/database.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import {
  type FinishedReport,
  findVersionBefore,
  finishTermReport,
  listTermReportRows,
  type ReportRow,
  type TermReportRow,
} from '../repositories/reports/term-reports.ts';
import { type EncodedSet, encodeSet } from '../repositories/search/encode-keys.ts';
import { getCorpusVersion } from '../repositories/search/page-changes.ts';
import {
  countPageSet,
  countPagesMissingFrom,
  getPageSet,
  savePageSet,
} from '../repositories/search/page-sets.ts';
import { describeSyntaxError } from '../search/language/describe-syntax-error.ts';
import type { Snapshot } from '../search/snapshot.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { PageCounter } from './page-counter.ts';
import { recordQuery } from './record-query.ts';
import { TermOverlap } from './term-overlap.ts';

/** Everything is read from one snapshot, however long it takes; `database` is for writing. */
export interface CountDeps {
  database: Database;
  snapshot: Snapshot;
  signal?: AbortSignal | undefined;
  onProgress?: ((termsDone: number) => void) | undefined;
}

/** The result of a report, before it is saved. */
export interface CountedReport extends FinishedReport {
  /** The counts of all terms together. */
  set: EncodedSet;
}

/** Milliseconds after which other work gets a turn. */
const TURN = 250;

/** Counts the terms of a report. Throws the signal's reason if it is cancelled. */
export async function countTermReport(deps: CountDeps, report: ReportRow): Promise<CountedReport> {
  const { database, snapshot } = deps;
  const corpusVersion = await getCorpusVersion(snapshot.database, report.matter_id);
  const productions = jsonColumns.reportProductions.read(report.productions, report.id);
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
  const set = encodeSet(keys);
  const totalSetId = await savePageSet(database, report.matter_id, set);
  const totalDelta = await compareSets(deps, totalSetId, before?.total_set_id ?? null);
  deps.signal?.throwIfAborted();
  return { rows, corpusVersion, total: counter.count(keys), totalDelta, totalSetId, set };
}

/** Saves the result of a report, and records it among the queries. */
export async function keepTermReport(
  tx: Tx,
  act: Act,
  report: ReportRow,
  newId: string,
  counted: CountedReport,
): Promise<void> {
  const { rows, total, corpusVersion, set } = counted;
  await finishTermReport(tx, act, report, counted);
  await recordQuery(tx, act, report.matter_id, newId, {
    kind: 'report',
    q: report.name,
    canonical: rows.map(({ canonical, term }) => canonical ?? term).join('\n'),
    scope: jsonColumns.reportScope.read(report.scope, report.id),
    pages: total.pages,
    documents: total.documents,
    corpusVersion,
    set,
    reportId: report.id,
  });
}

async function countTerms(
  deps: CountDeps,
  report: ReportRow,
  counter: PageCounter,
  overlap: TermOverlap,
): Promise<TermReportRow[]> {
  const terms = jsonColumns.reportTerms.read(report.terms, report.id);
  const rows: TermReportRow[] = [];
  let turned = performance.now();
  for (const [index, { term, name }] of terms.entries()) {
    deps.signal?.throwIfAborted();
    const found = await findPages(deps.snapshot, report, term);
    const keys = found.keys ?? null;
    if (keys) overlap.add(index, keys);
    rows.push({
      report_id: report.id,
      ordinal: index,
      ...{ term, name },
      canonical: found.canonical ?? null,
      error: found.error ?? null,
      counts: keys && jsonColumns.rowCounts.write(counter.count(keys)),
      set_id: keys && (await savePageSet(deps.database, report.matter_id, encodeSet(keys))),
      ...{ unique_pages: null, unique_set_id: null, delta: null },
    });
    deps.onProgress?.(rows.length);
    if (performance.now() - turned < TURN) continue;
    await setImmediate();
    turned = performance.now();
  }
  return rows;
}

/** A term that cannot be searched is reported in its row, and does not fail the report. */
async function findPages(
  { ask }: Snapshot,
  report: ReportRow,
  term: string,
): Promise<{ canonical?: string; keys?: readonly number[]; error?: string }> {
  try {
    const scope = jsonColumns.reportScope.read(report.scope, report.id);
    return await ask(term, toPageFilter(report.matter_id, scope));
  } catch (error) {
    const isFaultOfTerm =
      error instanceof UncoverError && (error.code === 'query-syntax' || error.code === 'too-costly');
    if (!isFaultOfTerm) throw error;
    return { error: describeSyntaxError(error) };
  }
}

async function addUnique(
  { database, signal }: CountDeps,
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
  deps: CountDeps,
  rows: readonly TermReportRow[],
  before: ReportRow | undefined,
): Promise<void> {
  if (!before) return;
  const old = await listTermReportRows(deps.database, before.id);
  for (const row of rows) {
    deps.signal?.throwIfAborted();
    const same = old.find(({ ordinal, term }) => ordinal === row.ordinal && term === row.term);
    const delta = await compareSets(deps, row.set_id, same?.set_id ?? null);
    row.delta = delta && jsonColumns.rowDelta.write(delta);
  }
}

async function compareSets(
  { database }: CountDeps,
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
