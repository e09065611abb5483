import type { JSX } from 'react';
import type { SequesteredPage } from '#contract/review/sequester.ts';
import { formatDateTime, formatDocumentDate } from '#contract/values/dates.ts';
import { BatesText } from '../page/BatesText.tsx';
import { Button, Group, Table, Text } from '../ui/parts.ts';

interface SequesteredRowProps {
  page: SequesteredPage;
  release: () => void;
  showExposure: () => void;
}

export function SequesteredRow({ page, release, showExposure }: SequesteredRowProps): JSX.Element {
  const { bates, controlNumber, production, reason, noticeDate, by, at, released } = page;
  return (
    <Table.Tr>
      <Table.Td>
        <BatesText number={bates ?? controlNumber} />
        <Text size="xs" c="dimmed">
          {production}
        </Text>
      </Table.Td>
      <Table.Td>{reason}</Table.Td>
      <Table.Td className="numbers">{formatDocumentDate(noticeDate)}</Table.Td>
      <Table.Td>
        {by}
        <Text size="xs" c="dimmed">
          {formatDateTime(at)}
        </Text>
      </Table.Td>
      {released && (
        <Table.Td>
          {released.by}: {released.reason}
          <Text size="xs" c="dimmed">
            {formatDateTime(released.at)}
          </Text>
        </Table.Td>
      )}
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button
            variant="default"
            size="xs"
            onClick={showExposure}
            aria-label={`Who had it: ${bates ?? controlNumber}`}
          >
            Who had it
          </Button>
          {!released && (
            <Button
              variant="default"
              size="xs"
              onClick={release}
              aria-label={`Release ${bates ?? controlNumber}`}
            >
              Release
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
