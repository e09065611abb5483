import { type Kysely, sql } from 'kysely';

/** People, matters, productions, pages, tags, exhibits and the audit log. */
const statements = [
  `create table matter (
     id text primary key, slug text not null unique, name text not null, created_at text not null) strict`,
  `create table user (
     id text primary key, name text not null unique, display_name text not null,
     role text not null check (role in ('attorney', 'reviewer', 'read-only')),
     password_hash text not null, created_at text not null) strict`,
  `create table membership (
     matter_id text not null references matter (id), user_id text not null references user (id),
     primary key (matter_id, user_id)) strict`,
  `create table session (
     token_hash text primary key, user_id text not null references user (id),
     created_at text not null, expires_at text not null) strict`,
  `create table production (
     id text primary key, matter_id text not null references matter (id), name text not null,
     received_at text not null, unique (matter_id, name)) strict`,
  `create table source_file (
     id text primary key, matter_id text not null references matter (id),
     production_id text not null references production (id),
     path text not null, sha256 text not null, bytes integer not null,
     status text not null check (status in ('received', 'reading', 'read', 'duplicate', 'quarantined')),
     cause text, message text, page_count integer not null default 0, first_control integer,
     unique (production_id, path, sha256)) strict`,
  `create index source_file_by_content on source_file (matter_id, sha256)`,
  `create table ingest_run (
     id text primary key, production_id text not null references production (id),
     started_at text not null, beat_at text not null, ended_at text, pages_read integer not null) strict`,
  `create index ingest_run_by_production on ingest_run (production_id, started_at)`,
  `create table page (
     key integer primary key, id text not null, matter_id text not null references matter (id),
     production_id text not null references production (id),
     source_file_id text not null references source_file (id),
     page_index integer not null, position integer not null, control_number text not null,
     status text not null check (status in ('read', 'blank', 'problem')), problem text,
     width real not null, height real not null, pdf_object integer, pdf_generation integer,
     document_id text not null, starts_document integer not null,
     bates text, bates_prefix_key text, bates_number integer,
     bates_source text check (bates_source in ('read', 'inferred', 'typed')),
     bates_confidence real, bates_as_read text, bates_candidates text not null,
     text_version integer not null,
     unique (matter_id, id), unique (matter_id, position)) strict`,
  `create index page_by_file on page (source_file_id, page_index)`,
  `create index page_by_production on page (production_id, position)`,
  `create index page_by_document on page (matter_id, document_id)`,
  `create index page_by_bates on page (matter_id, bates_number, bates_prefix_key)`,
  `create table page_text (
     page_key integer not null references page (key), version integer not null,
     source text not null, reason text not null, confidence real, text text not null,
     words blob not null, word_count integer not null, created_at text not null,
     primary key (page_key, version)) strict`,
  // The terms are normalized by the token stream; the ascii tokenizer only splits them at spaces.
  `create virtual table page_term using fts5 (terms, content='', contentless_delete=1, tokenize='ascii')`,
  `create table tag (
     id text primary key, matter_id text not null references matter (id), name text not null collate nocase,
     definition text not null, colour text not null, shortcut text, ordinal integer not null,
     unique (matter_id, name)) strict`,
  `create unique index tag_shortcut on tag (matter_id, shortcut) where shortcut is not null`,
  `create table page_tag (
     page_key integer not null references page (key), tag_id text not null references tag (id),
     tagged_by text not null, tagged_at text not null, primary key (tag_id, page_key)) strict, without rowid`,
  `create index page_tag_by_page on page_tag (page_key)`,
  `create table exhibit_list (
     id text primary key, matter_id text not null references matter (id), name text not null,
     tag_id text not null references tag (id), production_id text references production (id),
     saved_by text not null, saved_at text not null, unique (matter_id, name)) strict`,
  `create unique index exhibit_list_by_set on exhibit_list (tag_id, coalesce(production_id, ''))`,
  `create table exhibit (
     list_id text not null references exhibit_list (id) on delete cascade, ordinal integer not null,
     description text not null, document_date text, primary key (list_id, ordinal)) strict`,
  `create table exhibit_page (
     list_id text not null, exhibit_ordinal integer not null, ordinal integer not null,
     page_key integer not null references page (key),
     primary key (list_id, exhibit_ordinal, ordinal), unique (list_id, page_key),
     foreign key (list_id, exhibit_ordinal) references exhibit (list_id, ordinal) on delete cascade) strict`,
  `create table export_job (
     id text primary key, matter_id text not null references matter (id), name text not null,
     tag_id text not null, production_id text,
     status text not null check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
     pages_done integer not null, pages_total integer not null, exhibits integer not null,
     started_by text not null, started_at text not null, finished_at text, message text,
     manifest_sha256 text) strict`,
  `create index export_job_by_matter on export_job (matter_id, started_at)`,
  `create table audit_event (
     seq integer primary key, at text not null, matter_id text references matter (id),
     actor text not null, type text not null, payload text not null) strict`,
  `create index audit_event_by_matter on audit_event (matter_id, seq)`,
  `create table page_event (
     page_key integer not null references page (key), seq integer not null references audit_event (seq),
     primary key (page_key, seq)) strict, without rowid`,
  `create trigger audit_event_is_never_changed before update on audit_event
     begin select raise(abort, 'the audit log is append-only'); end`,
  `create trigger audit_event_is_never_deleted before delete on audit_event
     begin select raise(abort, 'the audit log is append-only'); end`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
