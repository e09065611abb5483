import { sql } from 'kysely';
import { getDataVersion, type Queryable } from '../repositories/database.ts';
import type { PageFilter } from '../repositories/page-filter.ts';

/** Searches remembered at once; each is a list of page keys. */
const MOST_REMEMBERED = 50;

/**
 * Keeps what the last searches found. Reading through the hits of a search asks for it again with
 * every page; the answer is the same until something is written.
 */
export class RememberedMatches {
  readonly #known = new Map<string, { version: string; keys: readonly number[] }>();

  /** `query` and `filter` say what is searched for; `find` searches, where that is not known. */
  async recall(
    database: Queryable,
    { query, asksFields }: { query: string; asksFields: boolean },
    filter: PageFilter,
    find: () => Promise<number[]>,
  ): Promise<readonly number[]> {
    const name = JSON.stringify([query, filter]);
    const version = await versionOf(
      database,
      asksFields || filter.tagId !== undefined || filter.only !== undefined,
    );
    const known = this.#known.get(name);
    this.#known.delete(name);
    const keys = known?.version === version ? known.keys : await find();
    this.#known.set(name, { version, keys });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    return keys;
  }
}

/**
 * Changes with whatever the answer depends on: what other processes write; texts that come, and old
 * ones that are chosen again, which adds no row to the texts; and, where tags, numbers or fields are
 * asked for, every write of this process.
 */
async function versionOf(database: Queryable, asksMoreThanText: boolean): Promise<string> {
  const others = await getDataVersion(database);
  const texts = sql`(select max(rowid) from page_text) || '/' ||
    coalesce((select max(seq) from audit_event where type = 'text.chosen'), 0)`;
  const own = asksMoreThanText ? sql`total_changes()` : texts;
  const { rows } = await sql<{ own: number | string }>`select ${own} as own`.execute(database);
  return `${others}/${rows[0]?.own}`;
}
