import { type Kysely, sql } from 'kysely';
import { onChange } from './feed-page-changes.ts';

/** The places that a page names, and the dates by which documents are listed. */
const statements = [
  // A place as displayed, such as `Santa Clara County, California`, or `Illinois`; of the text in use.
  `create table page_place (
     page_key integer not null references page (key), place text not null,
     primary key (place, page_key)) strict, without rowid`,
  'create index page_place_by_page on page_place (page_key)',
  ...onChange('page_place_added', 'insert on page_place', 'where key = new.page_key'),
  ...onChange('page_place_removed', 'delete on page_place', 'where key = old.page_key'),
  // The date in force, among those read, typed and given by a load file; null if there is none.
  'alter table document_facts add column date text',
  'create index document_facts_by_date on document_facts (matter_id, date)',
  'create index document_facts_by_parent_read on document_facts (matter_id, parent_read) where parent_read is not null',
  'create index document_facts_by_parent_typed on document_facts (matter_id, parent_typed) where parent_typed is not null',
  'create index document_by_parent on document (matter_id, parent_id) where parent_id is not null',
  'create index page_first_of_document on page (matter_id, position) where starts_document = 1',
  'create index page_first_in_production on page (production_id, position) where starts_document = 1',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
