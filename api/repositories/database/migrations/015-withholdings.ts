import { type Kysely, sql } from 'kysely';

/** The withholding log: what marks withhold, by code, and the agency's indexes to compare it with. */
const statements = [
  // Derived from the marks in force of a page, and derived again when they change.
  `create table withheld (
     page_key integer not null references page (key), part integer not null,
     first_bates text, last_bates text, prefix_key text, number integer, pages integer not null,
     extent text not null check (extent in ('full', 'part')), codes text not null, boxes integer not null,
     bare_boxes integer not null, share real not null, placeholder text,
     primary key (page_key, part)) strict, without rowid`,
  // The codes in force, including corrections; '' for a box or a sheet without a code.
  `create table withheld_code (
     page_key integer not null, part integer not null, code text not null, boxes integer not null,
     primary key (code, page_key, part)) strict, without rowid`,
  'create index withheld_code_by_page on withheld_code (page_key, part)',
  // A row as loaded: the mapping of its columns may change later.
  `create table vaughn_index (
     id text primary key, matter_id text not null references matter (id), name text not null,
     sha256 text not null, header text not null, columns text not null, rows integer not null,
     loaded_by text not null, loaded_at text not null, removed_at text, unique (matter_id, sha256)) strict`,
  `create table vaughn_row (
     index_id text not null references vaughn_index (id), row integer not null, cells text not null,
     primary key (index_id, row)) strict, without rowid`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
