import { type Kysely, sql } from 'kysely';

/**
 * Double-blind batches: two batches with the same pages, of which each is the other's twin. What their readers decide
 * is sealed until both are finished; then it becomes decisions. `tag_id` is '' for "nothing applies".
 */
const statements = [
  `create table blind_batch (
     batch_id text primary key not null references batch (id),
     twin_id text unique not null references batch (id), opened_at text) strict, without rowid`,
  `create table sealed_decision (
     id integer primary key not null, batch_id text not null references blind_batch (batch_id),
     page_key integer not null references page (key), tag_id text not null,
     person text not null, role text not null check (role in ('attorney', 'reviewer')),
     answer text not null check (answer in ('yes', 'no', 'unsure')), made_by text not null,
     tag_version integer, at text not null,
     unique (page_key, person, tag_id)) strict`,
  'create index sealed_decision_by_batch on sealed_decision (batch_id, page_key)',
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
