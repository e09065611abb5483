import type { JSX } from 'react';
import type { Member } from '#contract/people/person.ts';
import { Role } from '#contract/people/user.ts';
import { roleNames, roleOptions } from '../session/role-names.ts';
import { useUser } from '../session/use-user.ts';
import { Button, NativeSelect, Table, Text } from '../ui/parts.ts';
import classes from './people.module.css';
import { useMembership } from './use-membership.ts';

const statusNames = { active: undefined, invited: 'invited', deactivated: 'deactivated' } as const;

export function MemberRow({ matter, member }: { matter: string; member: Member }): JSX.Element {
  const { userName, displayName, role, seesEveryMatter, status } = member;
  const isSelf = useUser().userName === userName;
  const { changeRole, remove } = useMembership(matter);
  const notes = [userName, isSelf ? 'you' : undefined, statusNames[status]].filter(Boolean);
  // Nobody locks themselves out, and the role of an attorney's account holds in every matter.
  const isFixed = isSelf || seesEveryMatter;
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.person}>{displayName}</span>
        <Text c="dimmed">{notes.join(' · ')}</Text>
      </Table.Td>
      <Table.Td>
        {isFixed ? (
          <>
            {roleNames[role]}
            {seesEveryMatter && <Text c="dimmed">in every matter</Text>}
          </>
        ) : (
          <NativeSelect
            aria-label={`Role of ${displayName}`}
            w={140}
            value={role}
            disabled={changeRole.isPending}
            onChange={(event) => changeRole.mutate({ member, role: Role.parse(event.currentTarget.value) })}
            data={roleOptions}
          />
        )}
      </Table.Td>
      <Table.Td ta="right">
        {!isFixed && (
          <Button
            variant="subtle"
            size="compact-xs"
            loading={remove.isPending}
            onClick={() => remove.mutate(member)}
            aria-label={`Remove ${displayName} from this matter`}
          >
            Remove
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
