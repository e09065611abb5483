import type { JSX, ReactNode } from 'react';
import type { BatesLine, BatesLineKind, BatesLineOf } from '#contract/numbers/bates.ts';
import {
  batesLineTitles,
  describePlace,
  describeSheetNumbers,
  sheetMeanings,
} from '#contract/numbers/describe-bates-lines.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { BatesText } from '../page/BatesText.tsx';
import { Table } from '../ui/parts.ts';
import classes from './numbers.module.css';
import { ReportedPageLink } from './ReportedPageLink.tsx';

interface Column<Line extends BatesLine> {
  title: string;
  isCount?: boolean;
  cell: (line: Line) => ReactNode;
}

type Columns = { [Kind in Exclude<BatesLineKind, 'gap'>]: Column<BatesLineOf<Kind>>[] };

const columns: Columns = {
  range: [
    { title: 'From', cell: ({ firstPage }) => <ReportedPageLink page={firstPage} /> },
    { title: 'To', cell: ({ count, lastPage }) => count > 1 && <ReportedPageLink page={lastPage} /> },
    { title: 'Numbers', isCount: true, cell: ({ count }) => formatNumber(count) },
  ],
  repeat: [
    { title: 'Number', cell: ({ number }) => <BatesText number={number} /> },
    { title: 'Pages', isCount: true, cell: ({ count }) => formatNumber(count) },
    {
      title: 'Where',
      cell: ({ pages }) => (
        <ul className={classes.places}>
          {pages.map((page) => (
            <li key={page.pageId}>
              <ReportedPageLink page={page}>
                {page.file}, page {formatNumber(page.pageNumber)}
              </ReportedPageLink>
            </li>
          ))}
        </ul>
      ),
    },
  ],
  'out-of-order': [
    { title: 'Number', cell: ({ page }) => <ReportedPageLink page={page} /> },
    { title: 'Comes after', cell: ({ before }) => <ReportedPageLink page={before} /> },
    { title: 'File', cell: ({ page }) => page.file },
  ],
  'prefix-change': [
    { title: 'After', cell: ({ before }) => <ReportedPageLink page={before} /> },
    { title: 'New prefix from', cell: ({ page }) => <ReportedPageLink page={page} /> },
  ],
  unnumbered: [
    { title: 'First', cell: ({ firstPage }) => <ReportedPageLink page={firstPage} /> },
    { title: 'Last', cell: ({ count, lastPage }) => count > 1 && <ReportedPageLink page={lastPage} /> },
    { title: 'Pages', isCount: true, cell: ({ count }) => formatNumber(count) },
    { title: 'Where', cell: describePlace },
  ],
  sequestered: [
    { title: 'From', cell: ({ first }) => <BatesText number={first} /> },
    { title: 'To', cell: ({ count, last }) => count > 1 && <BatesText number={last} /> },
    { title: 'Pages', isCount: true, cell: ({ count }) => formatNumber(count) },
  ],
  sheet: [
    { title: 'Sheet', cell: ({ page }) => <ReportedPageLink page={page} /> },
    { title: 'Pages', isCount: true, cell: ({ count }) => formatNumber(count) },
    { title: 'Reason', cell: ({ sheetKind }) => sheetMeanings[sheetKind] },
    { title: 'Numbers', cell: describeSheetNumbers },
  ],
};

interface LineTableProps<Kind extends keyof Columns> {
  kind: Kind;
  lines: readonly BatesLineOf<Kind>[];
}

/** The lines of one kind, other than gaps. */
export function LineTable<Kind extends keyof Columns>({ kind, lines }: LineTableProps<Kind>): JSX.Element {
  return (
    <Table className={classes.table} verticalSpacing={6} aria-label={batesLineTitles[kind]}>
      <Table.Thead>
        <Table.Tr>
          {columns[kind].map(({ title, isCount }) => (
            <Table.Th key={title} className={isCount ? classes.right : undefined}>
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are replaced all at once.
          <Table.Tr key={index}>
            {columns[kind].map(({ title, isCount, cell }) => (
              <Table.Td key={title} className={isCount ? classes.right : undefined}>
                {cell(line)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
