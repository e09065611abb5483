import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Matter } from '#contract/people/matter.ts';
import type { PasswordLink, Person } from '#contract/people/person.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { call } from '../server/call.ts';
import { refreshPeople } from '../server/people-queries.ts';
import { roleNames } from '../session/role-names.ts';
import { useUser } from '../session/use-user.ts';
import { IconDots } from '../ui/icons.ts';
import { ActionIcon, Menu, Table, Text } from '../ui/parts.ts';
import { notify, notifyFailure } from '../ui/toast.tsx';
import classes from './people.module.css';
import { useActivation } from './use-activation.ts';

interface PersonRowProps {
  person: Person;
  matters: readonly Matter[];
  edit: () => void;
  remove: () => void;
  showLink: (link: PasswordLink) => void;
}

export function PersonRow({ person, matters, edit, remove, showLink }: PersonRowProps): JSX.Element {
  const { userName, displayName, role, status } = person;
  const isSelf = useUser().userName === userName;
  const client = useQueryClient();
  const activation = useActivation();
  const makeLink = useMutation({
    mutationFn: () => call(endpoints.makePasswordLink, { params: { person: userName } }),
    onSuccess: async (link) => {
      await refreshPeople(client);
      showLink(link);
    },
    onError: (error) => notifyFailure(`No link could be made for ${displayName}`, error),
  });
  const endSessions = useMutation({
    mutationFn: () => call(endpoints.endSessions, { params: { person: userName } }),
    onSuccess: () => notify(`${displayName} is signed out everywhere.`),
    onError: (error) => notifyFailure(`${displayName} could not be signed out`, error),
  });
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.person}>{displayName}</span>
        <Text c="dimmed">
          {userName}
          {isSelf && ' · you'}
        </Text>
      </Table.Td>
      <Table.Td>{roleNames[role]}</Table.Td>
      <Table.Td className={classes.matters}>{describeMatters(person, matters)}</Table.Td>
      <Table.Td>{describeSignIn(person)}</Table.Td>
      <Table.Td>
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon
              aria-label={`Actions for ${displayName}`}
              loading={makeLink.isPending || activation.isPending}
            >
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit}>Edit name, role and matters</Menu.Item>
            {status !== 'deactivated' && !isSelf && (
              <Menu.Item onClick={() => makeLink.mutate()}>
                {status === 'invited' ? 'New invitation link' : 'Link to reset the password'}
              </Menu.Item>
            )}
            {status === 'active' && !isSelf && (
              <Menu.Item onClick={() => endSessions.mutate()}>Sign out everywhere</Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item onClick={() => activation.mutate({ person, isActive: status === 'deactivated' })}>
              {status === 'deactivated' ? 'Reactivate' : 'Deactivate'}
            </Menu.Item>
            <Menu.Item c="var(--bad)" onClick={remove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}

function describeMatters(person: Person, matters: readonly Matter[]): string {
  const { role, matters: slugs, rolesInMatters = {} } = person;
  if (role === 'attorney') return 'All matters';
  if (slugs.length === 0) return 'None yet';
  const describe = (slug: string) => {
    const name = matters.find((matter) => matter.slug === slug)?.name ?? slug;
    const other = rolesInMatters[slug];
    return other === undefined ? name : `${name} (${roleNames[other].toLowerCase()})`;
  };
  return slugs.map(describe).join('; ');
}

function describeSignIn({ status, lastSignInAt, linkExpiresAt }: Person): string {
  if (linkExpiresAt !== null) {
    const validity = `until ${formatDateTime(linkExpiresAt)}`;
    return status === 'invited' ? `Invited, ${validity}` : `Reset link made, ${validity}`;
  }
  if (lastSignInAt !== null) return formatDateTime(lastSignInAt);
  return status === 'invited' ? 'Never. The invitation has expired.' : 'Never';
}
