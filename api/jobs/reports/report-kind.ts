import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { type CountedReport, keepTermReport } from '../../reports/count-term-report.ts';
import { findTermReportRow } from '../../repositories/reports/term-reports.ts';
import type { Clock } from '../core/clock.ts';
import type { JobKind } from '../core/job-kind.ts';
import { judgeFailure } from '../core/judge-failure.ts';
import { callOnce } from '../core/worker-host.ts';
import { type StartLine, threadOf } from '../core/worker-line.ts';
import type { ReportTask } from './report-program.ts';

/** Milliseconds without a term: one takes seconds in a matter of a million pages. */
const PATIENCE = 15 * 60_000;

/** The terms to count are stored with the report. */
const ReportPayload = z.object({});
type ReportPayload = z.infer<typeof ReportPayload>;

export interface ReportKindDeps {
  dataDir: string;
  clock: Clock;
  newId: () => string;
  /** For a command that displays it. */
  onProgress?: (termsDone: number) => void;
  /** Starts the worker that counts; a thread by default. */
  start?: StartLine;
}

/** Search term reports: terms are counted in a thread, so that the server keeps responding. */
export function reportKind({
  dataDir,
  clock,
  newId,
  onProgress: onTerm,
  start = threadOf(new URL('./report-program.ts', import.meta.url)),
}: ReportKindDeps): JobKind<ReportPayload, CountedReport> {
  return {
    name: 'report',
    payload: ReportPayload,
    mostAttempts: 3,
    cutOff: 'The program was stopped several times during this report. Run it again with fewer terms.',
    run: ({ subjectId: reportId, matterId }, { signal, onProgress }) =>
      callOnce<ReportTask, CountedReport, number>(
        start,
        { reportId, matterId, dataDir },
        {
          ...{ signal, clock, patience: PATIENCE },
          onProgress: (done) => {
            onProgress(done);
            onTerm?.(done);
          },
        },
      ),
    record: async (tx, { subjectId, matterId, askedBy: actor }, counted, at) => {
      const report = await findTermReportRow(tx, matterId, subjectId);
      if (!report) throw notFound('search term report');
      await keepTermReport(tx, { actor, at }, report, newId(), counted);
    },
    judge: (error) => judgeFailure(error, dataDir, { what: 'report', again: 'Run it again.' }),
  };
}
