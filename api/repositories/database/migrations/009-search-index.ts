import { type Kysely, sql } from 'kysely';
import { onChange } from './feed-page-changes.ts';

/**
 * An index, empty until the folder is opened, whose positions are those of the token stream, so that it can
 * decide phrases and distances by itself; and the feed of changed pages. Triggers move a page to the feed's
 * end with every change of what is known about it, in the same transaction, so that no writer of these tables
 * can forget it. Consumers that keep something beside the database (facets in memory, a search server)
 * continue reading from the last `seq` that they had.
 */
const index = [
  'drop table page_term',
  // The terms are normalized by the token stream; the ascii tokenizer only splits them at spaces.
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
