import type { JSX } from 'react';
import { type CoverageCounts, CoverageMeasure } from '#contract/reports/coverage.ts';
import { toCoverageSetName } from '#contract/reports/coverage-set-name.ts';
import { measureMeanings, measureTitles } from '#contract/reports/describe-coverage.ts';
import { formatPercent } from '#contract/values/counted.ts';
import { PageCountLink } from '../../lists/PageCountLink.tsx';
import { Table } from '../../ui/parts.ts';
import classes from '../reports.module.css';
import { Bar } from './Bar.tsx';

/** The pages of the matter by measure, each with its share of those received. */
export function MeasureBars({ matter, total }: { matter: string; total: CoverageCounts }): JSX.Element {
  return (
    <Table verticalSpacing={6} className={classes.table} aria-label="All pages" maw={860}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Pages</Table.Th>
          <Table.Th className={classes.right}>Number</Table.Th>
          <Table.Th className={classes.right}>Of those received</Table.Th>
          <Table.Th w="35%" aria-hidden />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {CoverageMeasure.options.map((measure) => (
          <Table.Tr key={measure}>
            <Table.Td title={`Pages ${measureMeanings[measure]}`}>{measureTitles[measure]}</Table.Td>
            <Table.Td className={classes.right}>
              <PageCountLink
                matter={matter}
                pages={total[measure]}
                list={{ set: toCoverageSetName(measure) }}
                what={`pages ${measureMeanings[measure]}`}
              />
            </Table.Td>
            <Table.Td className={classes.right}>{formatPercent(total[measure], total.received)}</Table.Td>
            <Table.Td aria-hidden>
              <Bar pages={total[measure]} of={total.received} isLight={measure === 'unseen'} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
