import type { Role } from '#contract/people/user.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';

export interface UserRow {
  id: string;
  name: string;
  display_name: string;
  role: Role;
  password_hash: string;
}

const columns = ['user.id', 'user.name', 'user.display_name', 'user.role', 'user.password_hash'] as const;

export async function findUser(database: Queryable, name: string): Promise<UserRow | undefined> {
  return database.selectFrom('user').select(columns).where('name', '=', name).executeTakeFirst();
}

export async function listUsers(database: Queryable): Promise<UserRow[]> {
  return database.selectFrom('user').select(columns).orderBy('name').execute();
}

/** An attorney becomes a member of every matter there is; others are let in one by one. */
export async function addUser(
  database: Database,
  act: Act,
  user: { newId: string; name: string; displayName: string; role: Role; passwordHash: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('user')
      .values({
        id: user.newId,
        name: user.name,
        display_name: user.displayName,
        role: user.role,
        password_hash: user.passwordHash,
        created_at: act.at.toISOString(),
      })
      .execute();
    await recordEvent(transaction, act, null, { type: 'user.added', userName: user.name, role: user.role });
    if (user.role !== 'attorney') return;
    await transaction
      .insertInto('membership')
      .columns(['matter_id', 'user_id'])
      .expression((eb) =>
        eb.selectFrom('matter').select((matter) => ['matter.id', matter.val(user.newId).as('user_id')]),
      )
      .execute();
  });
}

/** Ends the person's sessions too. */
export async function setPassword(
  database: Database,
  act: Act,
  user: { id: string; name: string },
  passwordHash: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('user')
      .set({ password_hash: passwordHash })
      .where('id', '=', user.id)
      .execute();
    await transaction.deleteFrom('session').where('user_id', '=', user.id).execute();
    await recordEvent(transaction, act, null, { type: 'user.password-changed', userName: user.name });
  });
}
