import { type Kysely, sql } from 'kysely';

/**
 * The challenge status moves to a table of its own, without triggers: it is for attorneys only, and in
 * `withholding` each decision moved the feed of page changes, which everyone in the matter can observe. Also
 * the devices on which people have signed in, by the hash of a cookie, for the limit on guesses.
 */
const statements = [
  `create table withholding_challenge (
     page_key integer not null references page (key), part integer not null, challenge text not null,
     primary key (page_key, part)) strict, without rowid`,
  `insert into withholding_challenge (page_key, part, challenge)
     select page_key, part, challenge from withholding where challenge is not null`,
  // Rows that contain nothing but a challenge, which nobody else ever changed.
  `delete from withholding where changed_by = ''`,
  'alter table withholding drop column challenge',
  `create table known_device (
     token_hash text not null, user_id text not null references user (id), signed_in_at text not null,
     primary key (token_hash, user_id)) strict, without rowid`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
