import { type Kysely, sql } from 'kysely';
import type { Token } from '#ingest';
import type { PlacedTerm } from '../search/span.ts';

/**
 * Before a term that a hyphen joined, as `optout` of `opt-out`, which stands over the places of its parts.
 * Of private use: no term of a page holds it.
 */
export const JOINED = '\ue001';

/** A page's token stream, as the index holds it. */
export interface IndexEntry {
  /** The printed terms, one a position: the n-th of them stands at position n. */
  terms: string;
  /** What hyphens join, each with its mark. */
  joined: string;
  /** Of each joined term its position and span, as `7+2`. Not searched, only kept. */
  places: string;
}

export function toIndexEntry(tokens: readonly Token[]): IndexEntry {
  const joined = tokens.filter(({ span }) => span > 1);
  return {
    terms: tokens
      .filter(({ span }) => span === 1)
      .map(({ term }) => term)
      .join(' '),
    joined: joined.map(({ term }) => JOINED + term).join(' '),
    places: joined.map(({ position, span }) => `${position}+${span}`).join(' '),
  };
}

/** The token stream again, of those terms that are wanted: printed ones first, then joined ones. */
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

/** For a page that has no entry yet; in the caller's transaction, so that page and entry come together. */
export async function addTerms<Tables>(
  database: Kysely<Tables>,
  pageKey: number,
  tokens: readonly Token[],
): Promise<void> {
  const { terms, joined, places } = toIndexEntry(tokens);
  await sql`insert into page_term (rowid, terms, joined, places)
    values (${pageKey}, ${terms}, ${joined}, ${places})`.execute(database);
}

export async function replaceTerms<Tables>(
  database: Kysely<Tables>,
  pageKey: number,
  tokens: readonly Token[],
): Promise<void> {
  await sql`delete from page_term where rowid = ${pageKey}`.execute(database);
  await addTerms(database, pageKey, tokens);
}

/** The index's entries of pages, in no order; pages without an entry are left out. */
export async function listIndexEntries<Tables>(
  database: Kysely<Tables>,
  keys: readonly number[],
): Promise<(IndexEntry & { key: number })[]> {
  const { rows } = await sql<IndexEntry & { key: number }>`
    select rowid as key, terms, joined, places from page_term
    where rowid in (select value from json_each(${JSON.stringify(keys)}))`.execute(database);
  return rows;
}

/** Keys of the pages that an FTS5 expression finds, of all matters, in no order. */
export async function listKeysMatching<Tables>(
  database: Kysely<Tables>,
  expression: string,
): Promise<number[]> {
  // One row with a JSON list: a row for each of a million pages would take five times as long.
  const { rows } = await sql<{ keys: string }>`
    select json_group_array(rowid) as keys from page_term where page_term match ${expression}`.execute(
    database,
  );
  return JSON.parse(rows[0]?.keys ?? '[]');
}

/** Of those pages the likeliest by bm25, the likeliest first. Ranking looks at each of them. */
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
