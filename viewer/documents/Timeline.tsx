import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import type { Timeline as Times } from '#contract/documents/document.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatShortMonth } from '#contract/values/dates.ts';
import { documentQueries } from '../server/document-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton, Table, Text } from '../ui/parts.ts';
import classes from './documents.module.css';
import { listTimeBars, listYearLines, type TimeBar } from './list-time-bars.ts';

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
  if (!times.data) return <Skeleton height="100%" />;
  const { dates, undated } = times.data;
  if (dates.length === 0) {
    return (
      <Empty title="No dated documents yet">
        {`${counted(undated.documents, 'document')} without a date. Dates are read from e-mail headers, memoranda and letters, or entered in the reader.`}
      </Empty>
    );
  }
  return (
    <section className={classes.time} aria-label="Timeline">
      <Bars bars={listTimeBars(dates)} matter={matter} production={production} />
      <Years times={times.data} matter={matter} production={production} />
    </section>
  );
}

interface DocumentsLinkProps extends TimelineProps {
  query: string;
  children: ReactNode;
}

/** A link to the documents of a date. */
function DocumentsLink({ matter, production, query, children }: DocumentsLinkProps): JSX.Element {
  return (
    <Link to="/m/$matter/search" params={{ matter }} search={{ q: query, production, group: 'document' }}>
      {children}
    </Link>
  );
}

/** The chart. Screen readers skip it: the table below has the same numbers and links. */
function Bars({ bars, matter, production }: TimelineProps & { bars: TimeBar[] }): JSX.Element | null {
  if (bars.length < 2) return null;
  const most = Math.max(...bars.map(({ documents }) => documents));
  return (
    <div aria-hidden>
      <div className={classes.bars}>
        {bars.map(({ name, query, documents }) => (
          <Link
            key={query}
            to="/m/$matter/search"
            params={{ matter }}
            search={{ q: query, production, group: 'document' }}
            disabled={documents === 0}
            preload={false}
            tabIndex={-1}
            className={classes.bar}
            title={`${name}: ${counted(documents, 'document')}`}
          >
            <span style={{ height: documents === 0 ? 0 : `max(2px, ${(documents / most) * 100}%)` }} />
          </Link>
        ))}
      </div>
      <div className={classes.ends}>
        <span>{bars[0]?.name}</span>
        <span>{counted(most, 'document')} at most</span>
        <span>{bars.at(-1)?.name}</span>
      </div>
    </div>
  );
}

function Years({ times, matter, production }: TimelineProps & { times: Times }): JSX.Element {
  const { undated } = times;
  const scope = { matter, production };
  return (
    <Table mt="lg" maw={1120} verticalSpacing={4} className="numbers">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={80}>Year</Table.Th>
          <Table.Th w={120}>Documents</Table.Th>
          <Table.Th w={120}>Pages</Table.Th>
          <Table.Th>Months</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {listYearLines(times.dates).map(({ year, documents, pages, months, yearOnly }) => (
          <Table.Tr key={year}>
            <Table.Td>{year}</Table.Td>
            <Table.Td>
              <DocumentsLink {...scope} query={`date:${year}`}>
                {formatNumber(documents)}
              </DocumentsLink>
            </Table.Td>
            <Table.Td>{formatNumber(pages)}</Table.Td>
            <Table.Td>
              {months.map(({ month, documents: count }) => (
                <span key={month} className={classes.month}>
                  <DocumentsLink {...scope} query={`date:${month}`}>
                    {formatShortMonth(month)} {formatNumber(count)}
                  </DocumentsLink>
                </span>
              ))}
              {yearOnly > 0 && <Text span c="dimmed">{`${formatNumber(yearOnly)} with the year only`}</Text>}
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Td>No date</Table.Td>
          <Table.Td>{formatNumber(undated.documents)}</Table.Td>
          <Table.Td>{formatNumber(undated.pages)}</Table.Td>
          <Table.Td />
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
