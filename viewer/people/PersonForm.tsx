import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Matter } from '#contract/people/matter.ts';
import { type PasswordLink, type Person, PersonDraft } from '#contract/people/person.ts';
import { Role, roleIn, UserName } from '#contract/people/user.ts';
import { refreshPeople } from '../server/people-queries.ts';
import { roleOptions } from '../session/role-names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '../ui/parts.ts';
import { type PersonEntry, savePerson } from './save-person.ts';

interface PersonFormProps {
  opened: boolean;
  /** Undefined to add a person. */
  person: Person | undefined;
  matters: readonly Matter[];
  close: () => void;
  showLink: (displayName: string, link: PasswordLink) => void;
}

export function PersonForm({ opened, ...props }: PersonFormProps): JSX.Element {
  const title = props.person ? `Edit ${props.person.displayName}` : 'Add person';
  return (
    <Dialog opened={opened} close={props.close} title={title}>
      {opened && <Fields {...props} />}
    </Dialog>
  );
}

function Fields({ person, matters, close, showLink }: Omit<PersonFormProps, 'opened'>): JSX.Element {
  const client = useQueryClient();
  const [draft, setDraft] = useState<PersonEntry>({
    userName: person?.userName ?? '',
    displayName: person?.displayName ?? '',
    role: person?.role ?? 'reviewer',
    roles: person
      ? rolesOf(person)
      : Object.fromEntries((matters.length === 1 ? matters : []).map(({ slug }) => [slug, 'reviewer'])),
  });
  const change = (changed: Partial<PersonEntry>) => setDraft({ ...draft, ...changed });
  // The role of the account is the role in every matter, until another one is chosen for a matter.
  const chooseRole = (role: Role) => {
    const roles = Object.fromEntries(Object.keys(draft.roles).map((slug) => [slug, role]));
    change({ role, roles });
  };
  const save = useMutation({
    mutationFn: () => savePerson(draft, person),
    onSuccess: (link) => (link ? showLink(draft.displayName, link) : close()),
    // Some fields may be saved when a later one is refused.
    onSettled: () => refreshPeople(client),
  });
  return (
    <DialogForm
      send={person ? 'Save' : 'Add and make a link'}
      sending={save}
      isIncomplete={!PersonDraft.omit({ matters: true }).safeParse(draft).success}
      cancel={close}
      submit={() => save.mutate()}
    >
      <TextInput
        label="Full name"
        value={draft.displayName}
        onChange={(event) => change({ displayName: event.currentTarget.value })}
        maxLength={120}
        required
        withAsterisk={false}
        data-autofocus
      />
      <UserNameField
        userName={draft.userName}
        isNew={!person}
        setUserName={(userName) => change({ userName })}
      />
      <NativeSelect
        label="Role"
        size="sm"
        value={draft.role}
        onChange={(event) => chooseRole(Role.parse(event.currentTarget.value))}
        data={roleOptions}
      />
      <MatterChoice entry={draft} matters={matters} choose={(roles) => change({ roles })} />
    </DialogForm>
  );
}

interface UserNameFieldProps {
  userName: string;
  isNew: boolean;
  setUserName: (userName: string) => void;
}

function UserNameField({ userName, isNew, setUserName }: UserNameFieldProps): JSX.Element {
  const isUsable = userName === '' || UserName.safeParse(userName).success;
  return (
    <TextInput
      label="User name"
      description={
        isNew
          ? 'Used to sign in. It cannot be changed later, because decisions are recorded under it.'
          : 'It cannot be changed, because decisions are recorded under it.'
      }
      value={userName}
      onChange={(event) => setUserName(event.currentTarget.value.toLowerCase())}
      error={isUsable ? undefined : 'Use lower-case letters, digits, dots, dashes or underscores.'}
      disabled={!isNew}
      maxLength={64}
      autoComplete="off"
      required
      withAsterisk={false}
    />
  );
}

interface MatterChoiceProps {
  entry: PersonEntry;
  matters: readonly Matter[];
  choose: (roles: Record<string, Role>) => void;
}

/** Which matters the person sees, and in which role each. */
function MatterChoice({ entry, matters, choose }: MatterChoiceProps): JSX.Element {
  const { role, roles } = entry;
  if (role === 'attorney') return <Text c="dimmed">Attorneys see every matter and manage people.</Text>;
  if (matters.length === 0) return <Text c="dimmed">There are no matters yet.</Text>;
  const chooseMatters = (slugs: string[]) =>
    choose(Object.fromEntries(slugs.map((slug) => [slug, roles[slug] ?? role])));
  return (
    <Checkbox.Group label="Matters" value={Object.keys(roles)} onChange={chooseMatters}>
      <Stack gap="xs" mt="xs">
        {matters.map(({ slug, name }) => (
          <Group key={slug} justify="space-between" wrap="nowrap">
            <Checkbox value={slug} label={name} />
            {roles[slug] !== undefined && (
              <NativeSelect
                aria-label={`Role in ${name}`}
                size="xs"
                value={roles[slug]}
                onChange={(event) => choose({ ...roles, [slug]: Role.parse(event.currentTarget.value) })}
                data={roleOptions}
              />
            )}
          </Group>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function rolesOf(person: Person): Record<string, Role> {
  return Object.fromEntries(person.matters.map((slug) => [slug, roleIn(person, slug)]));
}
