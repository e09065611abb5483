/** The queries of batches and of double review. */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { BatchDraft } from '#contract/review/batch.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

/** Milliseconds between two requests for how far everybody's batches are, while they are on screen. */
const PACE = 15_000;

const listsKey = (matter: string) => [...matterKey(matter), 'batches'] as const;
const detailsKey = (matter: string) => [...matterKey(matter), 'batch'] as const;

export const batchQueries = {
  list: (matter: string, state: 'open' | 'finished') =>
    queryOptions({
      queryKey: [...listsKey(matter), state],
      queryFn: ({ signal }) => call(endpoints.listBatches, { params: { matter }, query: { state }, signal }),
      refetchInterval: PACE,
    }),
  batch: (matter: string, batch: string) =>
    queryOptions({
      queryKey: [...detailsKey(matter), batch],
      queryFn: ({ signal }) => call(endpoints.getBatch, { params: { matter, batch }, signal }),
      retry: false,
    }),
  agreement: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'agreement-report'],
      queryFn: ({ signal }) => call(endpoints.getAgreementReport, { params: { matter }, signal }),
    }),
  preview: (matter: string, draft: BatchDraft) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'batch-preview', draft],
      queryFn: ({ signal }) => call(endpoints.previewBatches, { params: { matter }, body: draft, signal }),
      placeholderData: keepPreviousData,
      retry: false,
    }),
};

/** Refetches the batches after somebody made, took, returned or finished one. */
export async function refreshBatches(client: QueryClient, matter: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: listsKey(matter) }),
    client.invalidateQueries({ queryKey: detailsKey(matter) }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'batch-preview'] }),
  ]);
}

/** Refetches how far the open batch is; the lists of batches follow at their own pace. */
export function refreshBatchProgress(client: QueryClient, matter: string): void {
  void client.invalidateQueries({ queryKey: detailsKey(matter) });
}

/** Refetches pages about which the person decided double-blind: no event of the server reports such a decision. */
export function refreshSealed(client: QueryClient, matter: string, pageIds: readonly string[]): void {
  refreshBatchProgress(client, matter);
  for (const pageId of pageIds)
    void client.invalidateQueries({ queryKey: [...matterKey(matter), 'page', pageId] });
}
