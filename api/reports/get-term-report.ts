import type { TermReport } from '#contract/reports/term-report.ts';
import { UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { getStoredReport } from '../repositories/reports/term-reports.ts';
import { describeQuery } from '../search/language/describe-query.ts';
import { parseQuery } from '../search/language/parse-query.ts';

/** A search term report, its terms in words too. Throws where it is not there. */
export async function getTermReport(database: Queryable, matterId: string, id: string): Promise<TermReport> {
  const report = await getStoredReport(database, matterId, id);
  return {
    ...report,
    rows: report.rows.map((row) => ({ ...row, echo: row.canonical && describeTerm(row.canonical) })),
  };
}

/** One of an earlier version, whose language was another, stays as it is written. */
function describeTerm(canonical: string): string {
  try {
    return describeQuery(parseQuery(canonical));
  } catch (error) {
    if (error instanceof UncoverError) return canonical;
    throw error;
  }
}
