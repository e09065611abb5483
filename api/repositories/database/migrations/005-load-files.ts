import { type Kysely, sql } from 'kysely';

/**
 * Load files, the documents that they describe, and the position of each of their pages in a file; and what
 * the page ids of a copy are made from, which has its own pages because it has its own numbers.
 */
const statements = [
  'alter table source_file add column page_seed text',
  `create table load_file (
     file_id text primary key references source_file (id), production_id text not null references production (id),
     kind text not null check (kind in ('dat', 'opt', 'lfp')), encoding text not null,
     choices text not null, mapping text not null, plan_hash text not null, documents integer not null,
     fault_count integer not null, faults text not null,
     reading_fault_count integer not null, reading_faults text not null) strict`,
  `create index load_file_by_production on load_file (production_id)`,
  `create table document (
     key integer primary key, matter_id text not null references matter (id), id text not null,
     production_id text not null references production (id), ordinal integer not null,
     begin_bates text not null, end_bates text not null, begin_attachment text, end_attachment text,
     parent_id text, fields text not null, page_count integer not null,
     load_file_id text not null references source_file (id), row integer not null,
     text_file_id text references source_file (id), text_fault text,
     native_file_id text references source_file (id), unique (matter_id, id)) strict`,
  `create index document_by_production on document (production_id, ordinal)`,
  `create table document_page (
     source_file_id text not null references source_file (id), page_index integer not null,
     document_key integer not null references document (key) on delete cascade, ordinal integer not null,
     starts integer not null, bates text, rotation integer not null check (rotation in (0, 90, 180, 270)),
     text_file_id text references source_file (id),
     primary key (source_file_id, page_index)) strict, without rowid`,
  `create index document_page_by_document on document_page (document_key, ordinal)`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
