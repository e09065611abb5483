/** The queries of the audit log. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { AuditFilter } from '#contract/reports/audit.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

/** Events per screen. */
export const eventsPerScreen = 100;

export const auditQueries = {
  events: (matter: string, filter: AuditFilter, offset: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'audit-log', filter, offset],
      queryFn: ({ signal }) =>
        call(endpoints.listAuditEvents, {
          params: { matter },
          query: { ...filter, offset, limit: eventsPerScreen },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
};
