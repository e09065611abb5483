import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import type { DocumentsOfDate, Timeline as Times } from '#contract/documents/document.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { documentQueries } from '../server/document-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton, Table, Text } from '../ui/parts.ts';
import { listTimeBars, listTimeLines } from './list-time-bars.ts';
import { TimeBars } from './TimeBars.tsx';
import classes from './timeline.module.css';

interface TimelineProps {
  matter: string;
  production: string | undefined;
}

/** The documents by date. Every bar and every number opens its documents. */
export function Timeline({ matter, production }: TimelineProps): JSX.Element {
  const times = useQuery(documentQueries.timeline(matter, production));
  if (times.isError && !times.data) {
    return (
      <Failure
        title="The timeline could not be loaded"
        error={times.error}
        retry={() => void times.refetch()}
      />
    );
  }
  const scope = { matter, production };
  return (
    <section className={classes.timeline} aria-label="Timeline">
      {times.data ? <DatedDocuments {...scope} times={times.data} /> : <Skeleton height={280} maw={1120} />}
    </section>
  );
}

function DatedDocuments({ times, ...scope }: TimelineProps & { times: Times }): JSX.Element {
  const { dates, undated } = times;
  return (
    <>
      {dates.length === 0 && (
        <Empty title="No dated documents yet">
          Dates are read from e-mail headers, memoranda and letters, or entered in the reader.
        </Empty>
      )}
      {undated.documents > 0 && (
        <Text>
          <DocumentsLink {...scope} date="none">
            No date: {counted(undated.documents, 'document')}
          </DocumentsLink>
          . Open them to enter their dates.
        </Text>
      )}
      {dates.length > 0 && <TimeBars {...scope} chart={listTimeBars(dates)} />}
      {dates.length > 0 && <TimeTable {...scope} dates={dates} />}
    </>
  );
}

interface DocumentsLinkProps extends TimelineProps {
  date: DocumentsOfDate;
  children: ReactNode;
}

/** A link to the documents of a date. */
function DocumentsLink({ matter, production, date, children }: DocumentsLinkProps): JSX.Element {
  return (
    <Link to="/m/$matter/documents" params={{ matter }} search={{ production, date }}>
      {children}
    </Link>
  );
}

/** Years and their months, spelled out: a count after a month could be mistaken for a day. */
function TimeTable({ dates, ...scope }: TimelineProps & Pick<Times, 'dates'>): JSX.Element {
  return (
    <Table mt="xl" maw={560} verticalSpacing={4} className="numbers">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Date</Table.Th>
          <Table.Th ta="right">Documents</Table.Th>
          <Table.Th ta="right">Pages</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {listTimeLines(dates).map(({ date, documents, pages, yearOnly }) => (
          <Table.Tr key={date} className={date.length === 4 ? classes.year : classes.month}>
            <Table.Td>
              <DocumentsLink {...scope} date={date}>
                {formatDocumentDate(date)}
              </DocumentsLink>
              {yearOnly > 0 && (
                <Text span size="xs" c="dimmed">
                  {` ${formatNumber(yearOnly)} with the year only`}
                </Text>
              )}
            </Table.Td>
            <Table.Td ta="right">{formatNumber(documents)}</Table.Td>
            <Table.Td ta="right">{formatNumber(pages)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
