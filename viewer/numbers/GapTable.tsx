import { Fragment, type JSX } from 'react';
import type { BatesLineOf } from '#contract/numbers/bates.ts';
import { countGap, describeGapParts, listGapSheets } from '#contract/numbers/describe-bates-lines.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { BatesText } from '../page/BatesText.tsx';
import { Table } from '../ui/parts.ts';
import classes from './numbers.module.css';
import { ReportedPageLink } from './ReportedPageLink.tsx';

/** The numbers that are on no page, and what is known about them. */
export function GapTable({ gaps }: { gaps: readonly BatesLineOf<'gap'>[] }): JSX.Element {
  return (
    <Table className={classes.table} verticalSpacing={6} aria-label="Gaps">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>From</Table.Th>
          <Table.Th>To</Table.Th>
          <Table.Th className={classes.right}>Numbers</Table.Th>
          <Table.Th>Accounted for</Table.Th>
          <Table.Th>Placeholder sheet</Table.Th>
          <Table.Th>Page before</Table.Th>
          <Table.Th>Page after</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {gaps.map((gap) => (
          <GapRow key={`${gap.first} ${gap.before.pageId}`} gap={gap} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function GapRow({ gap }: { gap: BatesLineOf<'gap'> }): JSX.Element {
  const { first, last, count, before, after } = gap;
  return (
    <Table.Tr>
      <Table.Td>
        <BatesText number={first} />
      </Table.Td>
      <Table.Td>
        <BatesText number={last} />
      </Table.Td>
      <Table.Td className={classes.right}>{formatNumber(count)}</Table.Td>
      <Table.Td
        title={describeGapParts(gap)}
        data-short={countGap(gap).listed < count}
        className={classes.accounted}
      >
        {describeAccounted(gap)}
      </Table.Td>
      <Table.Td>
        <Sheets gap={gap} />
      </Table.Td>
      <Table.Td>
        <ReportedPageLink page={before} />
      </Table.Td>
      <Table.Td>
        <ReportedPageLink page={after} />
      </Table.Td>
    </Table.Tr>
  );
}

/** `2 of 3`, `all`, `none, perhaps 2`. */
function describeAccounted(gap: BatesLineOf<'gap'>): string {
  const { listed, possible } = countGap(gap);
  if (listed === gap.count) return 'all';
  const sure = listed === 0 ? 'none' : `${formatNumber(listed)} of ${formatNumber(gap.count)}`;
  return possible === 0 ? sure : `${sure}, perhaps ${formatNumber(possible)}`;
}

/** If the sheet is the page before, the link is in that column. */
function Sheets({ gap }: { gap: BatesLineOf<'gap'> }): JSX.Element {
  const sheets = [...listGapSheets(gap, 'listed'), ...listGapSheets(gap, 'possible')];
  return (
    <>
      {sheets.map((sheet, index) => (
        <Fragment key={sheet.pageId}>
          {index > 0 && ', '}
          {sheet.pageId === gap.before.pageId ? 'the page before' : <ReportedPageLink page={sheet} />}
        </Fragment>
      ))}
    </>
  );
}
