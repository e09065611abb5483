import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { sayNumber } from '#contract/values/counted.ts';
import { recordsPerScreen, reportQueries } from '../server/report-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Button, Group, Skeleton, Table, Text, VisuallyHidden } from '../ui/parts.ts';
import { RecordedQueryRow } from './RecordedQueryRow.tsx';
import classes from './reports.module.css';

/** Every Exact query that was asked: by whom, when, of what state of the matter, and how many pages it found. */
export function RecordedQueries({ matter }: { matter: string }): JSX.Element {
  const [offset, setOffset] = useState(0);
  const records = useQuery({ ...reportQueries.recordedQueries(matter, offset), staleTime: 0 });
  if (records.isPending) return <Skeleton height={240} />;
  if (records.isError) {
    return (
      <Failure
        title="The recorded queries did not load"
        error={records.error}
        retry={() => void records.refetch()}
      />
    );
  }
  const { total, queries, corpusVersion } = records.data;
  if (total === 0) {
    return (
      <Empty title="No query is recorded yet">
        Every Exact search is recorded with its count and the corpus version, as soon as someone asks one.
      </Empty>
    );
  }
  return (
    <>
      <Text c="dimmed" mb="sm">
        {sayNumber(total)} recorded. The corpus version is {sayNumber(corpusVersion)} now: where a query was
        asked at this version, asking again gives the same.
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
              <VisuallyHidden>Ask again</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queries.map((query) => (
            <RecordedQueryRow
              key={query.queryId}
              matter={matter}
              query={query}
              isOfNow={query.corpusVersion === corpusVersion}
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
            {sayNumber(offset + 1)} to {sayNumber(Math.min(total, offset + recordsPerScreen))} of{' '}
            {sayNumber(total)}
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
