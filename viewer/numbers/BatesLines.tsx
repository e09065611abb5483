import { Link } from '@tanstack/react-router';
import { Fragment, type JSX } from 'react';
import type { BatesLine, BatesLineKind } from '#contract/numbers/bates.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { Table, Text } from '../ui/parts.ts';
import classes from './numbers.module.css';

/** Further lines of a kind are in the CSV only. */
const MAX_LINES = 200;

const titles: Record<BatesLineKind, string> = {
  range: 'Ranges',
  gap: 'Gaps',
  repeat: 'Repeats',
  'out-of-order': 'Out of order',
  'prefix-change': 'Prefix changes',
  unnumbered: 'Without Bates number',
  sheet: 'Placeholder sheets',
};

/** The lines of a section by kind, each with links to its pages. */
export function BatesLines({ matter, lines }: { matter: string; lines: readonly BatesLine[] }): JSX.Element {
  const kinds = Object.keys(titles) as BatesLineKind[];
  return (
    <Table className={classes.table} verticalSpacing={4}>
      <Table.Tbody>
        {kinds.map((kind) => {
          const ofKind = lines.filter((line) => line.kind === kind);
          if (ofKind.length === 0) return null;
          return (
            <Fragment key={kind}>
              <Table.Tr>
                <Table.Th colSpan={2} scope="rowgroup">
                  {titles[kind]} ({formatNumber(ofKind.length)})
                </Table.Th>
              </Table.Tr>
              {ofKind.slice(0, MAX_LINES).map((line) => (
                <Line key={`${line.inWords} ${line.pages[0]?.pageId}`} matter={matter} line={line} />
              ))}
              {ofKind.length > MAX_LINES && (
                <Table.Tr>
                  <Table.Td colSpan={2}>
                    <Text c="dimmed">{formatNumber(ofKind.length - MAX_LINES)} more in the CSV</Text>
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function Line({ matter, line: { inWords, pages } }: { matter: string; line: BatesLine }): JSX.Element {
  return (
    <Table.Tr>
      <Table.Td>{inWords}</Table.Td>
      <Table.Td>
        {pages.map((page, index) => (
          <Fragment key={page.pageId}>
            {index > 0 && ', '}
            <Link
              to="/m/$matter/p/$ref"
              params={{ matter, ref: page.name.replace(/\s+/g, '') }}
              state={{ pageId: page.pageId }}
              search={{ file: page.fileId }}
              preload={false}
              title={`${page.file}, page ${formatNumber(page.pageNumber)}`}
            >
              {page.name}
            </Link>
          </Fragment>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
