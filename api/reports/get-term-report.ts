import type { TermReport } from '#contract/reports/term-report.ts';
import { UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { getStoredReport } from '../repositories/reports/term-reports.ts';
import { describeQuery } from '../search/language/describe-query.ts';
import { parseQuery } from '../search/language/parse-query.ts';

/** A search term report, with its terms described. Throws if it does not exist. */
export async function getTermReport(database: Queryable, matterId: string, id: string): Promise<TermReport> {
  const report = await getStoredReport(database, matterId, id);
  return {
    ...report,
    rows: report.rows.map((row) => ({ ...row, echo: row.canonical && describeTerm(row.canonical) })),
  };
}

/** A term of an earlier version, with another query language, is shown as written. */
function describeTerm(canonical: string): string {
  try {
    return describeQuery(parseQuery(canonical));
  } catch (error) {
    if (error instanceof UncoverError) return canonical;
    throw error;
  }
}
