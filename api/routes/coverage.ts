import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { toCoverageCsv } from '../exports/tables/coverage-csv.ts';
import { reportCoverage } from '../reports/report-coverage.ts';
import { getCoverageRule, recordSeenPages, saveCoverageRule } from '../repositories/review/seen-pages.ts';
import { answered, serve } from './serve.ts';
import { toFileName } from './to-file-name.ts';

export function serveCoverage(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.getCoverageRule, async ({ matter }) => getCoverageRule(database, matter.id));

  serve(app, deps, endpoints.saveCoverageRule, async ({ matter, body, act }) =>
    saveCoverageRule(database, act, matter.id, body),
  );

  serve(app, deps, endpoints.recordSeenPages, async ({ matter, body, act }) => {
    await recordSeenPages(database, act, matter.id, body);
    return {};
  });

  serve(app, deps, endpoints.getCoverageReport, async ({ matter, user }) =>
    reportCoverage(database, matter.id, { userName: user.name, role: matter.role }, deps.now()),
  );

  serve(app, deps, endpoints.downloadCoverageReport, async ({ matter, user, response }) => {
    const report = await reportCoverage(
      database,
      matter.id,
      { userName: user.name, role: matter.role },
      deps.now(),
    );
    response
      .set('Content-Disposition', `attachment; filename="reading-${toFileName(matter.slug)}.csv"`)
      .type('text/csv')
      .send(toCoverageCsv(report));
    return answered;
  });
}
