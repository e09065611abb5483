import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ElusionAnswer, ElusionPage } from '#contract/reports/elusion.ts';
import { call } from '../server/call.ts';
import { reportQueries } from '../server/report-queries.ts';
import { notifyFailure } from '../ui/toast.tsx';

/** Saves an answer. It is shown at once, and rolled back if the server refuses it. */
export function useSampleAnswer(matter: string, sample: string) {
  const client = useQueryClient();
  const paint = (pageId: string, answer: ElusionAnswer | null) =>
    client.setQueryData(reportQueries.samplePages(matter, sample).queryKey, (known?: ElusionPage[]) =>
      known?.map((each) => (each.page.pageId === pageId ? { ...each, answer } : each)),
    );
  const answering = useMutation({
    mutationFn: ({ page, answer }: { page: string; answer: ElusionAnswer | null }) =>
      call(endpoints.answerElusionPage, { params: { matter, sample, page }, body: { answer } }),
    onSuccess: (now) => client.setQueryData(reportQueries.sample(matter, sample).queryKey, now),
    onError: (error) => {
      notifyFailure('The answer could not be saved', error);
      void client.invalidateQueries({ queryKey: reportQueries.samplePages(matter, sample).queryKey });
    },
  });
  return {
    save: (pageId: string, answer: ElusionAnswer | null) => {
      paint(pageId, answer);
      answering.mutate({ page: pageId, answer });
    },
  };
}
