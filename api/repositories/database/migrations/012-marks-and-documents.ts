import { type Kysely, sql } from 'kysely';
import { onChange } from './feed-page-changes.ts';

/** The agency's marks on pages, where documents start, what documents are, and people's corrections. */
const statements = [
  // 0: its marks were not detected. Else the version of the detection; see MARKS_READING.
  'alter table page add column marks_reading integer not null default 0',
  `create table page_marks (
     page_key integer primary key references page (key), as_read text not null, in_force text not null,
     corrected_by text, corrected_at text) strict`,
  // For pages on which the start of a document was evaluated. A decision is a person's.
  `create table page_boundary (
     page_key integer primary key references page (key), score real not null, cues text not null,
     decision text check (decision in ('split', 'join')), decided_by text, decided_at text) strict`,
  // By the id of a document's first page. `facts` are those read, `typed` those entered by people.
  `create table document_facts (
     matter_id text not null references matter (id), document_id text not null,
     facts text not null default '[]', typed text not null default '{}',
     parent_read text, parent_typed text, is_parent_typed integer not null default 0,
     primary key (matter_id, document_id)) strict, without rowid`,
  'create index document_facts_by_document on document_facts (document_id)',
  // People's corrections of a withholding: of a page, or of the n-th part of what a placeholder sheet stands
  // for.
  `create table withholding (
     page_key integer not null references page (key), part integer not null default 0,
     corrections text not null default '{}', other_version text, challenge text, ruling text, note text,
     changed_by text not null, changed_at text not null, primary key (page_key, part)) strict, without rowid`,
  // A page's marks are inserted in the transaction that adds the page, which is in the feed already.
  ...onChange('page_marks_changed', 'update on page_marks', 'where key = new.page_key'),
  ...onChange('document_facts_added', 'insert on document_facts', ofDocument('new')),
  ...onChange('document_facts_changed', 'update on document_facts', ofDocument('new')),
  ...onChange('withholding_added', 'insert on withholding', 'where key = new.page_key'),
  ...onChange('withholding_changed', 'update on withholding', 'where key = new.page_key'),
];

function ofDocument(row: 'new' | 'old'): string {
  return `where matter_id = ${row}.matter_id and document_id = ${row}.document_id`;
}

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
