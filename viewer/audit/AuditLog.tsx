import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { counted } from '#contract/values/counted.ts';
import type { AuditParams } from '../params.ts';
import { auditQueries, eventsPerScreen } from '../server/audit-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Text, useDocumentTitle } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { AuditDownloads } from './AuditDownloads.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';

const route = getRouteApi('/signed-in/m/$matter/audit-log');

const ABOUT =
  'Who did what in this matter, and when. Nothing here can be changed: each event has a hash that covers every event before it.';

/** What people did in the matter, for attorneys, who can attach it to a declaration. */
export function AuditLog(): JSX.Element {
  useDocumentTitle('Audit log · Uncover');
  const matter = useMatter();
  const attorney = usePermission('attorney');
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const [offset, setOffset] = useState(0);
  const log = useQuery({ ...auditQueries.events(matter, filter, offset), enabled: attorney.allowed });
  if (!attorney.allowed) {
    return (
      <Screen title="Audit log">
        <Empty title="Attorneys see the audit log">{attorney.why}</Empty>
      </Screen>
    );
  }
  const change = (changed: AuditParams) => {
    setOffset(0);
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  };
  const { total = 0, events = [], people = [], types = [], last = null } = log.data ?? {};
  return (
    <Screen title="Audit log" about={ABOUT}>
      <AuditFilters filter={filter} people={people} types={types} change={change} />
      <AuditDownloads matter={matter} filter={filter} total={total} />
      <Unloaded query={log} failure="The audit log could not be loaded" height={320} />
      {log.data && total === 0 && (
        <Empty title="No event fits these filters">Remove a filter, or choose a longer period.</Empty>
      )}
      {last && (
        <Text size="xs" c="dimmed" mb="xs">
          {counted(total, 'event')}. The last one, number {last.seq}, has the SHA-256{' '}
          <span className="numbers" style={{ overflowWrap: 'anywhere' }}>
            {last.hash}
          </span>
        </Text>
      )}
      {events.length > 0 && <AuditTable matter={matter} events={events} />}
      <Pager offset={offset} shown={events.length} total={total} size={eventsPerScreen} go={setOffset} />
    </Screen>
  );
}
