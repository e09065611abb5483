import type {
  PageCounts,
  ReportDelta,
  ReportTerm,
  TermReport,
  TermReportSummary,
  TermRow,
} from '#contract/reports/term-report.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { addJob } from '../jobs/jobs.ts';
import { countSequesteredOf } from '../search/page-sets.ts';

export type ReportRow = Schema['term_report'];
export type TermReportRow = Schema['term_report_row'];

/** A report as requested. */
export interface NewTermReport {
  id: string;
  /** The report of which it is another version; null for the first. */
  seriesId: string | null;
  matterId: string;
  name: string;
  terms: readonly ReportTerm[];
  scope: SearchScope;
  scopeDescription: string;
  productions: readonly { productionId: string; name: string }[];
  program: string;
}

/** Adds a report, and the job that counts its terms, under the same id. */
export async function addTermReport(database: Database, act: Act, report: NewTermReport): Promise<void> {
  const { id, matterId } = report;
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const seriesId = report.seriesId ?? id;
    const { last } = await tx
      .selectFrom('term_report')
      .select((eb) => eb.fn.max('version').as('last'))
      .where('series_id', '=', seriesId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('term_report')
      .values({
        id,
        series_id: seriesId,
        version: (last ?? 0) + 1,
        matter_id: matterId,
        name: report.name,
        terms: jsonColumns.reportTerms.write(report.terms),
        scope: jsonColumns.reportScope.write(report.scope),
        scope_in_words: report.scopeDescription,
        corpus_version: null,
        program: report.program,
        productions: jsonColumns.reportProductions.write(report.productions),
        total: null,
        total_delta: null,
        total_set_id: null,
        removed_at: null,
      })
      .execute();
    const job = { id, kind: 'report', matterId, subjectId: id, payload: {} } as const;
    await addJob(tx, act, { ...job, progressTotal: report.terms.length });
  });
}

/** Without the terms, which may be long: every poll of every open browser requests the summaries. */
function selectSummaries(database: Queryable, matterId: string) {
  return database
    .selectFrom('term_report')
    .innerJoin('job', 'job.id', 'term_report.id')
    .select([
      'term_report.id as reportId',
      'series_id as seriesId',
      'version',
      'term_report.name',
      'job.state as status',
      'job.progress as termsDone',
      'job.progress_total as termsTotal',
      'job.asked_by as askedBy',
      'job.asked_at as askedAt',
      'job.finished_at as finishedAt',
      'job.message',
      'scope',
      'scope_in_words as scopeDescription',
      'corpus_version as corpusVersion',
      'program',
      'total',
      'total_set_id as totalSetId',
      'removed_at as removedAt',
    ])
    .where('term_report.matter_id', '=', matterId);
}

/** All versions that were not removed, newest first; at most two hundred. */
export async function listTermReports(database: Queryable, matterId: string): Promise<TermReportSummary[]> {
  const rows = await selectSummaries(database, matterId)
    .where('removed_at', 'is', null)
    .orderBy('job.asked_at', 'desc')
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  const sequesteredOf = await countSequesteredOf(
    database,
    rows.map(({ totalSetId }) => totalSetId),
  );
  return rows.map((row) => toSummary(row, sequesteredOf));
}

