import { type Act, recordEvent } from './audit-log.ts';
import type { Database, Queryable } from './database.ts';
import type { UserRow } from './users.ts';

/** Only a hash of the token is kept: a stolen database opens no session. */
export async function addSession(
  database: Database,
  act: Act,
  session: { tokenHash: string; user: UserRow; expiresAt: Date },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const now = act.at.toISOString();
    await transaction.deleteFrom('session').where('expires_at', '<=', now).execute();
    await transaction
      .insertInto('session')
      .values({
        token_hash: session.tokenHash,
        user_id: session.user.id,
        created_at: now,
        expires_at: session.expiresAt.toISOString(),
      })
      .execute();
    await recordEvent(transaction, act, null, { type: 'user.signed-in', userName: session.user.name });
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
    .select(['user.id', 'user.name', 'user.display_name', 'user.role', 'user.password_hash'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .executeTakeFirst();
}

export async function removeSession(database: Queryable, tokenHash: string): Promise<void> {
  await database.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}
