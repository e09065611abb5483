import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { TermReportSummary } from '#contract/reports/term-report.ts';
import { call } from '../server/call.ts';
import { refreshRemoved } from '../server/report-queries.ts';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';

type Removed = Pick<TermReportSummary, 'reportId' | 'name' | 'version'>;

/** Removes a version of a report from the list and offers to undo that, or restores it. */
export function useRemoveReport(matter: string): {
  remove: (report: Removed) => void;
  restore: (report: Removed) => void;
} {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: ({ reportId }: Removed) =>
      call(endpoints.removeTermReport, { params: { matter, report: reportId } }),
    onSuccess: async (report) => {
      await refreshRemoved(client, matter, report);
      notifyWithUndo(`“${report.name}”, version ${report.version}, removed.`, () => restore.mutate(report));
    },
    onError: (error) => notifyFailure('The report was not removed', error),
  });
  const restore = useMutation({
    mutationFn: ({ reportId }: Removed) =>
      call(endpoints.restoreTermReport, { params: { matter, report: reportId } }),
    onSuccess: (report) => refreshRemoved(client, matter, report),
    onError: (error) => notifyFailure('The report was not restored', error),
  });
  return { remove: remove.mutate, restore: restore.mutate };
}
