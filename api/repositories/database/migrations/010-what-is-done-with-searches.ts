import { type Kysely, sql } from 'kysely';

/** Queries as they were answered, saved searches, search term reports, and elusion samples. */
const statements = [
  // Sets of pages, identified by their content: the same pages found again take no space.
  `create table kept_set (
     id text primary key, matter_id text not null references matter (id), pages integer not null,
     keys blob not null) strict`,

  `create table recorded_query (
     id text primary key, matter_id text not null references matter (id), at text not null,
     asked_by text not null, kind text not null, written text not null, canonical text not null,
     scope text not null, scope_in_words text not null, pages integer not null,
     documents integer not null, corpus_version integer not null,
     set_id text references kept_set (id), run_of text references recorded_query (id),
     report_id text) strict`,
  'create index recorded_query_by_time on recorded_query (matter_id, at)',

  `create table saved_search (
     id text primary key, matter_id text not null references matter (id), name text not null collate nocase,
     written text not null, mode text not null, scope text not null, saved_by text not null,
     saved_at text not null, first_set_id text references kept_set (id),
     found_set_id text references kept_set (id), found_version integer, problem text,
     removed_at text) strict`,
  'create index saved_search_by_matter on saved_search (matter_id, removed_at)',
  `create table saved_search_seen (
     search_id text not null references saved_search (id), seen_by text not null,
     set_id text not null references kept_set (id), seen_at text not null,
     primary key (search_id, seen_by)) strict, without rowid`,

  `create table term_report (
     id text primary key, series_id text not null, version integer not null,
     matter_id text not null references matter (id), name text not null, terms text not null,
     scope text not null, scope_in_words text not null, status text not null,
     terms_done integer not null, terms_total integer not null, asked_by text not null,
     asked_at text not null, finished_at text, message text, corpus_version integer,
     program text not null, productions text not null, total text, total_delta text,
     total_set_id text references kept_set (id), unique (series_id, version)) strict`,
  'create index term_report_by_time on term_report (matter_id, asked_at)',
  `create table term_report_row (
     report_id text not null references term_report (id), ordinal integer not null, term text not null,
     name text, canonical text, error text, counts text, unique_pages integer, delta text,
     set_id text references kept_set (id), unique_set_id text references kept_set (id),
     primary key (report_id, ordinal)) strict, without rowid`,

  `create table elusion_sample (
     id text primary key, matter_id text not null references matter (id), name text not null,
     written text, tag_id text, outside text not null, scope text not null, scope_in_words text not null,
     seed text not null, population integer not null, reviewed_pages integer not null,
     corpus_version integer not null, drawn_by text not null, drawn_at text not null) strict`,
  'create index elusion_sample_by_time on elusion_sample (matter_id, drawn_at)',
  `create table elusion_page (
     sample_id text not null references elusion_sample (id), place integer not null,
     page_key integer not null references page (key), answer text, answered_by text, answered_at text,
     primary key (sample_id, place), unique (sample_id, page_key)) strict, without rowid`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
