import type { JSX } from 'react';
import { IconHelp } from '../ui/icons.ts';
import { ActionIcon, Code, Popover, Table, Text } from '../ui/parts.ts';

const lines: [query: string, meaning: string][] = [
  ['opt-out', 'opt-out, opt out and optout, also across a line’s end'],
  ['"opt out"', 'these words, one after the other'],
  ['sheriff AND press', 'both on one page (a space means AND)'],
  ['voluntary OR mandatory', 'either'],
  ['opt-out NOT press', 'the first without the second'],
  ['(waiver OR opt-out) AND county', 'parentheses wherever AND and OR meet'],
  ['voluntar* w/10 mandator*', 'at most ten words apart; w/1 is next to each other'],
  ['may pre/3 opt-out', 'the same, in this order'],
  ['voluntary NOT w/3 "not"', 'where none is so near'],
  ['voluntar*, mandat*y, *bility', 'any letters, or none'],
  ['sher?ff', 'one letter'],
  ['communities~', 'misread or misspelt: a letter or two may differ'],
  ['tag:"opt-out policy"', 'pages with this tag; production: in the same way'],
  ['bates:12..20', 'pages of these numbers'],
  ['confidence<70, source:ocr', 'how the page was read; file:part3, of which file'],
  ['from:smith*, date:2009', 'what a load file says; also to: cc: custodian: subject:'],
];

/** The query language on one card. */
export function QueryHelp(): JSX.Element {
  return (
    <Popover width={620} position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <ActionIcon aria-label="How to write a query">
          <IconHelp size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="How to write a query">
        <QueryTable />
        <Text size="xs" c="dimmed" mt="sm">
          A result is always a page. How the query was understood stands above the results.
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

export function QueryTable(): JSX.Element {
  return (
    <Table verticalSpacing={4} withRowBorders={false}>
      <Table.Tbody>
        {lines.map(([query, meaning]) => (
          <Table.Tr key={query}>
            <Table.Td className="nowrap">
              <Code>{query}</Code>
            </Table.Td>
            <Table.Td>{meaning}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
