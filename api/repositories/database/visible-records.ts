import type { DatabaseSync } from 'node:sqlite';

/**
 * The one place that decides which pages are seen: on each connection, `page` is a view of the pages that are
 * not sequestered, so that no query can forget them. The same is true of what was taken from pages and stands in
 * a table of its own: passages with their replies, contradictions and facts, and what is known about a document,
 * which is mostly read from its first page; and of the pages of batches and control sets, so that nobody waits for
 * a page that nobody sees.
 *
 * Only reading what was received, and the record of it, goes to the tables themselves, as `main.page`; a check
 * lists who may (scripts/checks/sql/list-unfiltered.ts). Views of the connection cannot be written, so that a
 * change that forgets `main` fails.
 *
 * The views belong to the connection and not to the file: the keys, triggers and later migrations of the file
 * refer to its tables.
 */
const HIDDEN = 'select page_key from main.hidden_page';

/** The documents whose first page is hidden. */
const HIDDEN_DOCUMENTS = `select first.matter_id, first.document_id from main.hidden_page
  join main.page as first on first.key = hidden_page.page_key where first.starts_document = 1`;

const VIEWS = {
  page: `select * from main.page where key not in (${HIDDEN})`,
  page_tag: `select * from main.page_tag where page_key not in (${HIDDEN})`,
  carried_tag: `select * from main.carried_tag where page_key not in (${HIDDEN})`,
  batch_page: `select * from main.batch_page where page_key not in (${HIDDEN})`,
  control_page: `select * from main.control_page where page_key not in (${HIDDEN})`,
  passage: `select * from main.passage where page_key not in (${HIDDEN})`,
  passage_reply: `select * from main.passage_reply where page_key not in (${HIDDEN})`,
  mention: `select * from main.mention where page_key not in (${HIDDEN})`,
  contradiction: `select * from main.contradiction where not exists (select 1 from main.passage
    where passage.id in (a_passage_id, b_passage_id) and passage.page_key in (${HIDDEN}))`,
  chronology_fact: `select * from main.chronology_fact where id not in (
    select fact_id from chronology_fact_passage join main.passage on passage.id = passage_id
    where passage.page_key in (${HIDDEN}))`,
  document_facts: `select * from main.document_facts
    where (matter_id, document_id) not in (${HIDDEN_DOCUMENTS})`,
  document: `select key, matter_id, id, production_id, ordinal, begin_bates, end_bates, begin_attachment,
    end_attachment, parent_id,
    case when (matter_id, id) in (${HIDDEN_DOCUMENTS}) then '[]' else fields end as fields,
    page_count, load_file_id, row, text_file_id, text_fault, native_file_id from main.document`,
};

export const VIEW_NAMES = Object.keys(VIEWS);

/**
 * Must run on every connection that answers people, after migrations: SQLite refuses to alter tables while names of its
 * indexes' tables are views.
 */
export function hideSequestered(file: DatabaseSync): void {
  for (const [name, select] of Object.entries(VIEWS))
    file.exec(`create temp view if not exists ${name} as ${select}`);
}
