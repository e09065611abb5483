import { type JSX, useState } from 'react';
import { Button, Table, Title } from '../ui/parts.ts';
import { KeyLineRow } from './KeyLineRow.tsx';
import { type ActionLine, canChange, findTagBefore } from './key-choices.ts';
import type { Scope } from './key-line.ts';
import type { Action } from './key-table.ts';
import { resetKeys, useKeysInUse } from './keys-in-use.ts';

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

/** The tags of the open matter, whose keys come before those of actions. */
interface KeyTableProps {
  tags: readonly { key: string | null; name: string }[];
}

/** The keys in use, from the table that the dispatcher reads. Each can be changed. */
export function KeyTable({ tags }: KeyTableProps): JSX.Element {
  const { choices, lines } = useKeysInUse();
  const [changing, setChanging] = useState<Action>();
  return (
    <>
      {Object.keys(choices).length > 0 && (
        <Button variant="default" size="compact-sm" mt="sm" onClick={resetKeys}>
          Reset all keys
        </Button>
      )}
      {scopes.map(({ scope, title }) => (
        <section key={scope} aria-label={title}>
          <Title order={3} mt="md" mb="xs">
            {title}
          </Title>
          <Table verticalSpacing={4} withRowBorders={false} style={{ tableLayout: 'fixed' }}>
            <Table.Tbody>
              {scope === 'reader' && tagLines.map((line) => <KeyLineRow key={line.what} {...line} />)}
              {lines
                .filter((line) => line.scope === scope)
                .map((line: ActionLine) => (
                  <KeyLineRow
                    key={line.action}
                    shown={line.shown}
                    what={line.what}
                    tagBefore={findTagBefore(line, tags)?.name}
                    change={
                      canChange(line)
                        ? {
                            line,
                            lines,
                            tags,
                            isChosen: choices[line.action] !== undefined,
                            isOpen: changing === line.action,
                            open: () => setChanging(line.action),
                            close: () => setChanging(undefined),
                          }
                        : undefined
                    }
                  />
                ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </>
  );
}
