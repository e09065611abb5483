import { sql } from 'kysely';
import { renamePerson, withoutAddress } from '#contract/values/person-name.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { moveToEndOfFeed } from '../search/page-changes.ts';

/** Which names of a matter are one person's. People are as documents print them, with or without an address. */
export class MergedNames {
  readonly #canonical: ReadonlyMap<string, string>;
  readonly #merged: ReadonlyMap<string, string[]>;

  constructor(merges: readonly { name: string; canonical: string }[]) {
    this.#canonical = new Map(merges.map(({ name, canonical }) => [name, canonical]));
    const byCanonical = Map.groupBy(merges, ({ canonical }) => canonical);
    this.#merged = new Map([...byCanonical].map(([name, them]) => [name, them.map((each) => each.name)]));
  }

  /** People by the names that count, each once. */
  apply(people: readonly string[]): string[] {
    return [...new Set(people.map((person) => this.#apply(person)))];
  }

  /** The names that were merged into one. */
  listMerged(name: string): readonly string[] {
    return this.#merged.get(name) ?? [];
  }

  areMerged(name: string, other: string): boolean {
    return this.#apply(name) === this.#apply(other);
  }

  #apply(person: string): string {
    const canonical = this.#canonical.get(withoutAddress(person));
    return canonical === undefined ? person : renamePerson(person, canonical);
  }
}

export const NO_MERGED_NAMES = new MergedNames([]);

export async function getMergedNames(database: Queryable, matterId: string): Promise<MergedNames> {
  const merges = await database
    .selectFrom('merged_name')
    .select(['name', 'canonical'])
    .where('matter_id', '=', matterId)
    .orderBy('name')
    .execute();
  return new MergedNames(merges);
}

/** Of every matter that has any, by its id. */
export async function getMergedNamesByMatter(database: Queryable): Promise<Map<string, MergedNames>> {
  const merges = await database
    .selectFrom('merged_name')
    .select(['matter_id as matterId', 'name', 'canonical'])
    .orderBy('name')
    .execute();
  const byMatter = Map.groupBy(merges, ({ matterId }) => matterId);
  return new Map([...byMatter].map(([matterId, them]) => [matterId, new MergedNames(them)]));
}

/** Merges names into one that counts, and with them all names that were merged into any of these before. */
export async function mergeNames(
  database: Database,
  act: Act,
  matterId: string,
  { names, into }: { names: readonly string[]; into: string },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const group = await listGroup(tx, matterId, [...names, into]);
    const merged = group.filter((name) => name !== into);
    await removeMerges(tx, matterId, group);
    for (const name of merged)
      await tx.insertInto('merged_name').values({ matter_id: matterId, name, canonical: into }).execute();
    await moveDocumentsWith(tx, matterId, group);
    await recordEvent(tx, act, matterId, { type: 'names.merged', names: merged, into });
  });
}

/** Lets merged names stand for themselves again. */
export async function splitNames(
  database: Database,
  act: Act,
  matterId: string,
  names: readonly string[],
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    await removeMerges(tx, matterId, names);
    await moveDocumentsWith(tx, matterId, names);
    await recordEvent(tx, act, matterId, { type: 'names.split', names: [...names] });
  });
}

/** Names, and all that are one person's with any of them. */
async function listGroup(tx: Tx, matterId: string, names: readonly string[]): Promise<string[]> {
  const merges = await tx
    .selectFrom('merged_name')
    .select(['name', 'canonical'])
    .where('matter_id', '=', matterId)
    .execute();
  const canonicalOf = new Map(merges.map(({ name, canonical }) => [name, canonical]));
  const canonicals = new Set(names.map((name) => canonicalOf.get(name) ?? name));
  const others = merges.filter(({ canonical }) => canonicals.has(canonical)).map(({ name }) => name);
  return [...new Set([...names, ...canonicals, ...others])];
}

async function removeMerges(tx: Tx, matterId: string, names: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('merged_name')
    .where('matter_id', '=', matterId)
    .where(sql<boolean>`name in ${anyOf(names)}`)
    .execute();
}

/**
 * Puts the pages of documents that print any of the names into the feed of changes, for facets and search servers. No
 * trigger does: which name a value is of is known here only. A document that has the letters elsewhere moves in vain.
 */
async function moveDocumentsWith(tx: Tx, matterId: string, names: readonly string[]): Promise<void> {
  const documentIds = new Set<string>();
  for (const name of names) {
    // As stored JSON writes it. What `like` would take for more than a letter stands for any letter.
    const letters = `%${JSON.stringify(name)
      .slice(1, -1)
      .replace(/[\\%_]/gu, '_')}%`;
    const { rows } = await sql<{ id: string }>`
      select document_id as id from document_facts
      where matter_id = ${matterId} and (facts like ${letters} or typed like ${letters})
      union select id from document where matter_id = ${matterId} and fields like ${letters}`.execute(tx);
    for (const { id } of rows) documentIds.add(id);
  }
  await moveToEndOfFeed(tx, matterId, [...documentIds]);
}
