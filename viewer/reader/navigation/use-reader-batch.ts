import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type BatchDetail, findBatchOfSet, toBatchSetName } from '#contract/review/batch.ts';
import { toPageReference } from '../../page/page-reference.ts';
import type { ListParams } from '../../params.ts';
import { batchQueries } from '../../server/batch-queries.ts';
import { call } from '../../server/call.ts';
import { usePermission, useUser } from '../../session/use-user.ts';
import { useTagging } from '../../tagging/use-tagging.ts';
import { notify, notifyFailure } from '../../ui/toast.tsx';

export interface ReaderBatch {
  /** The batch that the list is of; undefined for other lists, and while it is loading. */
  batch: BatchDetail | undefined;
  /** Whether the person has the batch: then what they decide here is decided in it. */
  isHeld: boolean;
  /** Opens the next page of the batch without a decision. */
  goToUndecided: () => void;
}

/** The batch of the current list, in which the person decides if they have it. */
export function useReaderBatch(matter: string, list: ListParams, pageId: string): ReaderBatch {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { userName } = useUser();
  const { allowed } = usePermission('reviewer');
  const batchId = findBatchOfSet(list.set);
  const query = batchQueries.batch(matter, batchId ?? '');
  const { data } = useQuery({ ...query, enabled: allowed && batchId !== undefined });
  const batch = batchId === undefined ? undefined : data;
  const isHeld = batch?.holder?.userName === userName && batch.finishedAt === null;
  useWorkIn(isHeld ? batch : undefined);

  const goToUndecided = async (id: string) => {
    const { page, undecided } = await call(endpoints.findNextInBatch, {
      params: { matter, batch: id },
      query: { after: pageId },
    });
    await client.invalidateQueries({ queryKey: query.queryKey });
    if (!page) return notify('Every page of the batch is decided. Finish it when you are done.');
    if (page.pageId === pageId) return notify(`This is the last page without a decision, of ${undecided}.`);
    await navigate({
      to: '/m/$matter/p/$ref',
      params: { matter, ref: toPageReference(page) },
      search: { set: toBatchSetName(id) },
      state: { pageId: page.pageId },
    });
  };
  return {
    batch,
    isHeld,
    goToUndecided: () => {
      if (batchId === undefined) return notify('This list is not a batch.');
      goToUndecided(batchId).catch((error: unknown) =>
        notifyFailure('The next page without a decision could not be opened', error),
      );
    },
  };
}

/** Says in which batch decisions are made while the reader is open. */
function useWorkIn(batch: BatchDetail | undefined): void {
  const { workIn } = useTagging();
  const { batchId, level } = batch ?? {};
  useEffect(() => {
    if (batchId === undefined || level === undefined) return;
    workIn({ batchId, level });
    return () => workIn(undefined);
  }, [batchId, level, workIn]);
}
