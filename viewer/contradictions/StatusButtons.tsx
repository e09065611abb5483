import { type JSX, useState } from 'react';
import { roleIn } from '#contract/people/user.ts';
import {
  type Contradiction,
  type ContradictionStatus,
  listNextStatuses,
  mayReword,
} from '#contract/review/contradiction.ts';
import { ContradictionForm } from '../linking/ContradictionForm.tsx';
import { useUser } from '../session/use-user.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Button, Group } from '../ui/parts.ts';
import { useContradictionActions } from './use-contradiction-actions.ts';

interface StatusButtonsProps {
  matter: string;
  contradiction: Contradiction;
}

/** What the signed-in person may do with a contradiction. */
export function StatusButtons({ matter, contradiction }: StatusButtonsProps): JSX.Element {
  const user = useUser();
  const person = { userName: user.userName, role: roleIn(user, matter) };
  const { decide, reword } = useContradictionActions(matter);
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Group gap="xs">
      {listNextStatuses(contradiction, person).map((status) => (
        <Button
          key={status}
          size="compact-sm"
          variant={status === 'confirmed' ? 'filled' : 'default'}
          onClick={() => void decide(contradiction, status)}
        >
          {nameStep(contradiction.status, status)}
        </Button>
      ))}
      {mayReword(contradiction, person) && (
        <Button size="compact-sm" variant="default" onClick={() => setIsEditing(true)}>
          Edit
        </Button>
      )}
      <Dialog title="Edit contradiction" opened={isEditing} close={() => setIsEditing(false)}>
        <ContradictionForm
          draft={contradiction}
          submitLabel="Save"
          save={(draft) => reword(contradiction, draft)}
          close={() => setIsEditing(false)}
        />
      </Dialog>
    </Group>
  );
}

function nameStep(from: ContradictionStatus, to: ContradictionStatus): string {
  if (from === 'used' && to === 'confirmed') return 'Not used in a filing';
  return names[to];
}

const names: Record<ContradictionStatus, string> = {
  proposed: 'Back to proposed',
  confirmed: 'Confirm',
  rejected: 'Reject',
  used: 'Mark as used in filing',
  withdrawn: 'Withdraw',
};
