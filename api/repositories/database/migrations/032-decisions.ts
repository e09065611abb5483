import { type Kysely, sql } from 'kysely';
import { onChange } from './feed-page-changes.ts';

/**
 * Each decision has an author, and is kept: page_tag becomes what follows from the decisions, and what it had is
 * a `yes` of whoever tagged the page.
 */
const statements = [
  `create table decision (
     id integer primary key, seq integer references audit_event (seq),
     matter_id text not null references matter (id), page_key integer not null references page (key),
     tag_id text, person text not null,
     role text not null check (role in ('attorney', 'reviewer')),
     answer text not null check (answer in ('yes', 'no', 'unsure', 'cleared')),
     level text not null check (level in ('first', 'second', 'adjudication')),
     batch_id text, at text not null, made_by text not null) strict`,
  `create table standing_decision (
     page_key integer not null references page (key), tag_id text not null, person text not null,
     decision_id integer not null references decision (id),
     primary key (page_key, tag_id, person)) strict, without rowid`,
  // The user may be gone; the event is the one that put the tag on.
  `insert into decision
     (seq, matter_id, page_key, tag_id, person, role, answer, level, batch_id, at, made_by)
   select
     (select max(event.seq) from page_event join audit_event as event on event.seq = page_event.seq
      where page_event.page_key = page_tag.page_key and event.type = 'page.tagged'
        and event.actor = page_tag.tagged_by and event.at = page_tag.tagged_at
        and json_extract(event.payload, '$.tagId') = page_tag.tag_id),
     tag.matter_id, page_tag.page_key, page_tag.tag_id, page_tag.tagged_by,
     case when user.role = 'attorney' then 'attorney' else 'reviewer' end,
     'yes', 'first', null, page_tag.tagged_at, 'before'
   from page_tag join tag on tag.id = page_tag.tag_id left join user on user.name = page_tag.tagged_by
   order by page_tag.tagged_at, page_tag.page_key, page_tag.tag_id`,
  `insert into standing_decision (page_key, tag_id, person, decision_id)
   select page_key, tag_id, person, id from decision`,
  'drop table page_tag',
  `create table page_tag (
     page_key integer not null references page (key), tag_id text not null references tag (id),
     state text not null check (state in ('yes', 'no', 'unsure', 'conflict')),
     primary key (tag_id, page_key)) strict, without rowid`,
  `insert into page_tag (page_key, tag_id, state) select page_key, tag_id, 'yes' from decision`,
  'create index page_tag_by_page on page_tag (page_key, state)',
  `create view carried_tag as select page_key, tag_id from page_tag where state = 'yes'`,
  'create index decision_by_page on decision (page_key, id)',
  'create index decision_by_event on decision (seq, page_key)',
  'create index standing_decision_by_person on standing_decision (person, decision_id)',
  ...onChange('page_tagged', 'insert on page_tag', 'where key = new.page_key'),
  ...onChange('page_tag_changed', 'update on page_tag', 'where key = new.page_key'),
  ...onChange('page_untagged', 'delete on page_tag', 'where key = old.page_key'),
  `create trigger decision_is_never_changed before update on decision
     begin select raise(abort, 'decisions are append-only'); end`,
  `create trigger decision_is_never_deleted before delete on decision
     begin select raise(abort, 'decisions are append-only'); end`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
