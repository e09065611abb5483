import { type Kysely, sql } from 'kysely';

/**
 * People can be deactivated, and choose their password by a one-time link, of which only the hash is stored: an
 * account whose password is not chosen yet has an empty hash.
 */
const statements = [
  'alter table user add column deactivated_at text',
  `create table password_link (
     user_id text primary key references user (id), token_hash text not null unique,
     made_by text not null, made_at text not null, expires_at text not null) strict, without rowid`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
