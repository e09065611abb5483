import type { Role } from '#contract/people/user.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { addMember, enterEveryMatter, type MatterRow } from './matters.ts';

export interface UserRow {
  id: string;
  name: string;
  display_name: string;
  role: Role;
  /** '' if the person has not chosen a password yet. */
  password_hash: string;
  deactivated_at: string | null;
}

export const userColumns = [
  'user.id',
  'user.name',
  'user.display_name',
  'user.role',
  'user.password_hash',
  'user.deactivated_at',
] as const;

export async function findUser(database: Queryable, name: string): Promise<UserRow | undefined> {
  return database.selectFrom('user').select(userColumns).where('name', '=', name).executeTakeFirst();
}

/** Includes deactivated people: their decisions stay under their names. */
export async function listUsers(database: Queryable): Promise<UserRow[]> {
  return database.selectFrom('user').select(userColumns).orderBy('name').execute();
}

export interface NewUser {
  newId: string;
  name: string;
  displayName: string;
  role: Role;
  passwordHash: string;
  /** Attorneys see every matter; others see these. */
  matters?: readonly MatterRow[];
}

export async function addUser(database: Database, act: Act, user: NewUser): Promise<void> {
  await database.transaction().execute((tx) => insertUser(tx, act, user));
}

export async function insertUser(tx: Tx, act: Act, user: NewUser): Promise<void> {
  await tx
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
  await recordEvent(tx, act, null, { type: 'user.added', userName: user.name, role: user.role });
  const member = { id: user.newId, name: user.name };
  if (user.role === 'attorney') await enterEveryMatter(tx, act, member);
  else for (const { id } of user.matters ?? []) await addMember(tx, act, id, member);
}

/** Also ends the person's sessions, except the one with the given hash; an unused link is voided. */
export async function setPassword(
  database: Database,
  act: Act,
  user: { id: string; name: string },
  password: NewHash,
): Promise<void> {
  await database.transaction().execute((tx) => replacePassword(tx, act, user, password));
}

export interface NewHash {
  hash: string;
  keptSession?: string;
}

export async function replacePassword(
  tx: Tx,
  act: Act,
  user: { id: string; name: string },
  { hash, keptSession = '' }: NewHash,
): Promise<void> {
  await tx.updateTable('user').set({ password_hash: hash }).where('id', '=', user.id).execute();
  await tx
    .deleteFrom('session')
    .where('user_id', '=', user.id)
    .where('token_hash', '!=', keptSession)
    .execute();
  await tx.deleteFrom('password_link').where('user_id', '=', user.id).execute();
  await recordEvent(tx, act, null, { type: 'user.password-changed', userName: user.name });
}
