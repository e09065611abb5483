import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { endpoints } from '#contract/endpoints.ts';
import type { IngestRequest, IngestRequestDraft } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import { call } from '../../server/call.ts';
import { queries } from '../../server/queries.ts';

type ProductionRead = Pick<Production, 'productionId' | 'reading'>;

/** How the server stands with a production; under way is also what the command line reads. */
export function useIngestRequest(
  matter: string,
  { productionId, reading }: ProductionRead,
): { byServer: IngestRequest | undefined; isUnderWay: boolean } {
  const readings = useQuery(queries.ingestRequests(matter)).data;
  const byServer = readings?.find((each) => each.productionId === productionId);
  const isAsked = byServer?.status === 'waiting' || byServer?.status === 'reading';
  return { byServer, isUnderWay: reading || isAsked };
}

type Draft = z.input<typeof IngestRequestDraft>;

/** Asks the server to read a production: what is missing, and what is asked beside it. */
export function useReadProduction(
  matter: string,
  production: string,
): UseMutationResult<IngestRequest, Error, Draft> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Draft) => call(endpoints.readProduction, { params: { matter, production }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: queries.ingestRequests(matter).queryKey }),
    // What was asked may hold passwords: it is forgotten as soon as nobody looks.
    gcTime: 0,
  });
}
