import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { QueryComparison, RecordedQuery } from '#contract/search/recorded-query.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { toSearchParams } from '../lists/saved-search-params.ts';
import { call } from '../server/call.ts';
import { Button, Table, Text } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import classes from './reports.module.css';
import { SequesteredPart } from './SequesteredPart.tsx';

interface RecordedQueryRowProps {
  matter: string;
  query: RecordedQuery;
  isCurrent: boolean;
}

export function RecordedQueryRow({ matter, query, isCurrent }: RecordedQueryRowProps): JSX.Element {
  const { queryId, hasPages, pages } = query;
  const marked = query.kind === 'search' ? { q: query.q } : {};
  return (
    <Table.Tr>
      <Table.Td>
        {formatDateTime(query.at)}
        <Text size="xs" c="dimmed">
          {query.by}
        </Text>
      </Table.Td>
      <Table.Td>
        <Query matter={matter} query={query} />
        <Text size="xs" c="dimmed">
          {query.runOf !== null && 'run again · '}
          {query.scopeDescription}
        </Text>
      </Table.Td>
      <Table.Td className={classes.right}>
        {hasPages ? (
          <PageCountLink
            matter={matter}
            pages={pages}
            list={{ ...marked, set: `recorded.${queryId}` }}
            what="pages found"
          />
        ) : (
          formatNumber(pages)
        )}
        <SequesteredPart pages={query.sequestered} />
      </Table.Td>
      <Table.Td className={classes.right}>{formatNumber(query.documents)}</Table.Td>
      <Table.Td className={classes.right}>
        {formatNumber(query.corpusVersion)}
        {isCurrent && (
          <Text size="xs" c="dimmed">
            Current
          </Text>
        )}
      </Table.Td>
      <Table.Td>{query.kind === 'search' && <RunAgain matter={matter} query={query} />}</Table.Td>
    </Table.Tr>
  );
}

function Query({ matter, query }: { matter: string; query: RecordedQuery }): JSX.Element {
  if (query.reportId !== null) {
    return (
      <Link to="/m/$matter/reports/terms/$report" params={{ matter, report: query.reportId }}>
        Report “{query.q}”
      </Link>
    );
  }
  return (
    <Link
      to="/m/$matter/search"
      params={{ matter }}
      search={toSearchParams({ ...query, mode: 'exact' })}
      className={classes.term}
    >
      {query.q}
    </Link>
  );
}

function RunAgain({ matter, query }: { matter: string; query: RecordedQuery }): JSX.Element {
  const run = useMutation({
    mutationFn: () => call(endpoints.runRecordedQuery, { params: { matter, query: query.queryId } }),
    onError: (error) => notifyFailure('The query could not be run again', error),
  });
  if (run.data) return <Comparison matter={matter} change={run.data} />;
  return (
    <Button
      variant="subtle"
      className="flush"
      size="compact-xs"
      loading={run.isPending}
      onClick={() => run.mutate()}
    >
      Run again
    </Button>
  );
}

/** The changes since then; each number links to its pages. */
function Comparison({ matter, change }: { matter: string; change: QueryComparison }): JSX.Element {
  const { before, now, gained, lost } = change;
  const set = (part: string) => `recorded.${now.queryId}.${part}.${before.queryId}`;
  if (gained === null || lost === null) {
    return (
      <Text role="status">
        {counted(now.pages, 'page')} now, {formatNumber(before.pages)} then. The earlier pages were not
        stored.
      </Text>
    );
  }
  if (gained === 0 && lost === 0) return <Text role="status">No change: the same pages.</Text>;
  return (
    <Text role="status">
      {counted(now.pages, 'page')} now:{' '}
      <PageCountLink
        matter={matter}
        pages={gained}
        list={{ q: now.q, set: set('gained') }}
        what="pages gained"
      />{' '}
      gained, <PageCountLink matter={matter} pages={lost} list={{ set: set('lost') }} what="pages lost" />{' '}
      lost
      {before.sequestered ? ` (${formatNumber(before.sequestered)} sequestered)` : ''}
    </Text>
  );
}
