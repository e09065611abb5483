import type { Express, Response } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { TermReport } from '#contract/reports/term-report.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { toTermReportCsv } from '../exports/tables/term-report-csv.ts';
import { toTermReportPdf } from '../exports/tables/term-report-pdf.ts';
import { toTermReportXlsx } from '../exports/tables/term-report-xlsx.ts';
import { getTermReport } from '../reports/get-term-report.ts';
import { orderNextVersion, orderTermReport } from '../reports/order-term-report.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import {
  findTermReportRow,
  listTermReports,
  setReportRemoved,
} from '../repositories/reports/term-reports.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveTermReports(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listTermReports, async ({ matter }) => listTermReports(database, matter.id));

  serve(app, deps, endpoints.startTermReport, async ({ matter, body, act }) => {
    const reportId = deps.newId();
    await orderTermReport(database, act, matter.id, reportId, body);
    deps.reports.wake();
    return getTermReport(database, matter.id, reportId);
  });

  serve(app, deps, endpoints.getTermReport, async ({ matter, params }) =>
    getReport(matter.id, params.report),
  );

  serve(app, deps, endpoints.rerunTermReport, async ({ matter, params, act }) => {
    const reportId = deps.newId();
    await orderNextVersion(database, act, matter.id, reportId, params.report);
    deps.reports.wake();
    return getTermReport(database, matter.id, reportId);
  });

  serve(app, deps, endpoints.cancelTermReport, async ({ matter, params }) => {
    const { reportId } = await getReport(matter.id, params.report);
    await deps.reports.cancel(reportId, 'Cancelled.');
    return {};
  });

  serve(app, deps, endpoints.removeTermReport, async ({ matter, params, act }) =>
    setRemoved(matter.id, params.report, act, true),
  );

  serve(app, deps, endpoints.restoreTermReport, async ({ matter, params, act }) =>
    setRemoved(matter.id, params.report, act, false),
  );

  serve(app, deps, endpoints.downloadTermReportCsv, async ({ matter, params, response }) => {
    const report = await getDoneReport(matter.id, params.report);
    return sendFile(response, report, 'csv', toTermReportCsv(report));
  });

  serve(app, deps, endpoints.downloadTermReportXlsx, async ({ matter, params, response }) => {
    const report = await getDoneReport(matter.id, params.report);
    return sendFile(response, report, 'xlsx', await toTermReportXlsx(report));
  });

  serve(app, deps, endpoints.downloadTermReportPdf, async ({ matter, params, response }) => {
    const report = await getDoneReport(matter.id, params.report);
    return sendFile(response, report, 'pdf', Buffer.from(await toTermReportPdf(report)));
  });

  async function getReport(matterId: string, reportId: string): Promise<TermReport> {
    if (!(await findTermReportRow(database, matterId, reportId))) throw notFound('search term report');
    return getTermReport(database, matterId, reportId);
  }

  async function setRemoved(
    matterId: string,
    reportId: string,
    act: Act,
    isRemoved: boolean,
  ): Promise<TermReport> {
    const row = await findTermReportRow(database, matterId, reportId);
    if (!row) throw notFound('search term report');
    const { status } = await getTermReport(database, matterId, reportId);
    if (status === 'waiting' || status === 'running') {
      throw new UncoverError('conflict', 'This report is still running. Cancel it first.');
    }
    await setReportRemoved(database, act, row, isRemoved);
    return getTermReport(database, matterId, reportId);
  }

  async function getDoneReport(matterId: string, reportId: string): Promise<TermReport> {
    const report = await getReport(matterId, reportId);
    if (report.status !== 'done') {
      throw new UncoverError('conflict', 'This report is not done, so that there is nothing to export.');
    }
    return report;
  }
}

function sendFile(
  response: Response,
  { name, version }: TermReport,
  ending: 'csv' | 'xlsx' | 'pdf',
  content: string | Buffer,
): typeof answered {
  const fileName = `${toFileName(name)}-terms-v${version}.${ending}`;
  response.attachment(fileName).set('Cache-Control', 'no-store').send(content);
  return answered;
}
