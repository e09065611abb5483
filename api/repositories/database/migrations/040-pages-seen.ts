import { type Kysely, sql } from 'kysely';

/** Who has seen which page on which day, and after how many seconds a page counts as seen. */
const statements = [
  `create table page_seen (
     page_key integer not null references page (key), person text not null, day text not null,
     at text not null, primary key (page_key, person, day)) strict, without rowid`,
  `create trigger page_seen_is_never_changed before update on page_seen
     begin select raise(abort, 'the record of pages seen is append-only'); end`,
  `create trigger page_seen_is_never_deleted before delete on page_seen
     begin select raise(abort, 'the record of pages seen is append-only'); end`,
  `create table coverage_rule (
     matter_id text primary key not null references matter (id), seconds integer not null) strict`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
