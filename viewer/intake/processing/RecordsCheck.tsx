import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { CheckedPart, FolderCheckState } from '#contract/integrity.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { Alert, Code, List, Text, Title } from '../../ui/parts.ts';

/** The last integrity check and the last backup, for attorneys, who are responsible for the records. */
export function RecordsCheck({ matter }: { matter: string }): JSX.Element | null {
  return usePermission('attorney').allowed ? <CheckForAttorneys matter={matter} /> : null;
}

function CheckForAttorneys({ matter }: { matter: string }): JSX.Element {
  const check = useQuery(queries.folderCheck(matter));
  return (
    <section aria-label="Records check">
      <Title order={2} size="h4" mt="xl" mb="xs">
        Records check
      </Title>
      {check.isError && <Text c="var(--bad)">{messageOf(check.error)}</Text>}
      {check.data && <CheckResult state={check.data} />}
    </section>
  );
}

function CheckResult({
  state: { last, running, failure, lastBackupAt },
}: {
  state: FolderCheckState;
}): JSX.Element {
  return (
    <>
      {last && <LastCheck last={last} />}
      {failure && <Text c="var(--bad)">{failure}</Text>}
      {running && (
        <Text c="dimmed" className="numbers">
          A check is running: {partNames[running.part]}
          {running.total > 0 && `, ${formatNumber(running.done)} of ${formatNumber(running.total)}`}.
        </Text>
      )}
      {!(last || running || failure) && (
        <Text c="dimmed">The server checks the records one minute after it starts and then once a day.</Text>
      )}
      <Text c="dimmed">
        {lastBackupAt ? `Last backup: ${formatDateTime(lastBackupAt)}. ` : 'No backup has been made yet. '}
        To make one, the person who runs Uncover enters <Code>npm run -s uncover -- backup DIR</Code>.
      </Text>
    </>
  );
}

const partNames: Record<CheckedPart, string> = {
  database: 'the database',
  'audit-log': 'the audit log',
  decisions: 'the decisions',
  'search-index': 'the search index',
  originals: 'originals',
  renditions: 'PDFs converted from originals',
};

function LastCheck({ last }: { last: NonNullable<FolderCheckState['last']> }): JSX.Element {
  const { counts, faults, faultCount, otherFaults, notes, finishedAt } = last;
  const checked = `Checked ${formatDateTime(finishedAt)}: the database, ${counted(counts['audit-log'], 'event')} of the audit log, ${counted(counts.decisions, 'decision')}, ${counted(counts['search-index'], 'page')} in the search index, ${counted(counts.originals, 'original')}, ${counted(counts.renditions, 'PDF')} converted from originals.`;
  return (
    <>
      <Text className="numbers">
        {checked} {faultCount + otherFaults === 0 && 'No problems found.'}
      </Text>
      {notes.map((note) => (
        <Text key={note} c="dimmed">
          {note}
        </Text>
      ))}
      {otherFaults > 0 && (
        <Text c="var(--bad)">
          {counted(otherFaults, 'problem')} in other matters. The person who runs Uncover can list them with{' '}
          <Code>npm run -s uncover -- check</Code>.
        </Text>
      )}
      {faultCount > 0 && (
        <Alert
          color="red"
          variant="outline"
          role="alert"
          my="sm"
          icon={<IconAlertTriangle size={18} />}
          title={`${counted(faultCount, 'problem')} found in the records`}
          styles={{ title: { color: 'var(--bad)' } }}
        >
          <List size="sm" spacing={4}>
            {faults.map(({ part, what, remedy }) => (
              <List.Item key={`${part} ${what}`} style={{ overflowWrap: 'anywhere' }}>
                {what} {remedy}
              </List.Item>
            ))}
          </List>
          {faultCount > faults.length && <Text>Only the first {formatNumber(faults.length)} are shown.</Text>}
        </Alert>
      )}
    </>
  );
}
