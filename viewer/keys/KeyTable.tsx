import type { JSX } from 'react';
import { Kbd, Table, Title } from '../ui/parts.ts';
import type { Scope } from './key-line.ts';
import { keyTable } from './key-table.ts';

const scopes: { scope: Scope; title: string }[] = [
  { scope: 'reader', title: 'Reader' },
  { scope: 'search', title: 'Search results' },
  { scope: 'documents', title: 'Documents' },
  { scope: 'contradictions', title: 'Contradictions' },
  { scope: 'everywhere', title: 'Everywhere' },
];

const tagLines = [
  { shown: ['1', '…', '9', 'a', '…'], what: 'Apply or remove the tag with this key' },
  { shown: ['Shift', '+ key'], what: 'The same for the whole document' },
];

/** The help for the keys, generated from the table that the dispatcher reads. */
export function KeyTable(): JSX.Element {
  return (
    <>
      {scopes.map(({ scope, title }) => (
        <section key={scope} aria-label={title}>
          <Title order={3} mt="md" mb="xs">
            {title}
          </Title>
          <Table verticalSpacing={4} withRowBorders={false} style={{ tableLayout: 'fixed' }}>
            <Table.Tbody>
              {[
                ...(scope === 'reader' ? tagLines : []),
                ...keyTable.filter((line) => line.scope === scope),
              ].map((line) => (
                <Table.Tr key={line.what}>
                  <Table.Td w={144}>
                    {line.shown.map((key, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: “…” may occur twice, and the order never changes.
                      <Kbd key={index} mr={4} size="sm">
                        {key}
                      </Kbd>
                    ))}
                  </Table.Td>
                  <Table.Td>{line.what}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </>
  );
}
