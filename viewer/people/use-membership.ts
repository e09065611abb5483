import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { Member } from '#contract/people/person.ts';
import type { Role } from '#contract/people/user.ts';
import { call } from '../server/call.ts';
import { refreshPeople } from '../server/people-queries.ts';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';

interface Membership {
  changeRole: UseMutationResult<unknown, Error, { member: Member; role: Role }>;
  /** Takes the matter away from a person, and offers to undo it. */
  remove: UseMutationResult<unknown, Error, Member>;
}

/** Changes who works on a matter, and in which role. */
export function useMembership(matter: string): Membership {
  const client = useQueryClient();
  const setRole = ({ userName }: Member, role: Role) =>
    call(endpoints.addMember, { params: { matter, person: userName }, body: { role } });
  const changeRole = useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) => setRole(member, role),
    onError: (error, { member }) =>
      notifyFailure(`The role of ${member.displayName} could not be changed`, error),
    onSettled: () => refreshPeople(client),
  });
  const remove = useMutation({
    mutationFn: ({ userName }: Member) =>
      call(endpoints.removeMember, { params: { matter, person: userName } }),
    onSuccess: (_, member) =>
      notifyWithUndo(`${member.displayName} no longer sees this matter. Their decisions stay.`, () =>
        changeRole.mutate({ member, role: member.role }),
      ),
    onError: (error, { displayName }) => notifyFailure(`${displayName} could not be removed`, error),
    onSettled: () => refreshPeople(client),
  });
  return { changeRole, remove };
}
