import type { TermReportDraft } from '#contract/reports/term-report.ts';
import { notFound } from '../errors.ts';
import { PROGRAM } from '../program.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database } from '../repositories/database/database.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { addTermReport, findTermReportRow } from '../repositories/reports/term-reports.ts';
import { listNames } from '../repositories/search/page-facts.ts';
import { describeScope } from './apply-scope.ts';
import { parseTerms, refuseFaultyTerms } from './parse-terms.ts';

/** Orders a report. Throws for an invalid list, for terms that are no queries, and for an unknown scope. */
export async function orderTermReport(
  database: Database,
  act: Act,
  matterId: string,
  newId: string,
  { name, terms, scope }: TermReportDraft,
): Promise<void> {
  const parsed = parseTerms(terms);
  refuseFaultyTerms(parsed);
  await addTermReport(database, act, {
    id: newId,
    seriesId: null,
    matterId,
    name,
    terms: parsed,
    scope,
    scopeDescription: await describeScope(database, matterId, scope),
    productions: await listProductionNames(database, matterId),
    program: PROGRAM,
  });
}

/** Runs the same terms with the same scope again. */
export async function orderNextVersion(
  database: Database,
  act: Act,
  matterId: string,
  newId: string,
  reportId: string,
): Promise<void> {
  const before = await findTermReportRow(database, matterId, reportId);
  if (!before) throw notFound('search term report');
  const scope = jsonColumns.reportScope.read(before.scope, reportId);
  await addTermReport(database, act, {
    id: newId,
    seriesId: before.series_id,
    matterId,
    name: before.name,
    terms: jsonColumns.reportTerms.read(before.terms, reportId),
    scope,
    scopeDescription: await describeScope(database, matterId, scope),
    productions: await listProductionNames(database, matterId),
    program: PROGRAM,
  });
}

async function listProductionNames(database: Database, matterId: string) {
  const productions = await listNames(database, matterId, 'production');
  return productions.map(({ id, name }) => ({ productionId: id, name }));
}
