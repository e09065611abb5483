import type { FoundSeries, OwnSeries } from '#ingest';
import type { Queryable, Tx } from '../database/database.ts';

/** Stores the series in a production's margins, replacing those stored before. */
export async function saveSeries(tx: Tx, productionId: string, found: readonly FoundSeries[]): Promise<void> {
  await tx.deleteFrom('bates_series').where('production_id', '=', productionId).execute();
  for (const { key, prefix, pages, role, isBeside } of found) {
    await tx
      .insertInto('bates_series')
      .values({
        production_id: productionId,
        series_key: key,
        prefix,
        pages,
        role,
        is_beside: isBeside ? 1 : 0,
      })
      .execute();
  }
}

/** The production's own first, then those on the most pages; the numbers of forms are left out. */
export async function listSeries(database: Queryable, productionId: string) {
  return database
    .selectFrom('bates_series')
    .select(['prefix', 'pages', 'role'])
    .where('production_id', '=', productionId)
    .where('role', '!=', 'form')
    .orderBy((eb) => eb.case().when('role', '=', 'own').then(0).else(1).end())
    .orderBy('pages', 'desc')
    .orderBy('prefix')
    .execute();
}

/** What is known about a production's own numbers; undefined until its files were surveyed. */
export async function findOwnSeries(
  database: Queryable,
  productionId: string,
): Promise<(OwnSeries & { otherPrefixes: string[] }) | undefined> {
  const rows = await database
    .selectFrom('bates_series')
    .select(['series_key', 'prefix', 'role', 'is_beside'])
    .where('production_id', '=', productionId)
    .execute();
  const own = rows.find(({ role }) => role === 'own');
  if (!own) return undefined;
  return {
    prefix: own.prefix,
    others: new Set(rows.filter((row) => row.is_beside === 1).map((row) => row.series_key)),
    alternates: rows.filter((row) => row.role === 'other' && row.is_beside === 0).map(({ prefix }) => prefix),
    otherPrefixes: rows.filter(({ role }) => role === 'other').map(({ prefix }) => prefix),
  };
}

/** The prefix that a person chose for a production; null if nobody did. */
export async function findChosenPrefix(database: Queryable, productionId: string): Promise<string | null> {
  const row = await database
    .selectFrom('production')
    .select('bates_prefix')
    .where('id', '=', productionId)
    .executeTakeFirst();
  return row?.bates_prefix ?? null;
}

/** False if that prefix was chosen already. */
export async function choosePrefix(
  database: Queryable,
  productionId: string,
  prefix: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('production')
    .set({ bates_prefix: prefix })
    .where('id', '=', productionId)
    .where('bates_prefix', 'is distinct from', prefix)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
