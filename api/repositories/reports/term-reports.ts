import type {
  PageCounts,
  ReportDelta,
  ReportTerm,
  TermReport,
  TermReportSummary,
  TermRow,
} from '#contract/reports/term-report.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';

export type ReportRow = Schema['term_report'];
export type TermReportRow = Schema['term_report_row'];

/** Not the terms, which may be long: every look of every open browser asks for the summaries. */
const SUMMARY = [
  'id',
  'series_id',
  'version',
  'name',
  'status',
  'terms_done',
  'terms_total',
  'asked_by',
  'asked_at',
  'finished_at',
  'message',
  'scope',
  'scope_in_words',
  'corpus_version',
  'program',
  'total',
] as const;

/** A report as it is asked for. */
export interface NewTermReport {
  id: string;
  /** The report that it is another version of; null for the first. */
  seriesId: string | null;
  matterId: string;
  name: string;
  terms: readonly ReportTerm[];
  scope: string;
  scopeInWords: string;
  productions: readonly { productionId: string; name: string }[];
  program: string;
}

export async function addTermReport(database: Database, act: Act, report: NewTermReport): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const seriesId = report.seriesId ?? report.id;
    const { last } = await transaction
      .selectFrom('term_report')
      .select((eb) => eb.fn.max('version').as('last'))
      .where('series_id', '=', seriesId)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('term_report')
      .values({
        id: report.id,
        series_id: seriesId,
        version: (last ?? 0) + 1,
        matter_id: report.matterId,
        name: report.name,
        terms: JSON.stringify(report.terms),
        scope: report.scope,
        scope_in_words: report.scopeInWords,
        status: 'waiting',
        terms_done: 0,
        terms_total: report.terms.length,
        asked_by: act.actor,
        asked_at: act.at.toISOString(),
        finished_at: null,
        message: null,
        corpus_version: null,
        program: report.program,
        productions: JSON.stringify(report.productions),
        total: null,
        total_delta: null,
        total_set_id: null,
      })
      .execute();
  });
}

/** All versions, newest first; the last two hundred. */
export async function listTermReports(database: Queryable, matterId: string): Promise<TermReportSummary[]> {
  const rows = await database
    .selectFrom('term_report')
    .select(SUMMARY)
    .where('matter_id', '=', matterId)
    .orderBy('asked_at', 'desc')
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  return rows.map(toSummary);
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

/** With its matter's name. Throws where it is not there. */
export async function getTermReport(database: Queryable, matterId: string, id: string): Promise<TermReport> {
  const row = await database
    .selectFrom('term_report')
    .innerJoin('matter', 'matter.id', 'term_report.matter_id')
    .selectAll('term_report')
    .select('matter.name as matter')
    .where('term_report.matter_id', '=', matterId)
    .where('term_report.id', '=', id)
    .executeTakeFirstOrThrow();
  const versions = await database
    .selectFrom('term_report')
    .select(['id as reportId', 'version', 'asked_at as askedAt', 'status'])
    .where('series_id', '=', row.series_id)
    .orderBy('version', 'desc')
    .execute();
  return {
    ...toSummary(row),
    matter: row.matter,
    productions: JSON.parse(row.productions),
    rows: (await listTermReportRows(database, id)).map(toTermRow),
    total: parseOrNull<PageCounts>(row.total),
    totalDelta: parseOrNull<ReportDelta>(row.total_delta),
    versions,
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

/** The version that was done last before this one. */
export async function findVersionBefore(
  database: Queryable,
  { series_id, version }: Pick<ReportRow, 'series_id' | 'version'>,
): Promise<ReportRow | undefined> {
  return database
    .selectFrom('term_report')
    .selectAll()
    .where('series_id', '=', series_id)
    .where('version', '<', version)
    .where('status', '=', 'done')
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

export async function noteTermsDone(database: Queryable, id: string, termsDone: number): Promise<void> {
  await database
    .updateTable('term_report')
    .set({ status: 'running', terms_done: termsDone })
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .execute();
}

/** What a run came to. */
export interface FinishedReport {
  rows: readonly TermReportRow[];
  corpusVersion: number;
  total: PageCounts;
  totalDelta: ReportDelta | null;
  totalSetId: string | null;
}

/** Rows, total, and that it is done: all of it or nothing. */
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
      status: 'done',
      message: null,
      terms_done: rows.length,
      finished_at: act.at.toISOString(),
      corpus_version: corpusVersion,
      total: JSON.stringify(total),
      total_delta: totalDelta && JSON.stringify(totalDelta),
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

export async function endTermReport(
  database: Queryable,
  id: string,
  end: { status: 'failed' | 'cancelled'; message: string; at: Date },
): Promise<void> {
  await database
    .updateTable('term_report')
    .set({ status: end.status, message: end.message, finished_at: end.at.toISOString() })
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .execute();
}

/** In the order in which they were asked for. */
export async function listWaitingReports(
  database: Queryable,
): Promise<{ reportId: string; matterId: string; user: string }[]> {
  return database
    .selectFrom('term_report')
    .select(['id as reportId', 'matter_id as matterId', 'asked_by as user'])
    .where('status', '=', 'waiting')
    .orderBy('asked_at')
    .execute();
}

/** A report that was broken off by the end of the server begins again with the next one. */
export async function putBackTermReport(database: Queryable, id: string): Promise<void> {
  await database
    .updateTable('term_report')
    .set({ status: 'waiting', terms_done: 0 })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .execute();
}

/** Reports that a server left behind when it was killed: what they were doing may have been why. */
export async function failAbandonedReports(database: Queryable, at: Date): Promise<void> {
  await database
    .updateTable('term_report')
    .set({
      status: 'failed',
      message: 'The program was stopped while this report ran. Run it again.',
      finished_at: at.toISOString(),
    })
    .where('status', '=', 'running')
    .execute();
}

function toSummary(row: Pick<ReportRow, (typeof SUMMARY)[number]>): TermReportSummary {
  const total = parseOrNull<PageCounts>(row.total);
  return {
    reportId: row.id,
    seriesId: row.series_id,
    version: row.version,
    name: row.name,
    status: row.status,
    termsDone: row.terms_done,
    termsTotal: row.terms_total,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
    message: row.message,
    scope: JSON.parse(row.scope),
    scopeInWords: row.scope_in_words,
    corpusVersion: row.corpus_version,
    program: row.program,
    pages: total?.pages ?? null,
    documents: total?.documents ?? null,
  };
}

function toTermRow(row: TermReportRow): TermRow {
  return {
    term: row.term,
    name: row.name,
    canonical: row.canonical,
    error: row.error,
    counts: parseOrNull<PageCounts>(row.counts),
    uniquePages: row.unique_pages,
    delta: parseOrNull<ReportDelta>(row.delta),
  };
}

function parseOrNull<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T);
}
