import { type Kysely, sql } from 'kysely';

/**
 * How far a search server beside the database is. What is to be told to it is in page_change, in the same
 * transaction as the change itself; here is only up to where it was told. The installation's id keeps two
 * installations apart on one server.
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
