import { type Kysely, sql } from 'kysely';

/** The series of numbers in productions, and the numbers on pages that are not the production's own. */
const statements = [
  // The prefix that a person chose as that of the production's numbers; null: that of most pages.
  'alter table production add column bates_prefix text',
  `create table bates_series (
     production_id text not null references production (id), series_key text not null, prefix text not null,
     pages integer not null, role text not null check (role in ('own', 'other', 'form')),
     is_beside integer not null, primary key (production_id, series_key)) strict, without rowid`,
  `create table page_number (
     page_key integer not null references page (key), kind text not null check (kind in ('stamp', 'court')),
     verbatim text not null, prefix_key text not null, number integer not null, confidence real not null,
     primary key (page_key, prefix_key, number)) strict, without rowid`,
  'create index page_number_by_number on page_number (number, prefix_key)',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
