import { sql } from 'kysely';
import type { Queryable } from '../../repositories/database.ts';
import type { Query, QueryTerm } from '../query.ts';
import type { Candidates, SearchEngine } from './search-engine.ts';
import { listTermForms, startOf, type TermForms } from './term-forms.ts';

/** Full-text search inside the database itself (SQLite FTS5): always there, always up to date. */
export class SqliteIndex implements SearchEngine {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  async listCandidates(matterId: string, query: Query): Promise<Candidates> {
    const forms = await listTermForms(this.#database, query);
    const expression = toMatchExpression(query, forms);
    const rows = await this.#database
      .selectFrom('page')
      .select('key')
      .where('matter_id', '=', matterId)
      .$if(expression !== null, (select) =>
        select.where(sql<boolean>`key in (select rowid from page_term where page_term match ${expression})`),
      )
      .orderBy('position')
      .execute();
    return { keys: rows.map((row) => row.key), decided: isDecidedByTerms(query, forms) };
  }
}

/**
 * The query as FTS5 takes it, null for "any page". What only the token stream can decide is widened:
 * a phrase and a distance to all of their words, a negation and a field to any page.
 */
function toMatchExpression(query: Query, forms: TermForms): string | null {
  switch (query.kind) {
    case 'word':
      return anyOf(query.alternatives.map((run) => allOf(run.map((term) => toMatchTerm(term, forms)))));
    case 'phrase':
      return allOf(query.words.map((word) => toMatchExpression(word, forms)));
    case 'near': {
      const left = toMatchExpression(query.left, forms);
      return query.negated ? left : allOf([left, toMatchExpression(query.right, forms)]);
    }
    case 'and':
      return allOf(query.parts.map((part) => toMatchExpression(part, forms)));
    case 'or':
      return anyOf(query.parts.map((part) => toMatchExpression(part, forms)));
    case 'not':
    case 'field':
      return null;
  }
}

/** True when single words make the whole query: then a page with the terms is a page that matches. */
function isDecidedByTerms(query: Query, forms: TermForms): boolean {
  switch (query.kind) {
    case 'word':
      return query.alternatives.every(
        (run) => run.length === 1 && run.every((term) => !isInexact(term) || forms.get(term) !== undefined),
      );
    case 'and':
    case 'or':
      return query.parts.every((part) => isDecidedByTerms(part, forms));
    default:
      return false;
  }
}

function isInexact({ match }: QueryTerm): boolean {
  return match === 'wild' || match === 'fuzzy';
}

function allOf(parts: readonly (string | null)[]): string | null {
  return join(
    parts.filter((part) => part !== null),
    'AND',
  );
}

function anyOf(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : join(known, 'OR');
}

function join(parts: readonly string[], by: 'AND' | 'OR'): string | null {
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : `(${parts.join(` ${by} `)})`;
}

/** Of private use, and so no term: nothing matches it. */
const NO_TERM = '"\ue000"';

function toMatchTerm(term: QueryTerm, forms: TermForms): string | null {
  if (term.match === 'exact') return quote(term.term);
  if (term.match === 'prefix') return `${quote(term.term)}*`;
  const known = forms.get(term);
  if (known) return join(known.map(quote), 'OR') ?? NO_TERM;
  const start = startOf(term);
  return start === '' ? null : `${quote(start)}*`;
}

/** Terms hold letters and digits only, so that the quotes can't be left. */
function quote(term: string): string {
  return `"${term}"`;
}
