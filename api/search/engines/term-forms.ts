import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Queryable } from '../../repositories/database.ts';
import { JOINED } from '../../repositories/page-terms.ts';
import { matchesTerm } from '../match-term.ts';
import { listQueryWords, type Query, type QueryTerm } from '../query.ts';

/** The index's terms that a term of the query stands for; undefined where they are too many to list. */
export type TermForms = Map<QueryTerm, string[] | undefined>;

/** Beyond it, listing them costs more than looking at the pages. */
const MOST_FORMS = 1000;
/** Terms taken from the index between two pauses, in which the server answers others. */
const TERMS_AT_A_STRETCH = 20_000;
/** Behind every term that starts so: the last of all characters. */
const LAST = '\u{10ffff}';

/**
 * Looks terms with `*` inside, `?` or `~` up in the index's own vocabulary, by the very question that
 * decides on the page. So candidates are every page that matches.
 */
export async function listTermForms(database: Queryable, query: Query): Promise<TermForms> {
  const terms = listQueryWords(query)
    .flatMap(({ alternatives }) => alternatives.flat())
    .filter(({ match }) => match === 'wild' || match === 'fuzzy');
  const forms: TermForms = new Map();
  // A view of the index that lasts as long as the connection, and writes nothing to the file.
  if (terms.length > 0) {
    await sql`create virtual table if not exists temp.page_vocabulary
      using fts5vocab(main, page_term, row)`.execute(database);
  }
  for (const term of terms) forms.set(term, await listForms(database, term));
  return forms;
}

async function listForms(database: Queryable, term: QueryTerm): Promise<string[] | undefined> {
  const forms = new Set<string>();
  const start = startOf(term);
  // Printed terms, and those that hyphens join.
  for (const first of start === '' ? [''] : [start, JOINED + start]) {
    let from = first;
    for (;;) {
      const stretch = await listTerms(database, from, first + LAST);
      for (const indexed of stretch) {
        const text = indexed.startsWith(JOINED) ? indexed.slice(JOINED.length) : indexed;
        if (matchesTerm(text, term)) forms.add(text);
      }
      if (forms.size > MOST_FORMS) return undefined;
      if (stretch.length < TERMS_AT_A_STRETCH) break;
      // The next: a space sorts before every letter, and no term holds one.
      from = `${stretch.at(-1)} `;
      await setImmediate();
    }
  }
  return [...forms];
}

async function listTerms(database: Queryable, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ term: string }>`
    select term from temp.page_vocabulary where term >= ${from} and term < ${to}
    order by term limit ${TERMS_AT_A_STRETCH}`.execute(database);
  return rows.map(({ term }) => term);
}

/** The letters that every form of a term starts with. */
export function startOf({ term, match }: QueryTerm): string {
  if (match === 'fuzzy') return '';
  return match === 'wild' ? (/^[^*?]*/u.exec(term)?.[0] ?? '') : term;
}