export async function findTermReportRow(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<ReportRow | undefined> {
  return database
    .selectFrom('term_report')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A report as stored, without the descriptions of its terms. */
export interface StoredReport extends Omit<TermReport, 'rows'> {
  rows: Omit<TermRow, 'echo'>[];
}

/** Includes its matter's name. Throws if it does not exist. */
export async function getStoredReport(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<StoredReport> {
  const row = await selectSummaries(database, matterId)
    .innerJoin('matter', 'matter.id', 'term_report.matter_id')
    .select(['matter.name as matter', 'productions', 'total_delta'])
    .where('term_report.id', '=', id)
    .executeTakeFirstOrThrow();
  const { matter, productions, total_delta, ...summary } = row;
  const versions = await selectSummaries(database, matterId)
    .where('series_id', '=', row.seriesId)
    .where((eb) => eb.or([eb('removed_at', 'is', null), eb('term_report.id', '=', id)]))
    .orderBy('version', 'desc')
    .execute();
  const termRows = await listTermReportRows(database, id);
  const sets = [row.totalSetId, ...termRows.map(({ set_id }) => set_id)];
  const sequesteredOf = await countSequesteredOf(database, sets);
  return {
    ...toSummary(summary, sequesteredOf),
    matter,
    productions: jsonColumns.reportProductions.read(productions, id),
    rows: termRows.map((each) => toTermRow(each, sequesteredOf)),
    total: jsonColumns.reportTotal.readOrNull(row.total, id),
    totalDelta: jsonColumns.reportTotalDelta.readOrNull(total_delta, id),
    versions: versions.map(({ reportId, version, askedAt, status }) => ({
      reportId,
      version,
      askedAt,
      status,
    })),
  };
}

export async function listTermReportRows(database: Queryable, reportId: string): Promise<TermReportRow[]> {
  return database
    .selectFrom('term_report_row')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('ordinal')
    .execute();
}

/** The version that was finished last before this one. */
export async function findVersionBefore(
  database: Queryable,
  { series_id, version }: Pick<ReportRow, 'series_id' | 'version'>,
): Promise<ReportRow | undefined> {
  return database
    .selectFrom('term_report')
    .innerJoin('job', 'job.id', 'term_report.id')
    .selectAll('term_report')
    .where('series_id', '=', series_id)
    .where('version', '<', version)
    .where('job.state', '=', 'done')
    .where('removed_at', 'is', null)
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

/**
 * Removes a report from the list, or puts it back. Its counts are kept with the query as which it is
 * recorded.
 */
export async function setReportRemoved(
  database: Database,
  act: Act,
  { id, matter_id, name, version }: ReportRow,
  isRemoved: boolean,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matter_id);
    const removed_at = isRemoved ? act.at.toISOString() : null;
    await tx.updateTable('term_report').set({ removed_at }).where('id', '=', id).execute();
    const type = isRemoved ? 'report.removed' : 'report.restored';
    await recordEvent(tx, act, matter_id, { type, reportId: id, name, version });
  });
}

/** The result of a run. */
export interface FinishedReport {
  rows: readonly TermReportRow[];
  corpusVersion: number;
  total: PageCounts;
  totalDelta: ReportDelta | null;
  totalSetId: string | null;
}

/** Stores the result of a report; in the transaction that marks its job as done. */
export async function finishTermReport(
  tx: Tx,
  act: Act,
  { id, matter_id, name, version }: ReportRow,
  { rows, corpusVersion, total, totalDelta, totalSetId }: FinishedReport,
): Promise<void> {
  for (const row of rows) await tx.insertInto('term_report_row').values(row).execute();
  await tx
    .updateTable('term_report')
    .set({
      corpus_version: corpusVersion,
      total: jsonColumns.reportTotal.write(total),
      total_delta: totalDelta && jsonColumns.reportTotalDelta.write(totalDelta),
      total_set_id: totalSetId,
    })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, act, matter_id, {
    type: 'terms.reported',
    reportId: id,
    ...{ name, version, corpusVersion, terms: rows.length, pages: total.pages },
  });
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number];

type SequesteredOf = Awaited<ReturnType<typeof countSequesteredOf>>;

function toSummary(
  { scope, total, totalSetId, termsTotal, removedAt, ...row }: SummaryRow,
  sequesteredOf: SequesteredOf,
): TermReportSummary {
  const counts = jsonColumns.reportTotal.readOrNull(total, row.reportId);
  return {
    ...row,
    termsTotal: termsTotal ?? 0,
    scope: jsonColumns.reportScope.read(scope, row.reportId),
    isRemoved: removedAt !== null,
    pages: counts?.pages ?? null,
    documents: counts?.documents ?? null,
    sequestered: sequesteredOf(totalSetId),
  };
}

function toTermRow(row: TermReportRow, sequesteredOf: SequesteredOf): StoredReport['rows'][number] {
  const name = `${row.report_id}.${row.ordinal}`;
  return {
    term: row.term,
    name: row.name,
    canonical: row.canonical,
    error: row.error,
    counts: jsonColumns.rowCounts.readOrNull(row.counts, name),
    sequestered: sequesteredOf(row.set_id),
    uniquePages: row.unique_pages,
    delta: jsonColumns.rowDelta.readOrNull(row.delta, name),
  };
}
