import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { PasswordLink, Person } from '#contract/people/person.ts';
import { peopleQueries } from '../server/people-queries.ts';
import { queries } from '../server/queries.ts';
import { useAccountPermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Table, Title, useDocumentTitle, VisuallyHidden } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonRow } from './PersonRow.tsx';
import { RemovePerson } from './RemovePerson.tsx';

/** The open dialog. */
type Open =
  | { dialog: 'add' }
  | { dialog: 'edit' | 'remove'; person: Person }
  | { dialog: 'link'; displayName: string; link: PasswordLink };

/** Everyone with an account, for attorneys, who manage accounts. */
export function People(): JSX.Element {
  useDocumentTitle('People · Uncover');
  const attorney = useAccountPermission();
  const people = useQuery({ ...peopleQueries.people(), enabled: attorney.allowed });
  const matters = useQuery(queries.matters());
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const showLink = (displayName: string, link: PasswordLink) =>
    setOpen({ dialog: 'link', displayName, link });
  const [active, deactivated] = separate(people.data ?? []);

  if (!attorney.allowed) {
    return (
      <Screen title="People">
        <Empty title="Attorneys manage people">{attorney.why}</Empty>
      </Screen>
    );
  }
  const rowOf = (person: Person) => (
    <PersonRow
      key={person.userName}
      person={person}
      matters={matters.data ?? []}
      edit={() => setOpen({ dialog: 'edit', person })}
      remove={() => setOpen({ dialog: 'remove', person })}
      showLink={(link) => showLink(person.displayName, link)}
    />
  );
  const addButton = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setOpen({ dialog: 'add' })}>
      Add person
    </Button>
  );
  return (
    <Screen
      title="People"
      action={addButton}
      about="Attorneys see every matter and manage people. Reviewers tag and correct. Read-only users can view but change nothing. Both see only the matters that you choose for them."
    >
      <Unloaded query={people} failure="The people could not be loaded" height={200} />
      {people.data && <PeopleTable label="People who may sign in">{active.map(rowOf)}</PeopleTable>}
      {deactivated.length > 0 && (
        <>
          <Title order={2} mt="xl" mb="xs">
            Deactivated
          </Title>
          <PeopleTable label="Deactivated people">{deactivated.map(rowOf)}</PeopleTable>
        </>
      )}
      <PersonForm
        opened={open?.dialog === 'add' || open?.dialog === 'edit'}
        person={open?.dialog === 'edit' ? open.person : undefined}
        matters={matters.data ?? []}
        close={close}
        showLink={showLink}
      />
      <LinkDialog shown={open?.dialog === 'link' ? open : undefined} close={close} />
      <RemovePerson person={open?.dialog === 'remove' ? open.person : undefined} close={close} />
    </Screen>
  );
}

function separate(people: readonly Person[]): [Person[], Person[]] {
  const isDeactivated = ({ status }: Person) => status === 'deactivated';
  return [people.filter((person) => !isDeactivated(person)), people.filter(isDeactivated)];
}

function PeopleTable({ label, children }: { label: string; children: JSX.Element[] }): JSX.Element {
  return (
    <Table verticalSpacing={8} layout="fixed" aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">Name</Table.Th>
          <Table.Th w={110}>Role</Table.Th>
          <Table.Th>Matters</Table.Th>
          <Table.Th w={200}>Last sign-in</Table.Th>
          <Table.Th w={48}>
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}
