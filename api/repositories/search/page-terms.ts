import { type Kysely, sql } from 'kysely';
import type { Token } from '#ingest';
import type { Queryable } from '../database/database.ts';
import { anyOf, type List, listOf, readList } from '../database/sqlite-sql.ts';
import { stampBoth } from './index-file.ts';
import type { PlacedTerm } from './placed-term.ts';

/**
 * Precedes a term that a hyphen joined, such as `optout` from `opt-out`, which spans the positions of its
 * parts. A private-use character that no term of a page contains.
 */
export const JOINED = '\ue001';

/** A page's token stream, as stored in the index. */
export interface IndexEntry {
  /** The printed terms, one per position: the n-th of them is at position n. */
  terms: string;
  /** The terms joined by hyphens, each with its mark. */
  joined: string;
  /** Position and span of each joined term, such as `7+2`. Stored but not searched. */
  places: string;
}

export function toIndexEntry(tokens: readonly Token[]): IndexEntry {
  const [terms, joined, places]: [string[], string[], string[]] = [[], [], []];
  for (const { term, position, span } of tokens) {
    if (span === 1) {
      terms.push(term);
    } else {
      joined.push(JOINED + term);
      places.push(`${position}+${span}`);
    }
  }
  return { terms: terms.join(' '), joined: joined.join(' '), places: places.join(' ') };
}

/** Decodes the tokens of the terms that are wanted: printed ones first, then joined ones. */
export function listPlacedTerms(entry: IndexEntry, isWanted: (term: string) => boolean): PlacedTerm[] {
  const found: PlacedTerm[] = [];
  for (const [position, term] of split(entry.terms).entries()) {
    if (isWanted(term)) found.push({ term, position, span: 1 });
  }
  const places = split(entry.places);
  for (const [index, marked] of split(entry.joined).entries()) {
    const term = marked.slice(JOINED.length);
    const [position = 0, span = 1] = (places[index] ?? '').split('+').map(Number);
    if (isWanted(term)) found.push({ term, position, span });
  }
  return found;
}

function split(list: string): string[] {
  return list === '' ? [] : list.split(' ');
}

/** For a page without an entry; in the caller's transaction, so that page and entry are added together. */
export async function addTerms<Tables>(
  database: Kysely<Tables>,
  pageKey: number,
  tokens: readonly Token[],
): Promise<void> {
  await addTermsOfAll(database, [[pageKey, tokens]]);
}

/** The same for many pages of one transaction, each with its key. */
export async function addTermsOfAll<Tables>(
  database: Kysely<Tables>,
  pages: Iterable<readonly [pageKey: number, tokens: readonly Token[]]>,
): Promise<void> {
  for (const [pageKey, tokens] of pages) {
    const { terms, joined, places } = toIndexEntry(tokens);
    await sql`insert into page_term (rowid, terms, joined, places)
      values (${pageKey}, ${terms}, ${joined}, ${places})`.execute(database);
  }
  await stampBoth(database);
}

export async function replaceTerms<Tables>(
  database: Kysely<Tables>,
  pageKey: number,
  tokens: readonly Token[],
): Promise<void> {
  await sql`delete from page_term where rowid = ${pageKey}`.execute(database);
  await addTerms(database, pageKey, tokens);
}

/** Removes the entries of pages that are sequestered. */
export async function removeTerms<Tables>(database: Kysely<Tables>, keys: readonly number[]): Promise<void> {
  await sql`delete from page_term where rowid in ${anyOf(keys)}`.execute(database);
  await stampBoth(database);
}

/** The index's entries of pages, in no order; pages without an entry are left out. */
export async function listIndexEntries<Tables>(
  database: Kysely<Tables>,
  keys: readonly number[],
): Promise<(IndexEntry & { key: number })[]> {
  const { rows } = await sql<IndexEntry & { key: number }>`
    select rowid as key, terms, joined, places from page_term
    where rowid in ${anyOf(keys)}`.execute(database);
  return rows;
}

/** For queries of `page`: joins the index's entry of each page, if it has one. */
export const joinTerms = sql`left join page_term on page_term.rowid = page.key`;

/** Number of index entries without a page. */
export async function countStrayEntries<Tables>(database: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ stray: number }>`
    select count(*) as stray from page_term where rowid not in (select key from page)`.execute(database);
  return rows[0]?.stray ?? 0;
}

/** Keys of the pages that match an FTS5 expression, of all matters, in no order. */
export async function listKeysMatching<Tables>(
  database: Kysely<Tables>,
  expression: string,
): Promise<number[]> {
  const { rows } = await sql<{ keys: List<number> }>`
    select ${listOf(sql<number>`rowid`)} as keys from page_term where page_term match ${expression}`.execute(
    database,
  );
  return readList(rows[0]?.keys);
}

/** The best of those pages by bm25, best first. Ranking has to evaluate each of them. */
export async function listKeysByRank<Tables>(
  database: Kysely<Tables>,
  expression: string,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ key: number }>`
    select rowid as key from page_term where page_term match ${expression} order by rank limit ${limit}`.execute(
    database,
  );
  return rows.map(({ key }) => key);
}

/**
 * Terms of the index after one, those joined by hyphens with their mark, in byte order; each with its number
 * of pages.
 */
export async function listVocabulary<Tables>(
  database: Kysely<Tables>,
  after: string,
  limit: number,
): Promise<{ term: string; pages: number }[]> {
  // A view of the index that lasts as long as the connection, and writes nothing to the file.
  await sql`create virtual table if not exists temp.page_vocabulary
    using fts5vocab(search_index, page_term, row)`.execute(database);
  const { rows } = await sql<{ term: string; pages: number }>`
    select term, doc as pages from temp.page_vocabulary where term > ${after}
    order by term limit ${limit}`.execute(database);
  return rows;
}

/** Page keys increase: later pages have greater ones. 0 if there are no pages. */
export async function getLastPageKey(database: Queryable): Promise<number> {
  const { key } = await database
    .selectFrom('page')
    .select((eb) => eb.fn.max<number | null>('key').as('key'))
    .executeTakeFirstOrThrow();
  return key ?? 0;
}

/** Keys of the pages after a key that match an FTS5 expression, of all matters, smallest first. */
export async function listKeysAfter<Tables>(
  database: Kysely<Tables>,
  expression: string,
  after: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ keys: List<number> }>`
    select ${listOf(sql<number>`key`)} as keys from (
      select rowid as key from page_term where page_term match ${expression} and rowid > ${after}
      order by rowid limit ${limit})`.execute(database);
  return readList(rows[0]?.keys);
}
