import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether one of the texts contains the letters, in any case. */
export function hasLetters(letters: string, texts: readonly RawBuilder<unknown>[]): RawBuilder<SqlBool> {
  const literal = letters
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/gu, '\\$&');
  const tests = texts.map((text) => sql`lower(${text}) like ${`%${literal}%`} escape '\\'`);
  return sql<SqlBool>`(${sql.join(tests, sql` or `)})`;
}
