import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useMatter } from '../session/use-matter.ts';
import { Code, Table, Text } from '../ui/parts.ts';

const lines: [query: string, meaning: string][] = [
  ['opt-out', 'opt-out, opt out and optout, also across a line’s end'],
  ['"opt out"', 'these words, one after the other'],
  ['sheriff AND press', 'both on one page (a space means AND)'],
  ['voluntary OR mandatory', 'either'],
  ['opt-out NOT press', 'the first without the second'],
  ['(waiver OR opt-out) AND county', 'parentheses wherever AND and OR meet'],
  ['voluntar* w/10 mandator*', 'at most ten words apart; pre/10: in this order'],
  ['voluntar*, sher?ff, communities~', 'any ending; one letter; misread or misspelled'],
];

/** The query language in few lines, where there is no room for all of it. */
export function QuerySyntax(): JSX.Element {
  return (
    <>
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
      <Text size="xs" mt="xs">
        <Link to="/m/$matter/help/search" params={{ matter: useMatter() }}>
          All of the language, with examples to try
        </Link>
      </Text>
    </>
  );
}
