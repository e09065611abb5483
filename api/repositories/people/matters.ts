import type { Matter } from '#contract/people/matter.ts';
import type { Role } from '#contract/people/user.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';

export interface MatterRow {
  id: string;
  slug: string;
  name: string;
}

export async function findMatter(database: Queryable, slug: string): Promise<MatterRow | undefined> {
  return database
    .selectFrom('matter')
    .select(['id', 'slug', 'name'])
    .where('slug', '=', slug)
    .executeTakeFirst();
}

/** A matter, and the role that a member has in it. */
export interface OpenMatter extends MatterRow {
  role: Role;
}

/** The matter as seen by `userId`: undefined for everyone who is not a member. */
export async function findMatterOfMember(
  database: Queryable,
  slug: string,
  userId: string,
): Promise<OpenMatter | undefined> {
  return database
    .selectFrom('matter')
    .innerJoin('membership', 'membership.matter_id', 'matter.id')
    .select(['matter.id', 'matter.slug', 'matter.name', 'membership.role'])
    .where('matter.slug', '=', slug)
    .where('membership.user_id', '=', userId)
    .executeTakeFirst();
}

export async function listMattersOfMember(database: Queryable, userId: string): Promise<Matter[]> {
  return selectMatters(database)
    .innerJoin('membership', 'membership.matter_id', 'matter.id')
    .where('membership.user_id', '=', userId)
    .orderBy('matter.name')
    .execute();
}

export async function getMatter(database: Queryable, matterId: string): Promise<Matter> {
  return selectMatters(database).where('matter.id', '=', matterId).executeTakeFirstOrThrow();
}

function selectMatters(database: Queryable) {
  return database.selectFrom('matter').select((eb) => [
    'matter.slug',
    'matter.name',
    eb
      .selectFrom('production')
      .whereRef('production.matter_id', '=', 'matter.id')
      .select((count) => count.fn.countAll<number>().as('n'))
      .$asScalar()
      .$notNull()
      .as('productions'),
    eb
      .selectFrom('page')
      .whereRef('page.matter_id', '=', 'matter.id')
      .select((count) => count.fn.countAll<number>().as('n'))
      .$asScalar()
      .$notNull()
      .as('pages'),
    eb
      .selectFrom('hidden_page')
      .innerJoin('sequester', 'sequester.id', 'hidden_page.sequester_id')
      .whereRef('sequester.matter_id', '=', 'matter.id')
      .select((count) => count.fn.countAll<number>().as('n'))
      .$asScalar()
      .$notNull()
      .as('sequestered'),
  ]);
}

/**
 * The matter with this slug, added if it is new. Every attorney of the installation becomes a member of a new
 * matter; reviewers and read-only users are added one by one.
 */
export async function ensureMatter(database: Database, act: Act, matter: NewMatter): Promise<MatterRow> {
  return database
    .transaction()
    .execute(async (tx) => (await findMatter(tx, matter.slug)) ?? insertMatter(tx, act, matter));
}

/** Throws `conflict` if there is a matter with this slug. */
export async function addMatter(database: Database, act: Act, matter: NewMatter): Promise<MatterRow> {
  return database.transaction().execute(async (tx) => {
    if (await findMatter(tx, matter.slug))
      throw new UncoverError('conflict', `The short name “${matter.slug}” is taken. Choose another one.`);
    return insertMatter(tx, act, matter);
  });
}

export interface NewMatter {
  newId: string;
  slug: string;
  name: string;
}

async function insertMatter(tx: Tx, act: Act, { newId, slug, name }: NewMatter): Promise<MatterRow> {
  await tx.insertInto('matter').values({ id: newId, slug, name, created_at: act.at.toISOString() }).execute();
  await recordEvent(tx, act, newId, { type: 'matter.opened', slug, name });
  const attorneys = await tx
    .selectFrom('user')
    .select(['id', 'name'])
    .where('role', '=', 'attorney')
    .execute();
  for (const attorney of attorneys) await addMember(tx, act, newId, attorney);
  return { id: newId, slug, name };
}

export async function renameMatter(
  database: Database,
  act: Act,
  matterId: string,
  name: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.updateTable('matter').set({ name }).where('id', '=', matterId).execute();
    await recordEvent(transaction, act, matterId, { type: 'matter.renamed', name });
  });
}

export async function listAllMatters(database: Queryable): Promise<Matter[]> {
  return selectMatters(database).orderBy('matter.slug').execute();
}

/** The people of a matter, by the names that others see. */
export async function listMembers(
  database: Queryable,
  matterId: string,
): Promise<{ userName: string; name: string }[]> {
  return database
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .select(['user.name as userName', 'user.display_name as name'])
    .where('membership.matter_id', '=', matterId)
    .orderBy('user.display_name')
    .execute();
}

export async function listMatterIds(database: Queryable): Promise<string[]> {
  const rows = await database.selectFrom('matter').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/**
 * Gives a person access to a matter, in a role of theirs there. Without a role, a member keeps theirs, and a new
 * member has that of the account. Throws `conflict` for another role of an attorney, who is one in every matter.
 */
export async function addMember(
  tx: Tx,
  act: Act,
  matterId: string,
  user: { id: string; name: string },
  role?: Role,
): Promise<void> {
  const account = await tx
    .selectFrom('user')
    .select('role')
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow();
  if (account.role === 'attorney' && role !== undefined && role !== 'attorney')
    throw new UncoverError(
      'conflict',
      'Attorneys are attorneys in every matter. Change the role of the account first.',
    );
  const member = await tx
    .selectFrom('membership')
    .select('role')
    .where('matter_id', '=', matterId)
    .where('user_id', '=', user.id)
    .executeTakeFirst();
  const { name: userName } = user;
  if (!member) {
    const given = role ?? account.role;
    await tx
      .insertInto('membership')
      .values({ matter_id: matterId, user_id: user.id, role: given })
      .execute();
    await recordEvent(tx, act, matterId, { type: 'member.added', userName, role: given });
  } else if (role !== undefined && role !== member.role) {
    await tx
      .updateTable('membership')
      .set({ role })
      .where('matter_id', '=', matterId)
      .where('user_id', '=', user.id)
      .execute();
    await recordEvent(tx, act, matterId, {
      type: 'member.role-changed',
      userName,
      role,
      before: member.role,
    });
  }
}

/** Throws `conflict` for attorneys, who see every matter. Does nothing for non-members. */
export async function removeMember(
  tx: Tx,
  act: Act,
  matterId: string,
  user: { id: string; name: string; role: Role },
): Promise<void> {
  if (user.role === 'attorney')
    throw new UncoverError('conflict', 'Attorneys see every matter. Change the role of the account first.');
  const removed = await tx
    .deleteFrom('membership')
    .where('matter_id', '=', matterId)
    .where('user_id', '=', user.id)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) return;
  await recordEvent(tx, act, matterId, { type: 'member.removed', userName: user.name });
}

/** Makes a user a member of every matter, as attorneys are. */
export async function enterEveryMatter(tx: Tx, act: Act, user: { id: string; name: string }): Promise<void> {
  for (const matterId of await listMatterIds(tx)) await addMember(tx, act, matterId, user);
}
