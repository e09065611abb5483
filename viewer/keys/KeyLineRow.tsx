import type { JSX } from 'react';
import { Group, Kbd, Table, Text } from '../ui/parts.ts';
import { ChangeKey, type ChangeKeyProps } from './ChangeKey.tsx';

interface KeyLineRowProps {
  shown: readonly string[];
  what: string;
  /** The tag that has the key in this matter, so that the key does not reach the action. */
  tagBefore?: string | undefined;
  /** Missing if the key can't be changed. */
  change?: ChangeKeyProps | undefined;
}

/** A row of the keyboard shortcuts: the keys, what they do, and a button to change them. */
export function KeyLineRow({ shown, what, tagBefore, change }: KeyLineRowProps): JSX.Element {
  return (
    <Table.Tr>
      <Table.Td w={144} style={{ verticalAlign: 'top' }}>
        {shown.map((key, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: “…” may occur twice, and the order never changes.
          <Kbd key={index} mr={4} size="sm">
            {key}
          </Kbd>
        ))}
      </Table.Td>
      <Table.Td>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
          <span>{what}</span>
          {change && <ChangeKey {...change} />}
        </Group>
        {tagBefore !== undefined && (
          <Text size="xs" c="var(--warn)">
            In this matter, {shown[0]} applies the tag “{tagBefore}” instead. Choose another key.
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
