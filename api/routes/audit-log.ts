import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { MOST_EVENTS_ON_PAPER } from '#contract/reports/audit.ts';
import type { Deps } from '../deps.ts';
import { toAuditCsv } from '../exports/tables/audit-csv.ts';
import { toAuditPdf } from '../exports/tables/audit-pdf.ts';
import { PROGRAM } from '../program.ts';
import { extractAuditLog, showAuditLog } from '../reports/audit-report.ts';
import { findUser } from '../repositories/people/users.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveAuditLog(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listAuditEvents, async ({ matter, query: { offset, limit, ...filter } }) =>
    showAuditLog(database, matter.id, filter, { offset, limit }),
  );

  serve(app, deps, endpoints.downloadAuditCsv, async ({ matter, query, response }) => {
    const { names, ...filter } = query;
    const extract = await extractAuditLog(database, matter.id, filter);
    response
      .set('Content-Disposition', `attachment; filename="audit-log-${toFileName(matter.slug)}.csv"`)
      .type('text/csv')
      .send(toAuditCsv(extract, names === 'yes'));
    return answered;
  });

  serve(app, deps, endpoints.downloadAuditPdf, async ({ matter, query, response, act }) => {
    const { names, ...filter } = query;
    const extract = await extractAuditLog(database, matter.id, filter, MOST_EVENTS_ON_PAPER);
    const person = filter.person === undefined ? undefined : await findUser(database, filter.person);
    const pdf = await toAuditPdf({
      ...{ extract, matterName: matter.name, withNames: names === 'yes', program: PROGRAM, now: act.at },
      personName: person?.display_name ?? filter.person ?? '',
    });
    response
      .set('Content-Disposition', `attachment; filename="audit-log-${toFileName(matter.slug)}.pdf"`)
      .type('application/pdf')
      .send(Buffer.from(pdf));
    return answered;
  });
}
