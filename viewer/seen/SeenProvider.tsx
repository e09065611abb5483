import { useQueryClient } from '@tanstack/react-query';
import { type JSX, type ReactNode, useEffect, useMemo } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../server/call.ts';
import { coverageQueries } from '../server/coverage-queries.ts';
import { useUser } from '../session/use-user.ts';
import { SeenContext, type SeenReports } from './seen-context.ts';
import { SeenOutbox } from './seen-outbox.ts';

/** Reports the pages that the signed-in person has seen in a matter. */
export function SeenProvider({ matter, children }: { matter: string; children: ReactNode }): JSX.Element {
  const { userName } = useUser();
  const client = useQueryClient();
  const outbox = useMemo(
    () =>
      new SeenOutbox({
        key: `seen-pages ${matter} ${userName}`,
        storage: window.localStorage,
        send: (body) => call(endpoints.recordSeenPages, { params: { matter }, body, keepalive: true }),
        now: Date.now,
      }),
    [matter, userName],
  );
  useEffect(() => {
    outbox.open();
    const flushWhenHidden = () => {
      if (document.visibilityState === 'hidden') void outbox.flush();
    };
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      document.removeEventListener('visibilitychange', flushWhenHidden);
      outbox.close();
    };
  }, [outbox]);
  const reports = useMemo<SeenReports>(
    () => ({
      fetchSeconds: async () => (await client.ensureQueryData(coverageQueries.rule(matter))).seconds,
      add: (pageId) => outbox.add(pageId),
    }),
    [client, matter, outbox],
  );
  return <SeenContext value={reports}>{children}</SeenContext>;
}
