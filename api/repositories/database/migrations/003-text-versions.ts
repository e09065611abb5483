import { type Kysely, sql } from 'kysely';

/** The author of a version of a page's text, and an index for the last event of a kind. */
const statements = [
  'alter table page_text add column created_by text',
  'create index audit_event_by_type on audit_event (type, seq)',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
