import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { queries } from '../server/queries.ts';
import { CopyLine } from '../ui/CopyLine.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton, Stack, Table, Text, Title, useDocumentTitle } from '../ui/parts.ts';

/** The choice of a matter; somebody with only one matter goes straight to it. */
export function Matters(): JSX.Element {
  useDocumentTitle('Matters · Uncover');
  const matters = useQuery(queries.matters());
  const only = matters.data?.length === 1 ? matters.data[0] : undefined;
  if (only) return <Navigate to="/m/$matter" params={{ matter: only.slug }} replace />;
  return (
    <main>
      <Stack maw={640} mx="auto" p="xl">
        <Title order={1}>Matters</Title>
        {matters.isPending && <Skeleton height={120} />}
        {matters.isError && (
          <Failure
            title="Your matters could not be loaded"
            error={matters.error}
            retry={() => void matters.refetch()}
          />
        )}
        {matters.data?.length === 0 && (
          <Empty title="You have no matters yet">
            <Text>The person who runs Uncover creates a matter and adds you to it with this command:</Text>
            <CopyLine what="command" text="npm run -s uncover -- matter --help" />
          </Empty>
        )}
        {matters.data && matters.data.length > 1 && (
          <Table highlightOnHover>
            <Table.Tbody>
              {matters.data.map((matter) => (
                <Table.Tr key={matter.slug}>
                  <Table.Td>
                    <Link to="/m/$matter" params={{ matter: matter.slug }}>
                      {matter.name}
                    </Link>
                  </Table.Td>
                  <Table.Td className="numbers">{counted(matter.productions, 'production')}</Table.Td>
                  <Table.Td className="numbers">{counted(matter.pages, 'page')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </main>
  );
}
