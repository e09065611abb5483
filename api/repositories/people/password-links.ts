import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { insertUser, type NewUser, replacePassword, type UserRow, userColumns } from './users.ts';

/** A link with which a person chooses a password, once. */
export interface NewLink {
  tokenHash: string;
  expiresAt: Date;
}

/** Voids the person's previous link. */
export async function addPasswordLink(
  database: Database,
  act: Act,
  user: { id: string; name: string },
  link: NewLink,
): Promise<void> {
  await database.transaction().execute((tx) => insertLink(tx, act, user, link));
}

/** Adds a person who chooses a password with the link. */
export async function invitePerson(
  database: Database,
  act: Act,
  user: Omit<NewUser, 'passwordHash'>,
  link: NewLink,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await insertUser(tx, act, { ...user, passwordHash: '' });
    await insertLink(tx, act, { id: user.newId, name: user.name }, link);
  });
}

async function insertLink(
  tx: Tx,
  act: Act,
  user: { id: string; name: string },
  link: NewLink,
): Promise<void> {
  const expiresAt = link.expiresAt.toISOString();
  const row = {
    token_hash: link.tokenHash,
    made_by: act.actor,
    made_at: act.at.toISOString(),
    expires_at: expiresAt,
  };
  await tx
    .insertInto('password_link')
    .values({ user_id: user.id, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute();
  await recordEvent(tx, act, null, { type: 'user.password-link-made', userName: user.name, expiresAt });
}

/** The user of a link; undefined if it was used, is void or expired, or if the user is deactivated. */
export async function findUserOfLink(
  database: Queryable,
  tokenHash: string,
  now: Date,
): Promise<UserRow | undefined> {
  return database
    .selectFrom('password_link')
    .innerJoin('user', 'user.id', 'password_link.user_id')
    .select(userColumns)
    .where('password_link.token_hash', '=', tokenHash)
    .where('password_link.expires_at', '>', now.toISOString())
    .where('user.deactivated_at', 'is', null)
    .executeTakeFirst();
}

/** Uses up the link. If two people use it at the same time, one gets undefined. */
export async function setPasswordByLink(
  database: Database,
  at: Date,
  { tokenHash, passwordHash }: { tokenHash: string; passwordHash: string },
): Promise<UserRow | undefined> {
  return database.transaction().execute(async (tx) => {
    const user = await findUserOfLink(tx, tokenHash, at);
    if (!user) return undefined;
    await replacePassword(tx, { actor: user.name, at }, user, { hash: passwordHash });
    return { ...user, password_hash: passwordHash };
  });
}
