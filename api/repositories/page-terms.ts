import { type Kysely, sql } from 'kysely';
import type { Token } from '#ingest';
import type { Queryable } from './database.ts';

/** A page's token stream, as the index holds it. */
export interface IndexEntry {
  /** The printed terms, one a position: the n-th word of this text stands at position n. */
  terms: string;
  /** What hyphens join, `optout` of `opt-out`. Only that they are on the page, not where. */
  joined: string;
}

export function toIndexEntry(tokens: readonly Token[]): IndexEntry {
  const written = (isJoined: boolean) =>
    tokens
      .filter(({ span }) => span > 1 === isJoined)
      .map(({ term }) => term)
      .join(' ');
  return { terms: written(false), joined: written(true) };
}

/** For a page that has no entry yet; in the caller's transaction, so that page and entry come together. */
export async function addTerms<Tables>(
  database: Kysely<Tables>,
  pageKey: number,
  tokens: readonly Token[],
): Promise<void> {
  const { terms, joined } = toIndexEntry(tokens);
  await sql`insert into page_term (rowid, terms, joined) values (${pageKey}, ${terms}, ${joined})`.execute(
    database,
  );
}

export async function replaceTerms<Tables>(
  database: Kysely<Tables>,
  pageKey: number,
  tokens: readonly Token[],
): Promise<void> {
  await sql`delete from page_term where rowid = ${pageKey}`.execute(database);
  await addTerms(database, pageKey, tokens);
}

/** Terms of the index after one, in the order of their bytes, each with the number of pages that it is on. */
export async function listVocabulary(
  database: Queryable,
  after: string,
  limit: number,
): Promise<{ term: string; pages: number }[]> {
  // A view of the index that lasts as long as the connection, and writes nothing to the file.
  await sql`create virtual table if not exists temp.page_vocabulary
    using fts5vocab(main, page_term, row)`.execute(database);
  const { rows } = await sql<{ term: string; pages: number }>`
    select term, doc as pages from temp.page_vocabulary where term > ${after}
    order by term limit ${limit}`.execute(database);
  return rows;
}

/** The terms of pages as they are indexed, the joined ones too: a term as often as it stands there. */
export async function listIndexedTerms(
  database: Queryable,
  keys: readonly number[],
): Promise<{ key: number; terms: string[] }[]> {
  const { rows } = await sql<{ key: number; terms: string; joined: string }>`
    select rowid as key, terms, joined from page_term
    where rowid in (select value from json_each(${JSON.stringify(keys)}))`.execute(database);
  return rows.map(({ key, terms, joined }) => ({
    key,
    terms: `${terms} ${joined}`.split(' ').filter((term) => term !== ''),
  }));
}

/** Pages have growing keys: those that come later have greater ones. 0 where there are no pages. */
export async function getLastPageKey(database: Queryable): Promise<number> {
  const { key } = await database
    .selectFrom('page')
    .select((eb) => eb.fn.max<number | null>('key').as('key'))
    .executeTakeFirstOrThrow();
  return key ?? 0;
}
