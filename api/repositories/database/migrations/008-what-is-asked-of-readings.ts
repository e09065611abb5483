import { type Kysely, sql } from 'kysely';

/**
 * Options of an ingest request besides reading what is missing: to retry what failed, and to map columns of
 * load files. Only the fact that passwords were given is stored, never the passwords. An upload that is a
 * load file is marked as one, so that its drop waits for a person to check the columns.
 */
const statements = [
  'alter table reading add column retry integer not null default 0 check (retry in (0, 1))',
  'alter table reading add column with_passwords integer not null default 0 check (with_passwords in (0, 1))',
  'alter table reading add column columns text',
  'alter table upload add column load_file integer not null default 0 check (load_file in (0, 1))',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
