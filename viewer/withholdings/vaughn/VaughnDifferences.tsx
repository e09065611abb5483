import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { differenceNames, type VaughnDifference, type VaughnEntry } from '#contract/withholdings/vaughn.ts';
import { Table, Text } from '../../ui/parts.ts';
import classes from '../withholdings.module.css';

interface VaughnDifferencesProps {
  matter: string;
  differences: VaughnDifference[];
}

/** Where the index and the pages differ. A number that was received links to its page. */
export function VaughnDifferences({ matter, differences }: VaughnDifferencesProps): JSX.Element {
  if (differences.length === 0) return <Text>No differences found.</Text>;
  return (
    <Table verticalSpacing={6} aria-label="Differences">
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.right}>Row</Table.Th>
          <Table.Th>Numbers</Table.Th>
          <Table.Th>Difference</Table.Th>
          <Table.Th>Index entry</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences.map(({ kind, entry, numbers, what, pageId }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: differences are identified by their index only.
          <Table.Tr key={index}>
            <Table.Td className={classes.right}>{entry?.row}</Table.Td>
            <Table.Td>
              {pageId === null ? (
                numbers
              ) : (
                <Link to="/m/$matter/p/$ref" params={{ matter, ref: pageId }} preload={false}>
                  {numbers}
                </Link>
              )}
            </Table.Td>
            <Table.Td>
              {what}
              <Text size="xs" c="dimmed">
                {differenceNames[kind]}
              </Text>
            </Table.Td>
            <Table.Td>{entry ? describeEntry(entry) : 'None'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function describeEntry({ description, author, recipient, date, codes, extent, pages }: VaughnEntry): string {
  const parts = [
    description,
    author && `from ${author}`,
    recipient && `to ${recipient}`,
    date,
    codes.join(', '),
    extent && `in ${extent}`,
    pages !== null && counted(pages, 'page'),
  ];
  return parts.filter(Boolean).join(' · ') || 'No details';
}
