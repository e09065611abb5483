import { type Kysely, sql } from 'kysely';

/** Passages of pages, and notes on pages. Removed ones are kept, so that a removal can be undone. */
const statements = [
  `create table passage (
     id text primary key not null, matter_id text not null references matter (id),
     page_key integer not null references page (key),
     quotation text, words_before text not null, words_after text not null,
     text_version integer, first_word integer, last_word integer, rects text not null,
     color text not null, note text not null,
     author text not null, created_at text not null, changed_at text, removed_at text,
     check ((text_version is null) = (first_word is null)),
     check ((first_word is null) = (last_word is null))) strict`,
  'create index passage_by_page on passage (page_key)',
  'create index passage_by_matter on passage (matter_id, page_key)',
  `create table passage_tag (
     passage_id text not null references passage (id), tag_id text not null references tag (id),
     primary key (passage_id, tag_id)) strict, without rowid`,
  'create index passage_tag_by_tag on passage_tag (tag_id)',
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
