import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { Person } from '#contract/people/person.ts';
import { call } from '../server/call.ts';
import { refreshPeople } from '../server/people-queries.ts';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';

interface Activation {
  person: Person;
  isActive: boolean;
}

/** Deactivates or reactivates a person, and offers to undo it. */
export function useActivation(): UseMutationResult<unknown, Error, Activation> {
  const client = useQueryClient();
  const activate = ({ person: { userName }, isActive }: Activation) =>
    call(endpoints.changePerson, { params: { person: userName }, body: { isActive } });
  const fail = ({ person, isActive }: Activation, error: unknown) =>
    notifyFailure(`${person.displayName} could not be ${isActive ? 'reactivated' : 'deactivated'}`, error);
  return useMutation({
    mutationFn: activate,
    onSuccess: async (_, done) => {
      await refreshPeople(client);
      const undo = { ...done, isActive: !done.isActive };
      notifyWithUndo(describe(done), () => {
        activate(undo).then(
          () => refreshPeople(client),
          (error: unknown) => fail(undo, error),
        );
      });
    },
    onError: (error, wanted) => fail(wanted, error),
  });
}

function describe({ person: { displayName }, isActive }: Activation): string {
  return isActive
    ? `${displayName} may sign in again.`
    : `${displayName} is signed out and cannot sign in. Their decisions stay.`;
}
