import { sql } from 'kysely';
import type { Token } from '#ingest';
import type { Queryable } from '../../repositories/database.ts';
import type { Query, QueryTerm } from '../query.ts';
import type { Candidates, SearchEngine } from './search-engine.ts';

/** Full-text search inside the database itself (SQLite FTS5): always there, always up to date. */
export class SqliteIndex implements SearchEngine {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  /** In the caller's transaction, so that a page and its index entry come together. */
  async replace(pageKey: number, tokens: readonly Token[]): Promise<void> {
    await sql`delete from page_term where rowid = ${pageKey}`.execute(this.#database);
    await this.add(pageKey, tokens);
  }

  /** For a page that has no entry yet; in the caller's transaction. */
  async add(pageKey: number, tokens: readonly Token[]): Promise<void> {
    const terms = tokens.map((token) => token.term).join(' ');
    await sql`insert into page_term (rowid, terms) values (${pageKey}, ${terms})`.execute(this.#database);
  }

  async listCandidates(matterId: string, query: Query): Promise<Candidates> {
    const expression = toMatchExpression(query);
    const rows = await this.#database
      .selectFrom('page')
      .select('key')
      .where('matter_id', '=', matterId)
      .$if(expression !== null, (select) =>
        select.where(sql<boolean>`key in (select rowid from page_term where page_term match ${expression})`),
      )
      .orderBy('position')
      .execute();
    return { keys: rows.map((row) => row.key), decided: isDecidedByTerms(query) };
  }
}

/**
 * The query as FTS5 takes it, null for "any page". What only the token stream can decide is widened:
 * a phrase to all of its words, a negation to any page.
 */
export function toMatchExpression(query: Query): string | null {
  switch (query.kind) {
    case 'word':
      return joinAll(
        query.alternatives.map((run) => joinAll(run.map(toMatchTerm), 'and')),
        'or',
      );
    case 'phrase':
      return joinAll(query.words.map(toMatchExpression), 'and');
    case 'and':
      return joinAll(
        query.parts.map(toMatchExpression).filter((part) => part !== null),
        'and',
      );
    case 'or': {
      const parts = query.parts.map(toMatchExpression);
      return parts.includes(null) ? null : joinAll(parts, 'or');
    }
    case 'not':
      return null;
  }
}

/** True when single words make the whole query: then a page with the terms is a page that matches. */
function isDecidedByTerms(query: Query): boolean {
  switch (query.kind) {
    case 'word':
      return query.alternatives.every((run) => run.length === 1);
    case 'and':
    case 'or':
      return query.parts.every(isDecidedByTerms);
    default:
      return false;
  }
}

function joinAll(parts: readonly (string | null)[], by: 'and' | 'or'): string | null {
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : `(${parts.join(by === 'and' ? ' AND ' : ' OR ')})`;
}

/** Terms hold letters and digits only, so that the quotes can't be left. */
function toMatchTerm({ term, prefix }: QueryTerm): string {
  return prefix ? `"${term}"*` : `"${term}"`;
}
