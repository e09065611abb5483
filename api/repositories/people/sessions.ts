import type { Role } from '#contract/people/user.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { rememberDevice } from './known-devices.ts';
import { type UserRow, userColumns } from './users.ts';

/** A sign-in with the right password. Tokens are passed as hashes. */
export interface SignIn {
  user: UserRow;
  sessionHash: string;
  expiresAt: Date;
  deviceHash: string;
  /** Devices last used before this are forgotten. */
  devicesSince: Date;
  /** Replaces the user's password hash; null if that is current. */
  rehashed: string | null;
}

/**
 * Returns false, and opens no session, if the password was changed or the person deactivated since it was
 * checked.
 */
export async function addSession(database: Database, act: Act, signIn: SignIn): Promise<boolean> {
  const { user, rehashed } = signIn;
  return database.transaction().execute(async (transaction) => {
    const now = act.at.toISOString();
    const { numUpdatedRows } = await transaction
      .updateTable('user')
      .set({ password_hash: rehashed ?? user.password_hash })
      .where('id', '=', user.id)
      .where('password_hash', '=', user.password_hash)
      .where('deactivated_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await transaction.deleteFrom('session').where('expires_at', '<=', now).execute();
    await transaction
      .insertInto('session')
      .values({
        token_hash: signIn.sessionHash,
        user_id: user.id,
        created_at: now,
        expires_at: signIn.expiresAt.toISOString(),
      })
      .execute();
    const device = { tokenHash: signIn.deviceHash, userId: user.id, at: act.at };
    await rememberDevice(transaction, device, signIn.devicesSince);
    await recordEvent(transaction, act, null, { type: 'user.signed-in', userName: user.name });
    return true;
  });
}

export async function findUserOfSession(
  database: Queryable,
  tokenHash: string,
  now: Date,
): Promise<UserRow | undefined> {
  return database
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .select(userColumns)
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .where('user.deactivated_at', 'is', null)
    .executeTakeFirst();
}

/** The role in which a session may see a matter at `now`; undefined if it may not, or no longer may. */
export async function findRoleInMatter(
  database: Queryable,
  tokenHash: string,
  matterId: string,
  now: Date,
): Promise<Role | undefined> {
  const row = await database
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .innerJoin('membership', 'membership.user_id', 'session.user_id')
    .select('membership.role')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .where('user.deactivated_at', 'is', null)
    .where('membership.matter_id', '=', matterId)
    .executeTakeFirst();
  return row?.role;
}

/** Signs a person out in every browser. */
export async function endSessions(
  database: Database,
  act: Act,
  user: Pick<UserRow, 'id' | 'name'>,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await tx.deleteFrom('session').where('user_id', '=', user.id).execute();
    await recordEvent(tx, act, null, { type: 'user.signed-out-everywhere', userName: user.name });
  });
}

export async function removeSession(database: Queryable, tokenHash: string): Promise<void> {
  await database.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}
