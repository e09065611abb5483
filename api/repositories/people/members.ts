import type { Member } from '#contract/people/person.ts';
import type { Queryable } from '../database/database.ts';
import { statusOf } from './people.ts';
import { userColumns } from './users.ts';

/** The people of one matter, by the names that others see. */
export async function listMembers(database: Queryable, matterId: string): Promise<Member[]> {
  const rows = await database
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .select([...userColumns, 'membership.role as role_in_matter'])
    .where('membership.matter_id', '=', matterId)
    .execute();
  return rows
    .map((row) => ({
      userName: row.name,
      displayName: row.display_name,
      status: statusOf(row),
      role: row.role_in_matter,
      seesEveryMatter: row.role === 'attorney',
    }))
    .sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
}
