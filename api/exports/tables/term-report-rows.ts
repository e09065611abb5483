import {
  describeTotal,
  hasSequestered,
  listRefused,
  type PageCounts,
  type ReportDelta,
  type TermReport,
} from '#contract/reports/term-report.ts';
import { formatInstant } from '#contract/values/dates.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';

/** A cell: text, a number, or nothing. */
export type ReportCell = string | number | null;

/** A search term report as a table: the model of the CSV, Excel and PDF files. */
export interface TermReportTable {
  header: string[];
  rows: ReportCell[][];
  /** All terms together. */
  total: ReportCell[];
  /** What the report is about, and what its numbers mean. */
  notes: string[];
}

const COUNTS = ['Pages', 'Documents', 'Documents with family', 'Unique pages', 'Pages hard to read'] as const;
const DELTA = ['Pages before', 'Gained', 'Lost'] as const;

/** Only for a report that is done. */
export function toTermReportTable(report: TermReport): TermReportTable {
  const { productions, rows, total, totalDelta, versions } = report;
  if (!total) throw new Error('The report is not done.');
  // If there is only one, it has all pages.
  const isSplit = productions.length > 1;
  const hasNames = rows.some(({ name }) => name !== null);
  const hasDelta = versions.some(({ version, status }) => version < report.version && status === 'done');
  const lostPages = hasSequestered(report);
  const ofProductions = (counts: PageCounts | null) =>
    isSplit ? productions.map((_, index) => counts?.byProduction[index] ?? null) : [];
  const ofDelta = (delta: ReportDelta | null) =>
    hasDelta ? [delta?.pagesBefore ?? null, delta?.gained ?? null, delta?.lost ?? null] : [];
  const numbers = (
    counts: PageCounts | null,
    sequestered: number | null,
    unique: number | null,
  ): ReportCell[] => [
    counts?.pages ?? null,
    ...(lostPages ? [sequestered] : []),
    counts?.documents ?? null,
    counts?.familyDocuments ?? null,
    unique,
    counts?.hardToRead ?? null,
    ...ofProductions(counts),
  ];
  return {
    header: [
      ...(hasNames ? ['Name'] : []),
      'Term',
      'Understood as',
      COUNTS[0],
      ...(lostPages ? ['Of these sequestered since'] : []),
      ...COUNTS.slice(1),
      ...(isSplit ? productions.map(({ name }) => toPlainText(`Pages of ${name}`)) : []),
      ...(hasDelta ? DELTA : []),
      'Error',
    ],
    rows: rows.map((row) => [
      ...(hasNames ? [row.name && toPlainText(row.name)] : []),
      toPlainText(row.term),
      row.echo && toPlainText(row.echo),
      ...numbers(row.counts, row.sequestered, row.uniquePages),
      ...ofDelta(row.delta),
      row.error && toPlainText(row.error),
    ]),
    total: [
      describeTotal(report),
      ...(hasNames ? [null] : []),
      null,
      ...numbers(total, report.sequestered, null),
      ...ofDelta(totalDelta),
      null,
    ],
    notes: toReportNotes(report),
  };
}

function toReportNotes(report: TermReport): string[] {
  const failed = listRefused(report).length;
  return [
    `${toPlainText(report.matter)}: search term report “${toPlainText(report.name)}”, version ${report.version}`,
    `Scope: ${toPlainText(report.scopeDescription)}`,
    `Run ${formatInstant(report.finishedAt ?? report.askedAt)} by ${toPlainText(report.askedBy)}; corpus version ${report.corpusVersion}; ${report.program}`,
    'Counts are of pages, but for the columns of documents. Unique pages are hit by no other term of this list.',
    'Documents with family are these documents and all others of their families: an e-mail and its attachments, or the attachment range that a load file gives.',
    ...(hasSequestered(report)
      ? [
          'Pages that were sequestered after the run are still in its counts, which are those of that day, and open for nobody.',
        ]
      : []),
    ...(failed === 0
      ? []
      : [`${failed} of ${report.rows.length} terms could not be searched for; why stands beside each.`]),
  ];
}
