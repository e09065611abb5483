import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ElusionAnswer, ElusionPage } from '#contract/reports/elusion.ts';
import { call } from '../server/call.ts';
import { reportQueries } from '../server/report-queries.ts';
import { notifyFailure } from '../ui/toast.tsx';

/** Keeps an answer: on screen at once, and taken back where the server does not take it. */
export function useAnswer(matter: string, sample: string) {
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
      notifyFailure('The answer was not kept', error);
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
