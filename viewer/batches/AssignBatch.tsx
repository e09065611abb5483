import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { isAtLeast } from '#contract/people/user.ts';
import type { Batch } from '#contract/review/batch.ts';
import { useBatchActs } from '../batch/use-batch-acts.ts';
import { peopleQueries } from '../server/people-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { NativeSelect, Text } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';

interface AssignBatchProps {
  matter: string;
  batch: Batch;
  opened: boolean;
  close: () => void;
}

export function AssignBatch({ opened, ...props }: AssignBatchProps): JSX.Element {
  return (
    <Dialog opened={opened} close={props.close} title={`Assign “${props.batch.name}”`}>
      {opened && <Fields {...props} />}
    </Dialog>
  );
}

function Fields({ matter, batch, close }: Omit<AssignBatchProps, 'opened'>): JSX.Element {
  const members = useQuery(peopleQueries.members(matter));
  const { assign } = useBatchActs(matter);
  const [person, setPerson] = useState('');
  const able = (members.data ?? []).filter(
    ({ role, status, userName }) =>
      isAtLeast(role, 'reviewer') && status !== 'deactivated' && userName !== batch.holder?.userName,
  );
  return (
    <DialogForm
      send="Assign"
      sending={assign}
      isIncomplete={person === ''}
      cancel={close}
      submit={() => assign.mutate({ batch, person }, { onSuccess: close })}
    >
      <Unloaded query={members} failure="The people could not be loaded" height={60} />
      {members.data && (
        <NativeSelect
          label="Person"
          size="sm"
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={[
            { value: '', label: 'Choose a person' },
            ...able.map(({ userName, displayName }) => ({ value: userName, label: displayName })),
          ]}
          data-autofocus
        />
      )}
      {batch.holder && (
        <Text c="dimmed">{batch.holder.name} has the batch now. What they decided in it is kept.</Text>
      )}
    </DialogForm>
  );
}
