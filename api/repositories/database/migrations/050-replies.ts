import { type Kysely, sql } from 'kysely';

/**
 * Replies to passages and notes, and the people whom notes and replies mention. Removed replies are kept, so that a
 * removal can be undone.
 */
const statements = [
  `create table passage_reply (
     id text primary key not null, matter_id text not null references matter (id),
     page_key integer not null references page (key),
     passage_id text not null references passage (id),
     text text not null, author text not null, created_at text not null, removed_at text) strict`,
  'create index passage_reply_by_passage on passage_reply (passage_id, created_at)',
  `create table mention (
     id integer primary key not null, matter_id text not null references matter (id),
     page_key integer not null references page (key),
     passage_id text not null references passage (id), reply_id text references passage_reply (id),
     user_name text not null, seen_at text) strict`,
  'create index mention_by_passage on mention (passage_id)',
  'create index mention_by_person on mention (user_name, matter_id) where seen_at is null',
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
