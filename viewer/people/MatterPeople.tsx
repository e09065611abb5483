import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { peopleQueries } from '../server/people-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { useAccountPermission, usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Table, Text, useDocumentTitle, VisuallyHidden } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { AddMember } from './AddMember.tsx';
import { MemberRow } from './MemberRow.tsx';

/** The people of the open matter, for attorneys on it, who decide who works on it and in which role. */
export function MatterPeople(): JSX.Element {
  useDocumentTitle('People · Uncover');
  const matter = useMatter();
  const attorney = usePermission('attorney');
  const managesAccounts = useAccountPermission().allowed;
  const members = useQuery({ ...peopleQueries.members(matter), enabled: attorney.allowed });
  const [isAdding, setIsAdding] = useState(false);

  if (!attorney.allowed) {
    return (
      <Screen title="People">
        <Empty title="Attorneys manage people">{attorney.why}</Empty>
      </Screen>
    );
  }
  return (
    <Screen
      title="People"
      action={
        <Button leftSection={<IconPlus size={14} />} onClick={() => setIsAdding(true)}>
          Add to this matter
        </Button>
      }
      about="Everyone who sees this matter, and their role in it. Attorneys edit the codebook, export, and manage these people. Reviewers tag and correct. Read-only users can view but change nothing."
    >
      <Unloaded query={members} failure="The people could not be loaded" height={200} />
      {members.data && (
        <Table verticalSpacing={8} aria-label="People of this matter">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th w={260}>Role in this matter</Table.Th>
              <Table.Th w={96}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.data.map((member) => (
              <MemberRow key={member.userName} matter={matter} member={member} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text c="dimmed" mt="md">
        The{' '}
        <Link to="/m/$matter/audit-log" params={{ matter }}>
          audit log
        </Link>{' '}
        lists what each of them did in this matter.
      </Text>
      <Text c="dimmed" mt="md">
        {managesAccounts ? (
          <>
            New accounts, passwords and deactivation are under <Link to="/people">All people</Link>.
          </>
        ) : (
          'Someone with an attorney account makes new accounts and resets passwords.'
        )}
      </Text>
      <AddMember matter={matter} opened={isAdding} close={() => setIsAdding(false)} />
    </Screen>
  );
}
