import { type Kysely, sql } from 'kysely';
import type { Token } from '#ingest';

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
