import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { Batch } from '#contract/review/batch.ts';
import { refreshBatches } from '../server/batch-queries.ts';
import { call } from '../server/call.ts';
import { notify, notifyFailure } from '../ui/toast.tsx';

type Act<Given> = UseMutationResult<Batch, Error, Given>;

export interface BatchActs {
  /** Checks out this batch, or the next free one. */
  take: Act<Batch | undefined>;
  assign: Act<{ batch: Batch; person: string }>;
  giveBack: Act<Batch>;
  finish: Act<{ batch: Batch; undecided: number }>;
  reopen: Act<Batch>;
}

/** What people do with batches. Failures are shown, except of finishing, whose dialog shows them. */
export function useBatchActs(matter: string): BatchActs {
  const client = useQueryClient();
  const onSettled = () => refreshBatches(client, matter);
  return {
    take: useMutation({
      mutationFn: (batch) =>
        call(endpoints.takeBatch, { params: { matter }, body: batch ? { batchId: batch.batchId } : {} }),
      onSuccess: ({ name }) => notify(`You have the batch “${name}”.`),
      onError: (error) => notifyFailure('No batch was taken', error),
      onSettled,
    }),
    assign: useMutation({
      mutationFn: ({ batch, person }) =>
        call(endpoints.assignBatch, { params: { matter, batch: batch.batchId }, body: { person } }),
      onSuccess: ({ name, holder }) => notify(`${holder?.name} has the batch “${name}”.`),
      onSettled,
    }),
    giveBack: useMutation({
      mutationFn: ({ batchId }) => call(endpoints.returnBatch, { params: { matter, batch: batchId } }),
      onSuccess: ({ name }) => notify(`The batch “${name}” is free. What was decided in it is kept.`),
      onError: (error, { name }) => notifyFailure(`The batch “${name}” was not returned`, error),
      onSettled,
    }),
    finish: useMutation({
      mutationFn: ({ batch, undecided }) =>
        call(endpoints.finishBatch, { params: { matter, batch: batch.batchId }, body: { undecided } }),
      onSuccess: ({ name }) => notify(`The batch “${name}” is finished.`),
      onSettled,
    }),
    reopen: useMutation({
      mutationFn: ({ batchId }) => call(endpoints.reopenBatch, { params: { matter, batch: batchId } }),
      onSuccess: ({ name }) => notify(`The batch “${name}” is open again.`),
      onError: (error, { name }) => notifyFailure(`The batch “${name}” was not reopened`, error),
      onSettled,
    }),
  };
}
