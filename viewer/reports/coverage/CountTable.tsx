import type { JSX } from 'react';
import type { CoverageCounts, CoverageMeasure } from '#contract/reports/coverage.ts';
import { type CoveragePart, toCoverageSetName } from '#contract/reports/coverage-set-name.ts';
import { measureMeanings, measureTitles } from '#contract/reports/describe-coverage.ts';
import { PageCountLink } from '../../lists/PageCountLink.tsx';
import { Table } from '../../ui/parts.ts';
import classes from '../reports.module.css';
import { Bar, BarLegend } from './Bar.tsx';

interface CountTableProps {
  matter: string;
  by: CoveragePart['by'];
  /** Of the first column. */
  heading: string;
  measures: readonly CoverageMeasure[];
  rows: readonly { value: string; name: string; counts: Partial<CoverageCounts>; last?: string }[];
  /** The heading of `last`, a column without links. */
  lastHeading?: string;
  /** Measures drawn as bars below each other, on one scale for all rows. */
  charted?: readonly CoverageMeasure[];
}

/** A row for each production, person or day. Each number opens the pages that it counts. */
export function CountTable(props: CountTableProps): JSX.Element {
  const { matter, by, heading, measures, rows, lastHeading, charted = [] } = props;
  const most = Math.max(1, ...rows.flatMap(({ counts }) => charted.map((measure) => counts[measure] ?? 0)));
  return (
    <div className={classes.wide}>
      <Table verticalSpacing={6} className={classes.table} aria-label={`Pages by ${by}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{heading}</Table.Th>
            {measures.map((measure) => (
              <Table.Th key={measure} className={classes.head} title={`Pages ${measureMeanings[measure]}`}>
                {measureTitles[measure]}
              </Table.Th>
            ))}
            {lastHeading && <Table.Th className={classes.head}>{lastHeading}</Table.Th>}
            {charted.length > 0 && (
              <Table.Th w="30%" aria-hidden>
                <BarLegend names={charted.map((measure) => measureTitles[measure])} />
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ value, name, counts, last }) => (
            <Table.Tr key={value}>
              <Table.Td>{name}</Table.Td>
              {measures.map((measure) => (
                <Table.Td key={measure} className={classes.right}>
                  <PageCountLink
                    matter={matter}
                    pages={counts[measure] ?? 0}
                    list={{ set: toCoverageSetName(measure, { by, value }) }}
                    what={`pages ${measureMeanings[measure]}: ${name}`}
                  />
                </Table.Td>
              ))}
              {lastHeading && <Table.Td className={classes.right}>{last}</Table.Td>}
              {charted.length > 0 && (
                <Table.Td aria-hidden>
                  {charted.map((measure, index) => (
                    <Bar key={measure} pages={counts[measure] ?? 0} of={most} isLight={index > 0} />
                  ))}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
