import { type Kysely, sql } from 'kysely';

/**
 * How up to date a search server beside the database is. The changes to send are in page_change, in the same
 * transaction as the change itself; this table only has the position up to which they were sent. The
 * installation's id separates two installations on one server.
 */
const statements = [
  'create table installation (id text not null primary key) strict',
  'insert into installation (id) values (lower(hex(randomblob(6))))',
  `create table engine_state (
     matter_id text not null primary key references matter (id),
     pushed_seq integer, shape text not null,
     rebuild_seq integer, rebuild_shape text not null, is_swapping integer not null,
     failure text, failed_at text) strict`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
