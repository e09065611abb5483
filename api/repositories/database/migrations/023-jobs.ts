import { type Kysely, sql } from 'kysely';

/**
 * One table for all background work. Before, exports, reports and ingest requests each stored their own
 * state. Work that an older version left running waits, and starts again.
 */
const statements = [
  `create table job (
     id text primary key,
     kind text not null,
     matter_id text not null references matter (id),
     subject_id text not null,
     state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
     payload text, result text,
     owner text, lease_until text,
     attempts integer not null default 0,
     not_before text,
     progress integer not null default 0, progress_total integer,
     message text,
     asked_by text not null, asked_at text not null, started_at text, finished_at text,
     check ((state = 'running') = (owner is not null)),
     check ((owner is null) = (lease_until is null))) strict`,
  'create index job_by_state on job (kind, state, asked_at)',
  'create index job_by_matter on job (matter_id, kind, asked_at)',
  'create index job_by_subject on job (subject_id, kind)',

  `insert into job (id, kind, matter_id, subject_id, state, payload, result, progress, progress_total, message,
       asked_by, asked_at, finished_at)
     select id, 'export', matter_id, id,
       case when status in ('waiting', 'running') then iif(list is null, 'failed', 'waiting') else status end,
       iif(list is null, null, json_object('list', json(list))),
       iif(manifest_sha256 is null, null, json_object('manifestSha256', manifest_sha256)),
       iif(status = 'running', 0, pages_done), pages_total,
       iif(status in ('waiting', 'running') and list is null,
         'The program was stopped while this export ran. Nothing of it was kept: start it again.', message),
       started_by, started_at, finished_at
     from export_job`,
  'drop index export_job_by_matter',
  ...['status', 'pages_done', 'pages_total', 'started_by', 'started_at', 'finished_at', 'message']
    .concat('manifest_sha256', 'list')
    .map((column) => `alter table export_job drop column ${column}`),
  'alter table export_job rename to exhibit_export',

  `insert into job (id, kind, matter_id, subject_id, state, payload, progress, progress_total, message,
       asked_by, asked_at, finished_at)
     select id, 'report', matter_id, id, iif(status = 'running', 'waiting', status), '{}',
       iif(status = 'running', 0, terms_done), terms_total, message, asked_by, asked_at, finished_at
     from term_report`,
  'drop index term_report_by_time',
  ...['status', 'terms_done', 'terms_total', 'asked_by', 'asked_at', 'finished_at', 'message'].map(
    (column) => `alter table term_report drop column ${column}`,
  ),
  'create index term_report_by_matter on term_report (matter_id)',

  `insert into job (id, kind, matter_id, subject_id, state, payload, message, asked_by, asked_at)
     select lower(hex(randomblob(16))), 'ingest', production.matter_id, production_id,
       case status when 'reading' then 'waiting' when 'stopped' then 'cancelled' else status end,
       json_object('retry', json(iif(retry = 1, 'true', 'false')),
         'withPasswords', json(iif(with_passwords = 1, 'true', 'false')), 'columns', json(columns)),
       message, asked_by, asked_at
     from reading join production on production.id = reading.production_id`,
  'drop table reading',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
