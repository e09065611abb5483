import type { Person, PersonChange } from '#contract/people/person.ts';
import type { Role } from '#contract/people/user.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { enterEveryMatter } from './matters.ts';
import { listUsers, type UserRow } from './users.ts';

/** Everyone with an account, by the names that others see. */
export async function listPeople(database: Queryable, now: Date): Promise<Person[]> {
  const users = await listUsers(database);
  const matters = Map.groupBy(await listMemberships(database), ({ user_id }) => user_id);
  const signIns = new Map((await listLastSignIns(database)).map(({ user_id, at }) => [user_id, at]));
  const links = new Map((await listLinks(database, now)).map((link) => [link.user_id, link.expires_at]));
  const people = users.map((user) => ({
    userName: user.name,
    displayName: user.display_name,
    role: user.role,
    status: statusOf(user),
    matters: (matters.get(user.id) ?? []).map(({ slug }) => slug),
    ...describeOtherRoles(user, matters.get(user.id) ?? []),
    lastSignInAt: signIns.get(user.id) ?? null,
    linkExpiresAt: links.get(user.id) ?? null,
  }));
  return people.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
}

export function statusOf(user: Pick<UserRow, 'deactivated_at' | 'password_hash'>): Person['status'] {
  if (user.deactivated_at !== null) return 'deactivated';
  return user.password_hash === '' ? 'invited' : 'active';
}

/** The roles that a person has in matters, for those that differ from the role of the account. */
export async function listOtherRoles(
  database: Queryable,
  user: Pick<UserRow, 'id' | 'role'>,
): Promise<Pick<Person, 'rolesInMatters'>> {
  const memberships = await listMemberships(database);
  return describeOtherRoles(
    user,
    memberships.filter(({ user_id }) => user_id === user.id),
  );
}

function describeOtherRoles(
  { role }: Pick<UserRow, 'role'>,
  memberships: readonly Membership[],
): Pick<Person, 'rolesInMatters'> {
  const others = memberships.filter((membership) => membership.role !== role);
  if (others.length === 0) return {};
  return { rolesInMatters: Object.fromEntries(others.map((other) => [other.slug, other.role])) };
}

interface Membership {
  user_id: string;
  slug: string;
  role: Role;
}

async function listMemberships(database: Queryable): Promise<Membership[]> {
  return database
    .selectFrom('membership')
    .innerJoin('matter', 'matter.id', 'membership.matter_id')
    .select(['membership.user_id', 'membership.role', 'matter.slug'])
    .orderBy('matter.name')
    .execute();
}

async function listLastSignIns(database: Queryable): Promise<{ user_id: string; at: string }[]> {
  return database
    .selectFrom('known_device')
    .select((eb) => ['user_id', eb.fn.max<string>('signed_in_at').as('at')])
    .groupBy('user_id')
    .execute();
}

async function listLinks(database: Queryable, now: Date): Promise<{ user_id: string; expires_at: string }[]> {
  return database
    .selectFrom('password_link')
    .select(['user_id', 'expires_at'])
    .where('expires_at', '>', now.toISOString())
    .execute();
}

/** Applies all changes, or none. */
export async function changePerson(
  database: Database,
  act: Act,
  user: UserRow,
  { displayName, role, isActive }: PersonChange,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    if (displayName !== undefined) await rename(tx, act, user, displayName);
    if (role !== undefined) await changeRole(tx, act, user, role);
    if (isActive !== undefined) await (isActive ? reactivate : deactivate)(tx, act, user);
  });
}

async function rename(tx: Tx, act: Act, user: UserRow, name: string): Promise<void> {
  if (name === user.display_name) return;
  await tx.updateTable('user').set({ display_name: name }).where('id', '=', user.id).execute();
  const { name: userName, display_name: before } = user;
  await recordEvent(tx, act, null, { type: 'user.renamed', userName, name, before });
}

/**
 * The role in every matter. A new attorney sees every matter; a former attorney keeps access to the same ones.
 */
async function changeRole(tx: Tx, act: Act, user: UserRow, role: Role): Promise<void> {
  if (role === user.role) return;
  await refuseToLoseLastAttorney(tx, user, 'Make someone else an attorney before you change this role.');
  await tx.updateTable('user').set({ role }).where('id', '=', user.id).execute();
  await recordEvent(tx, act, null, {
    ...{ type: 'user.role-changed', userName: user.name, role, before: user.role },
  });
  await tx.updateTable('membership').set({ role }).where('user_id', '=', user.id).execute();
  if (role === 'attorney') await enterEveryMatter(tx, act, user);
}

/** Ends the person's sessions, and voids an unused link. Their decisions stay under their name. */
async function deactivate(tx: Tx, act: Act, user: UserRow): Promise<void> {
  if (user.deactivated_at !== null) return;
  await refuseToLoseLastAttorney(
    tx,
    user,
    'Make someone else an attorney before you deactivate this account.',
  );
  await tx
    .updateTable('user')
    .set({ deactivated_at: act.at.toISOString() })
    .where('id', '=', user.id)
    .execute();
  await tx.deleteFrom('session').where('user_id', '=', user.id).execute();
  await tx.deleteFrom('password_link').where('user_id', '=', user.id).execute();
  await recordEvent(tx, act, null, { type: 'user.deactivated', userName: user.name });
}

/** With the previous password, role and matters. */
async function reactivate(tx: Tx, act: Act, user: UserRow): Promise<void> {
  if (user.deactivated_at === null) return;
  await tx.updateTable('user').set({ deactivated_at: null }).where('id', '=', user.id).execute();
  await recordEvent(tx, act, null, { type: 'user.reactivated', userName: user.name });
}

/**
 * Throws `conflict` for anyone who has done anything, including signing in: the audit log names them
 * permanently.
 */
export async function removePerson(database: Database, act: Act, user: UserRow): Promise<void> {
  await database.transaction().execute(async (tx) => {
    if (await isInAuditLog(tx, user.name)) {
      throw new UncoverError(
        'conflict',
        `${user.display_name} has used this account, and the audit log and decisions keep the name. Deactivate the account instead.`,
      );
    }
    await refuseToLoseLastAttorney(tx, user, 'Make someone else an attorney before you remove this account.');
    for (const table of [
      'session',
      'known_device',
      'password_link',
      'position_in_list',
      'membership',
    ] as const)
      await tx.deleteFrom(table).where('user_id', '=', user.id).execute();
    await tx.deleteFrom('user').where('id', '=', user.id).execute();
    await recordEvent(tx, act, null, { type: 'user.removed', userName: user.name });
  });
}

async function isInAuditLog(tx: Tx, userName: string): Promise<boolean> {
  const event = await tx
    .selectFrom('audit_event')
    .select('seq')
    .where('actor', '=', userName)
    .limit(1)
    .executeTakeFirst();
  return event !== undefined;
}

/** Without an attorney who can sign in, nobody could manage people in the browser. */
async function refuseToLoseLastAttorney(tx: Tx, user: UserRow, advice: string): Promise<void> {
  if (user.role !== 'attorney' || statusOf(user) !== 'active') return;
  const other = await tx
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'attorney')
    .where('deactivated_at', 'is', null)
    .where('password_hash', '!=', '')
    .where('id', '!=', user.id)
    .limit(1)
    .executeTakeFirst();
  if (!other) {
    throw new UncoverError(
      'conflict',
      `${user.display_name} is the only attorney who can sign in. ${advice}`,
    );
  }
}
