import { type Kysely, sql } from 'kysely';
import { onChange } from './feed-page-changes.ts';

/**
 * An index, empty until the folder is opened, whose places are the token stream's, so that it can decide phrases and distances by itself;
 * and the feed of changed pages. Every change of what is known of a page moves it to the feed's end, in
 * the same transaction, by triggers: nobody who writes to these tables can forget it. Whoever keeps
 * something beside the database (facets in memory, a search server) reads on from the `seq` it had.
 */
const index = [
  'drop table page_term',
  // The terms come normalized from the token stream; the ascii tokenizer cuts them at spaces only.
  `create virtual table page_term using fts5 (terms, joined, places unindexed, tokenize='ascii')`,
];

const feed = [
  `create table page_change (
     seq integer primary key autoincrement, page_key integer not null unique references page (key),
     matter_id text not null references matter (id)) strict`,
  'create index page_change_by_matter on page_change (matter_id, seq)',
  'insert into page_change (page_key, matter_id) select key, matter_id from page order by key',
  ...onChange('page_added', 'insert on page', 'where key = new.key'),
  ...onChange('page_changed', 'update on page', 'where key = new.key'),
  ...onChange('page_tagged', 'insert on page_tag', 'where key = new.page_key'),
  ...onChange('page_untagged', 'delete on page_tag', 'where key = old.page_key'),
  ...onChange('page_decided', 'insert on page_event', 'where key = new.page_key'),
  ...onChange('document_added', 'insert on document', ofDocument('new')),
  ...onChange('document_changed', 'update on document', ofDocument('new')),
  ...onChange('document_removed', 'delete on document', ofDocument('old')),
];

function ofDocument(row: 'new' | 'old'): string {
  return `where matter_id = ${row}.matter_id and document_id = ${row}.id`;
}

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of index) await sql.raw(statement).execute(database);
  for (const statement of feed) await sql.raw(statement).execute(database);
}
