import { type Kysely, sql } from 'kysely';

/**
 * Sequestered pages. `hidden_page` has those that are hidden now: the pages that everybody else reads are the
 * others, see visible-records.ts. `sequester` and its pages are the record of who hid what, why and how long.
 */
const statements = [
  `create table sequester (
     id text primary key not null, matter_id text not null references matter (id),
     reason text not null, notice_date text not null, sequestered_by text not null,
     sequestered_at text not null) strict`,
  'create index sequester_by_matter on sequester (matter_id, sequestered_at)',
  `create table sequestered_page (
     sequester_id text not null references sequester (id), page_key integer not null references page (key),
     released_at text, released_by text, release_reason text,
     primary key (sequester_id, page_key)) strict, without rowid`,
  'create index sequestered_page_by_page on sequestered_page (page_key)',
  `create table hidden_page (
     page_key integer primary key not null references page (key),
     sequester_id text not null references sequester (id)) strict`,
  ...onHidden('page_hidden', 'insert', 'new'),
  ...onHidden('page_shown', 'delete', 'old'),
];

/**
 * Whoever keeps something about pages beside the database must drop it for a hidden page and, if it is the first
 * of its document, whose title and date are mostly read from it, for all pages of the document.
 */
function onHidden(name: string, event: string, row: string): string[] {
  const pages = `select ${row}.page_key union select page.key from page as first
    join page on page.matter_id = first.matter_id and page.document_id = first.document_id
    where first.key = ${row}.page_key and first.starts_document = 1`;
  return [
    `create trigger ${name} after ${event} on hidden_page begin
       delete from page_change where page_key in (${pages});
       insert into page_change (page_key, matter_id)
         select key, matter_id from page where key in (${pages}) order by key;
     end`,
  ];
}

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
