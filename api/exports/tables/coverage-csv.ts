import { CoverageMeasure, type CoverageReport } from '#contract/reports/coverage.ts';
import { measureTitles } from '#contract/reports/describe-coverage.ts';
import { toCsv } from './to-csv.ts';

/** The Reading report as CSV: a row for the matter, and for each production, person and day. */
export function toCoverageCsv({ total, productions, people, days }: CoverageReport): string {
  const toRow = (
    by: string,
    name: string,
    counts: Partial<CoverageReport['total']>,
    pagesPerHour: number | null = null,
  ) => [
    by,
    name,
    ...CoverageMeasure.options.map((measure) => String(counts[measure] ?? '')),
    String(pagesPerHour ?? ''),
  ];
  return toCsv([
    [
      'by',
      'name',
      ...CoverageMeasure.options.map((measure) => measureTitles[measure].toLowerCase()),
      'pages per hour',
    ],
    toRow('matter', 'all pages', total),
    ...productions.map(({ name, counts }) => toRow('production', name, counts)),
    ...people.map(({ userName, counts, pagesPerHour }) => toRow('person', userName, counts, pagesPerHour)),
    ...days.map(({ day, counts }) => toRow('day', day, counts)),
  ]);
}
