import type { Matter } from '#contract/people/matter.ts';
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

/** The matter as `userId` may see it: undefined to everyone who is no member. */
export async function findMatterOfMember(
  database: Queryable,
  slug: string,
  userId: string,
): Promise<MatterRow | undefined> {
  return database
    .selectFrom('matter')
    .innerJoin('membership', 'membership.matter_id', 'matter.id')
    .select(['matter.id', 'matter.slug', 'matter.name'])
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
  ]);
}

/**
 * The matter of that slug, made if it is new. Every attorney of the installation becomes a member of
 * a new matter; reviewers and read-only people are let in one by one.
 */
export async function ensureMatter(
  database: Database,
  act: Act,
  matter: { newId: string; slug: string; name: string },
): Promise<MatterRow> {
  return database.transaction().execute(async (transaction) => {
    const known = await findMatter(transaction, matter.slug);
    if (known) return known;
    const row = { id: matter.newId, slug: matter.slug, name: matter.name };
    await transaction
      .insertInto('matter')
      .values({ ...row, created_at: act.at.toISOString() })
      .execute();
    await recordEvent(transaction, act, row.id, { type: 'matter.opened', slug: row.slug, name: row.name });
    const attorneys = await transaction
      .selectFrom('user')
      .select(['id', 'name'])
      .where('role', '=', 'attorney')
      .execute();
    for (const attorney of attorneys) await addMember(transaction, act, row.id, attorney);
    return row;
  });
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

export async function listMatterIds(database: Queryable): Promise<string[]> {
  const rows = await database.selectFrom('matter').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Lets a person see a matter; nothing happens when they already may. */
export async function addMember(
  tx: Tx,
  act: Act,
  matterId: string,
  user: { id: string; name: string },
): Promise<void> {
  const added = await tx
    .insertInto('membership')
    .values({ matter_id: matterId, user_id: user.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return;
  await recordEvent(tx, act, matterId, { type: 'member.added', userName: user.name });
}
