import { type Kysely, sql } from 'kysely';

/**
 * What a person asks of a reading besides what is missing: to try again what failed, to put columns of
 * load files elsewhere. Of passwords it is kept that some were given, never which. An upload that is a
 * load file is known as such, so that its drop waits for a person to look at the columns.
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
