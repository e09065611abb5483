import { type Kysely, sql } from 'kysely';

/**
 * Tags have groups, examples and versions of what they mean. What a tag meant until now is its first version, by
 * whoever changed the tag last: whether that change was of the definition is not known.
 */
const statements = [
  `create table tag_group (
     id text primary key, matter_id text not null references matter (id), name text not null collate nocase,
     is_exclusive integer not null, is_required integer not null, ordinal integer not null,
     unique (matter_id, name)) strict`,
  // Versions of a removed tag are kept beside the decisions about it.
  `create table tag_version (
     tag_id text not null, version integer not null, definition text not null, examples text not null,
     defined_at text not null, defined_by text not null, primary key (tag_id, version)) strict, without rowid`,
  `create table seen_definition (
     person text not null, tag_id text not null, version integer not null,
     primary key (person, tag_id)) strict, without rowid`,
  'alter table tag add column group_id text references tag_group (id)',
  'alter table tag add column version integer not null default 1',
  'alter table tag add column retired_at text',
  'alter table decision add column tag_version integer',
  `insert into tag_version (tag_id, version, definition, examples, defined_at, defined_by)
   select tag.id, 1, tag.definition, '[]', coalesce(event.at, matter.created_at), coalesce(event.actor, 'system')
   from tag join matter on matter.id = tag.matter_id
   left join audit_event as event on event.seq = (
     select max(seq) from audit_event as of_tag
     where of_tag.matter_id = tag.matter_id and of_tag.type in ('tag.added', 'tag.changed')
       and json_extract(of_tag.payload, '$.tagId') = tag.id)`,
  'alter table tag drop column definition',
  `create trigger tag_version_is_never_changed before update on tag_version
     begin select raise(abort, 'versions of tags are append-only'); end`,
  `create trigger tag_version_is_never_deleted before delete on tag_version
     begin select raise(abort, 'versions of tags are append-only'); end`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
