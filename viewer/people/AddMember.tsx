import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { Role, UserName } from '#contract/people/user.ts';
import { call } from '../server/call.ts';
import { refreshPeople } from '../server/people-queries.ts';
import { roleOptions } from '../session/role-names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { NativeSelect, TextInput } from '../ui/parts.ts';

interface AddMemberProps {
  matter: string;
  opened: boolean;
  close: () => void;
}

export function AddMember({ opened, ...props }: AddMemberProps): JSX.Element {
  return (
    <Dialog opened={opened} close={props.close} title="Add to this matter">
      {opened && <Fields {...props} />}
    </Dialog>
  );
}

/** The user name is typed: people who are on none of this attorney's matters are not listed to them. */
function Fields({ matter, close }: Omit<AddMemberProps, 'opened'>): JSX.Element {
  const client = useQueryClient();
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<Role>('reviewer');
  const add = useMutation({
    mutationFn: () => call(endpoints.addMember, { params: { matter, person }, body: { role } }),
    onSuccess: async () => {
      await refreshPeople(client);
      close();
    },
  });
  return (
    <DialogForm
      send="Add"
      sending={add}
      isIncomplete={!UserName.safeParse(person).success}
      cancel={close}
      submit={() => add.mutate()}
    >
      <TextInput
        label="User name"
        description="The name with which the person signs in. They must have an account."
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value.trim().toLowerCase())}
        maxLength={64}
        autoComplete="off"
        required
        withAsterisk={false}
        data-autofocus
      />
      <NativeSelect
        label="Role in this matter"
        size="sm"
        value={role}
        onChange={(event) => setRole(Role.parse(event.currentTarget.value))}
        data={roleOptions}
      />
    </DialogForm>
  );
}
