import { CoverageMeasure, type CoverageReport } from '#contract/reports/coverage.ts';
import { measureTitles } from '#contract/reports/describe-coverage.ts';
import { toCsv } from './to-csv.ts';

/** The Reading report as CSV: a row for the matter, and for each production, person and day. */
export function toCoverageCsv({ total, productions, people, days }: CoverageReport): string {
  const toRow = (by: string, name: string, counts: Partial<CoverageReport['total']>) => [
    by,
    name,
    ...CoverageMeasure.options.map((measure) => String(counts[measure] ?? '')),
  ];
  return toCsv([
    ['by', 'name', ...CoverageMeasure.options.map((measure) => measureTitles[measure].toLowerCase())],
    toRow('matter', 'all pages', total),
    ...productions.map(({ name, counts }) => toRow('production', name, counts)),
    ...people.map(({ userName, counts }) => toRow('person', userName, counts)),
    ...days.map(({ day, counts }) => toRow('day', day, counts)),
  ]);
}
