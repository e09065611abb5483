import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { Matter } from '#contract/people/matter.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { queries } from '../server/queries.ts';
import { useUser } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Table, useDocumentTitle, VisuallyHidden } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { MatterForm } from './MatterForm.tsx';

/** The matters that a person may open; attorneys add and rename them. */
export function Matters(): JSX.Element {
  useDocumentTitle('Matters · Uncover');
  const isAttorney = useUser().role === 'attorney';
  const matters = useQuery(queries.matters());
  const [editing, setEditing] = useState<Matter | 'new' | undefined>();
  const addButton = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
      New matter
    </Button>
  );
  const hasNone = matters.data?.length === 0;
  return (
    <Screen title="Matters" action={isAttorney && !hasNone && addButton}>
      <Unloaded query={matters} failure="Your matters could not be loaded" height={120} />
      {hasNone && (
        <Empty
          title="No matters yet"
          action={
            isAttorney ? (
              addButton
            ) : (
              <Button variant="default" loading={matters.isFetching} onClick={() => void matters.refetch()}>
                Check again
              </Button>
            )
          }
        >
          {isAttorney
            ? 'Start with a matter: the case to which the agency’s records belong. You can add people to it before the first files arrive.'
            : 'You do not have access to any matter. Ask an attorney for access, then choose Check again.'}
        </Empty>
      )}
      {matters.data && !hasNone && (
        <Table highlightOnHover verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Matter</Table.Th>
              <Table.Th w={180}>Short name</Table.Th>
              <Table.Th w={110}>Productions</Table.Th>
              <Table.Th w={110}>Pages</Table.Th>
              {isAttorney && (
                <Table.Th w={96}>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {matters.data.map((matter) => (
              <Table.Tr key={matter.slug}>
                <Table.Td fw={600}>
                  <Link to="/m/$matter" params={{ matter: matter.slug }}>
                    {matter.name}
                  </Link>
                </Table.Td>
                <Table.Td>{matter.slug}</Table.Td>
                <Table.Td className="numbers">{formatNumber(matter.productions)}</Table.Td>
                <Table.Td className="numbers">
                  {formatNumber(matter.pages)}
                  {matter.sequestered > 0 && `, ${formatNumber(matter.sequestered)} sequestered`}
                </Table.Td>
                {isAttorney && (
                  <Table.Td>
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      onClick={() => setEditing(matter)}
                      aria-label={`Rename ${matter.name}`}
                    >
                      Rename
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <MatterForm editing={editing} close={() => setEditing(undefined)} />
    </Screen>
  );
}
