import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Person } from '#contract/people/person.ts';
import { call } from '../server/call.ts';
import { messageOf } from '../server/call-failed.ts';
import { refreshPeople } from '../server/people-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Button, Group, Stack, Text } from '../ui/parts.ts';
import { notify } from '../ui/toast.tsx';
import { useActivation } from './use-activation.ts';

interface RemovePersonProps {
  person: Person | undefined;
  close: () => void;
}

export function RemovePerson({ person, close }: RemovePersonProps): JSX.Element {
  return (
    <Dialog opened={person !== undefined} close={close} title={`Remove ${person?.displayName ?? ''}`}>
      {person && <Question person={person} close={close} />}
    </Dialog>
  );
}

function Question({ person, close }: { person: Person; close: () => void }): JSX.Element {
  const client = useQueryClient();
  const activation = useActivation();
  const remove = useMutation({
    mutationFn: () => call(endpoints.removePerson, { params: { person: person.userName } }),
    onSuccess: async () => {
      await refreshPeople(client);
      notify(`Removed ${person.displayName}.`);
      close();
    },
  });
  const mayDeactivate = remove.isError && person.status !== 'deactivated';
  return (
    <Stack gap="md">
      {remove.isError ? (
        <Text role="alert">{messageOf(remove.error)}</Text>
      ) : (
        <Text>
          This removes the account “{person.userName}” and cannot be undone. Only an account that was never
          used can be removed.
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {remove.isError && !mayDeactivate ? 'Close' : 'Cancel'}
        </Button>
        {mayDeactivate && (
          <Button
            onClick={() => {
              activation.mutate({ person, isActive: false });
              close();
            }}
          >
            Deactivate instead
          </Button>
        )}
        {!remove.isError && (
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()} data-autofocus>
            Remove account
          </Button>
        )}
      </Group>
    </Stack>
  );
}
