import { type Kysely, sql } from 'kysely';

/**
 * Lists of suggested pages, and random control sets, which are reviewed like any others. A tag may be removed
 * later, and its lists stay.
 */
const statements = [
  `create table suggestion_list (
     id text primary key, matter_id text not null references matter (id),
     tag_id text not null, made_by text not null, made_at text not null,
     seed text not null, yes_pages integer not null, no_pages integer not null) strict`,
  'create index suggestion_list_by_tag on suggestion_list (tag_id, made_at)',
  `create table suggestion_page (
     list_id text not null references suggestion_list (id), kind text not null
       check (kind in ('ranked', 'random', 'look-again')),
     place integer not null, page_key integer not null references page (key),
     decided text check (decided in ('yes', 'no')), reasons text not null,
     primary key (list_id, page_key)) strict, without rowid`,
  `create table control_set (
     id text primary key, matter_id text not null references matter (id),
     tag_id text not null, drawn_by text not null, drawn_at text not null,
     seed text not null, goal real not null, population integer not null,
     population_set_id text not null references kept_set (id), matter_pages integer not null) strict`,
  'create index control_set_by_matter on control_set (matter_id, drawn_at)',
  `create table control_page (
     set_id text not null references control_set (id), page_key integer not null references page (key),
     primary key (set_id, page_key)) strict, without rowid`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
