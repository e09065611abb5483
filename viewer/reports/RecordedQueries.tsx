import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { recordsPerScreen, reportQueries } from '../server/report-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Button, Group, Skeleton, Table, Text, VisuallyHidden } from '../ui/parts.ts';
import { RecordedQueryRow } from './RecordedQueryRow.tsx';
import classes from './reports.module.css';

/** Every Exact query that was run: who ran it, when, on which corpus version, and how many pages it found. */
export function RecordedQueries({ matter }: { matter: string }): JSX.Element {
  const [offset, setOffset] = useState(0);
  const records = useQuery({ ...reportQueries.recordedQueries(matter, offset), staleTime: 0 });
  if (records.isPending) return <Skeleton height={240} />;
  if (records.isError) {
    return (
      <Failure
        title="The recorded queries could not be loaded"
        error={records.error}
        retry={() => void records.refetch()}
      />
    );
  }
  const { total, queries, corpusVersion } = records.data;
  if (total === 0) {
    return (
      <Empty title="No recorded queries yet">
        Every Exact search is recorded with its count and the corpus version.
      </Empty>
    );
  }
  return (
    <>
      <Text c="dimmed" mb="sm">
        {counted(total, 'recorded query', 'recorded queries')}. The current corpus version is{' '}
        {formatNumber(corpusVersion)}: a query that was run on this version finds the same pages again.
      </Text>
      <Table verticalSpacing={8} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={200}>Run</Table.Th>
            <Table.Th>Query</Table.Th>
            <Table.Th className={classes.right}>Pages</Table.Th>
            <Table.Th className={classes.right}>Documents</Table.Th>
            <Table.Th className={classes.right}>Corpus version</Table.Th>
            <Table.Th w={240}>
              <VisuallyHidden>Run again</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queries.map((query) => (
            <RecordedQueryRow
              key={query.queryId}
              matter={matter}
              query={query}
              isCurrent={query.corpusVersion === corpusVersion}
            />
          ))}
        </Table.Tbody>
      </Table>
      {total > recordsPerScreen && (
        <Group mt="md" gap="sm">
          <Button
            variant="default"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - recordsPerScreen))}
          >
            Newer
          </Button>
          <Text className="numbers">
            {formatNumber(offset + 1)} to {formatNumber(Math.min(total, offset + recordsPerScreen))} of{' '}
            {formatNumber(total)}
          </Text>
          <Button
            variant="default"
            disabled={offset + recordsPerScreen >= total}
            onClick={() => setOffset(offset + recordsPerScreen)}
          >
            Older
          </Button>
        </Group>
      )}
    </>
  );
}
