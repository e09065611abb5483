import type { ReportStatus, TermReportSummary } from '#contract/reports/term-report.ts';
import { formatNumber } from '#contract/values/counted.ts';

const statusNames: Record<ReportStatus, string> = {
  waiting: 'Waiting to start',
  running: 'Counting',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Canceled',
};

/** `Counting: 12 of 40 terms`. */
export function describeStatus({ status, termsDone, termsTotal }: TermReportSummary): string {
  return status === 'running'
    ? `${statusNames.running}: ${formatNumber(termsDone)} of ${formatNumber(termsTotal)} terms`
    : statusNames[status];
}

export function isUnderWay({ status }: Pick<TermReportSummary, 'status'>): boolean {
  return status === 'waiting' || status === 'running';
}
