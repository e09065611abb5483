import type { JSX } from 'react';
import {
  describeTotal,
  type PageCounts,
  type ReportDelta,
  type TermReport,
  type TermRow,
} from '#contract/reports/term-report.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { Table, Text } from '../ui/parts.ts';
import classes from './reports.module.css';
import { SequesteredPart } from './SequesteredPart.tsx';

interface TermTableProps {
  matter: string;
  report: TermReport;
  total: PageCounts;
}

/** One row per term, and one for all terms together. */
export function TermTable({ matter, report, total }: TermTableProps): JSX.Element {
  // If there is only one production, its count would repeat the page count.
  const productions = report.productions.length > 1 ? report.productions : [];
  const hasDelta = report.versions.some(
    ({ version, status }) => version < report.version && status === 'done',
  );
  const columns = [
    'Pages',
    ...(hasDelta ? ['Since previous version'] : []),
    'Documents',
    'With family',
    'Unique pages',
    'Hard to read',
    ...productions.map(({ name }) => name),
  ];
  const setOf = (index: number | 'total') => `term.${report.reportId}.${index}`;
  return (
    <div className={classes.wide}>
      <Table verticalSpacing={6} className={classes.table} aria-label="Terms and their counts">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Term</Table.Th>
            {columns.map((title) => (
              <Table.Th key={title} className={classes.head}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same term may occur twice.
            <Table.Tr key={index}>
              <TermCell row={row} />
              {row.counts ? (
                <Counts
                  {...{ matter, productions, hasDelta }}
                  set={setOf(index)}
                  q={row.canonical ?? row.term}
                  counts={row.counts}
                  sequestered={row.sequestered}
                  unique={row.uniquePages}
                  delta={row.delta}
                />
              ) : (
                <Table.Td colSpan={columns.length}>
                  <Text c="var(--bad)">Not counted: {row.error}</Text>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
          <Table.Tr className={classes.total}>
            <Table.Td>{describeTotal(report)}</Table.Td>
            <Counts
              {...{ matter, productions, hasDelta }}
              set={setOf('total')}
              q={undefined}
              counts={total}
              sequestered={report.sequestered}
              unique={null}
              delta={report.totalDelta}
            />
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  );
}

function TermCell({ row }: { row: TermRow }): JSX.Element {
  return (
    <Table.Td>
      {row.name !== null && <Text fw={600}>{row.name}</Text>}
      <span className={classes.term} title={row.echo ?? undefined}>
        {row.term}
      </span>
    </Table.Td>
  );
}

interface CountsProps {
  matter: string;
  productions: TermReport['productions'];
  hasDelta: boolean;
  /** The name of the saved page set, see PageSetName. */
  set: string;
  /** The query whose hits are marked on the pages. */
  q: string | undefined;
  counts: PageCounts;
  sequestered: number | null;
  unique: number | null;
  delta: ReportDelta | null;
}

function Counts(props: CountsProps): JSX.Element {
  const { matter, productions, hasDelta, set, q, counts, sequestered, unique, delta } = props;
  const marked = q === undefined ? {} : { q };
  return (
    <>
      <Table.Td className={classes.right}>
        <PageCountLink matter={matter} pages={counts.pages} list={{ ...marked, set }} what="pages" />
        <SequesteredPart pages={sequestered} />
      </Table.Td>
      {hasDelta && (
        <Table.Td className={classes.right}>
          <Delta {...{ matter, set, delta }} marked={marked} />
        </Table.Td>
      )}
      <Table.Td className={classes.right}>{formatNumber(counts.documents)}</Table.Td>
      <Table.Td className={classes.right}>{formatNumber(counts.familyDocuments)}</Table.Td>
      <Table.Td className={classes.right}>
        {unique !== null && (
          <PageCountLink
            matter={matter}
            pages={unique}
            list={{ ...marked, set: `${set}.unique` }}
            what="unique pages"
          />
        )}
      </Table.Td>
      <Table.Td className={classes.right}>
        <PageCountLink
          matter={matter}
          pages={counts.hardToRead}
          list={{ ...marked, set, only: 'hard-to-read' }}
          what="pages hard to read"
        />
      </Table.Td>
      {productions.map(({ productionId, name }, index) => (
        <Table.Td key={productionId} className={classes.right}>
          <PageCountLink
            matter={matter}
            pages={counts.byProduction[index] ?? 0}
            list={{ ...marked, set, production: productionId }}
            what={`pages of ${name}`}
          />
        </Table.Td>
      ))}
    </>
  );
}

interface DeltaProps {
  matter: string;
  set: string;
  marked: { q?: string };
  delta: ReportDelta | null;
}

function Delta({ matter, set, marked, delta }: DeltaProps): JSX.Element {
  if (!delta) return <Text c="dimmed">Not compared</Text>;
  if (delta.gained === 0 && delta.lost === 0) return <Text c="dimmed">No change</Text>;
  return (
    <>
      <span className={classes.gained}>
        +
        <PageCountLink
          matter={matter}
          pages={delta.gained}
          list={{ ...marked, set: `${set}.gained` }}
          what="pages gained"
        />
      </span>{' '}
      <span className={classes.lost}>
        −
        <PageCountLink matter={matter} pages={delta.lost} list={{ set: `${set}.lost` }} what="pages lost" />
      </span>
    </>
  );
}
