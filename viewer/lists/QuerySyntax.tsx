import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useMatter } from '../session/use-matter.ts';
import { Code, Table, Text } from '../ui/parts.ts';

const lines: [query: string, meaning: string][] = [
  ['opt-out', 'opt-out, opt out and optout, also across a line break'],
  ['"opt out"', 'this exact phrase'],
  ['sheriff AND press', 'both on the same page (a space means AND)'],
  ['voluntary OR mandatory', 'either'],
  ['opt-out NOT press', 'the first without the second'],
  ['(waiver OR opt-out) AND county', 'use parentheses where AND and OR meet'],
  ['voluntar* w/10 mandator*', 'within ten words; pre/10: in this order'],
  ['voluntar*, sher?ff, communities~', 'any ending; any letter; misread or misspelled'],
];

/** A short table of the query language. */
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
          The full query language, with examples to try
        </Link>
      </Text>
    </>
  );
}
