import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { AuditLine } from '#contract/reports/audit.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { BatesText } from '../page/BatesText.tsx';
import { toPageReference } from '../page/page-reference.ts';
import { Table, Text } from '../ui/parts.ts';

/** Events, the latest first. */
export function AuditTable({
  matter,
  events,
}: {
  matter: string;
  events: readonly AuditLine[];
}): JSX.Element {
  return (
    <Table verticalSpacing={6} aria-label="Events">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Event</Table.Th>
          <Table.Th>Time</Table.Th>
          <Table.Th>Person</Table.Th>
          <Table.Th>What was done</Table.Th>
          <Table.Th>Pages</Table.Th>
          <Table.Th>SHA-256</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {events.map((event) => (
          <Table.Tr key={event.seq}>
            <Table.Td className="numbers">{formatNumber(event.seq)}</Table.Td>
            <Table.Td className="numbers">{formatDateTime(event.at)}</Table.Td>
            <Table.Td>{event.byName}</Table.Td>
            <Table.Td>
              {event.what}
              {event.about && (
                <Text size="xs" c="dimmed">
                  {event.about}
                </Text>
              )}
            </Table.Td>
            <Table.Td className="numbers">
              {event.page ? (
                <Link
                  to="/m/$matter/p/$ref"
                  params={{ matter, ref: toPageReference(event.page) }}
                  state={{ pageId: event.page.pageId }}
                  preload={false}
                >
                  <BatesText number={event.page.bates ?? event.page.controlNumber} />
                </Link>
              ) : (
                event.pages !== null && counted(event.pages, 'page')
              )}
            </Table.Td>
            <Table.Td className="numbers" title={event.hash}>
              {event.hash.slice(0, 12)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
