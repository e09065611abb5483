import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { endpoints } from '#contract/endpoints.ts';
import type { IngestRequest, IngestRequestDraft } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import { call } from '../../server/call.ts';
import { queries } from '../../server/queries.ts';

type ProductionRead = Pick<Production, 'productionId' | 'isProcessing'>;

/**
 * The server's request to process a production. `isUnderWay` is also true while the command line processes
 * it.
 */
export function useIngestRequest(
  matter: string,
  { productionId, isProcessing }: ProductionRead,
): { byServer: IngestRequest | undefined; isUnderWay: boolean } {
  const requests = useQuery(queries.ingestRequests(matter)).data;
  const byServer = requests?.find((each) => each.productionId === productionId);
  const isAsked = byServer?.status === 'waiting' || byServer?.status === 'reading';
  return { byServer, isUnderWay: isProcessing || isAsked };
}

type Draft = z.input<typeof IngestRequestDraft>;

/** Asks the server to process what is missing of a production, with the given options. */
export function useReadProduction(
  matter: string,
  production: string,
): UseMutationResult<IngestRequest, Error, Draft> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Draft) => call(endpoints.readProduction, { params: { matter, production }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: queries.ingestRequests(matter).queryKey }),
    // The request may contain passwords: it is dropped from memory as soon as no component uses it.
    gcTime: 0,
  });
}
