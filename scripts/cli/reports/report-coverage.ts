import { toCoverageCsv } from '#api/exports/tables/coverage-csv.ts';
import { reportCoverage } from '#api/reports/report-coverage.ts';
import { CoverageMeasure, type CoverageReport } from '#contract/reports/coverage.ts';
import { measureTitles } from '#contract/reports/describe-coverage.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';
import { matterOption, UsageError, type Words, withMatter } from '../command.ts';
import { printCsv, printJson, printText } from '../print.ts';

export const COVERAGE_HELP = `
reading    how many pages are received, readable, seen, decided, decided by two people, and exported: by production,
           by person and by day. A page is seen when it was on screen long enough to read it.

  --csv               print CSV
  --json              print JSON`;

export async function reportCoverageOfMatter(words: Words): Promise<number> {
  if (words.values.csv && words.values.json) throw new UsageError('Use either --csv or --json.');
  matterOption(words);
  // Whoever can read the data folder can read everybody's numbers.
  const report = await withMatter(words, async ({ database, now }, matter) =>
    reportCoverage(database, matter.id, { userName: '', role: 'attorney' }, now()),
  );
  if (words.values.csv) printCsv(toCoverageCsv(report));
  else if (words.values.json) printJson(report);
  else printText(describe(report));
  return 0;
}

function describe({ rule, timeZone, total, productions, people, days }: CoverageReport): string {
  return [
    `A page is seen after ${counted(rule.seconds, 'second')} on screen. Days are in the time zone ${timeZone}.`,
    'All pages',
    `  ${describeCounts(total)}`,
    ...productions.flatMap(({ name, counts }) => [showUnseen(name), `  ${describeCounts(counts)}`]),
    'People',
    ...people.map(({ userName, counts, pagesPerHour }) =>
      [`  ${showUnseen(userName)}: ${describeCounts(counts)}`, describeSpeed(pagesPerHour)].join(''),
    ),
    'Days',
    ...days.map(({ day, counts }) => `  ${day}: ${describeCounts(counts)}`),
    '',
  ].join('\n');
}

function describeSpeed(pagesPerHour: number | null): string {
  return pagesPerHour === null ? '' : `; ${counted(pagesPerHour, 'page')} per hour in the last session`;
}

function describeCounts(counts: Partial<CoverageReport['total']>): string {
  return CoverageMeasure.options
    .flatMap((measure) => {
      const pages = counts[measure];
      return pages === undefined ? [] : [`${formatNumber(pages)} ${measureTitles[measure].toLowerCase()}`];
    })
    .join(', ');
}
