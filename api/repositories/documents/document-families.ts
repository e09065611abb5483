import { sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { tableOf } from '../database/sqlite-sql.ts';

/**
 * Which documents were attached to which, in force: by a person, a load file, their text, or the e-mail that
 * contained the file.
 */
export interface FamilyLinks {
  parentOf: Map<string, string>;
  attachmentsOf: Map<string, string[]>;
}

interface Link {
  id: string;
  parent: string;
}

/** The parents and attachments of documents. */
export async function listFamilyLinks(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<FamilyLinks> {
  const wanted = new Set(documentIds);
  const links = await listLinks(database, matterId, documentIds);
  const parentOf = new Map<string, string>();
  const attachmentsOf = new Map<string, string[]>();
  for (const { id, parent } of links) {
    if (id === parent) continue;
    if (wanted.has(id)) parentOf.set(id, parent);
    if (wanted.has(parent)) attachmentsOf.set(parent, [...(attachmentsOf.get(parent) ?? []), id]);
  }
  return { parentOf, attachmentsOf };
}

/**
 * A link refers to pages: a parent that has since been joined to another document means that document. If
 * links contradict each other, a person's counts, then the load file's.
 */
async function listLinks(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<Link[]> {
  const { rows } = await sql<Link>`
    with wanted as (select value as id from ${tableOf(documentIds)}),
    known as (
      select id from wanted
      union select document_id from document_facts where matter_id = ${matterId} and parent_read in wanted
      union select document_id from document_facts where matter_id = ${matterId} and parent_typed in wanted
      union select id from document where matter_id = ${matterId} and parent_id in wanted
      union select page.document_id from main.page as held
        join source_file on source_file.parent_id = held.source_file_id
        join main.page as page on page.source_file_id = source_file.id and page.page_index = 0
        where held.matter_id = ${matterId} and held.id in wanted and held.page_index = 0
    ),
    linked as (
      select known.id, case when facts.is_parent_typed = 1 then facts.parent_typed
        else coalesce(document.parent_id, facts.parent_read, outer_page.id) end as parent
      from known
      left join document_facts as facts on facts.matter_id = ${matterId} and facts.document_id = known.id
      left join document on document.matter_id = ${matterId} and document.id = known.id
      left join main.page as page on page.matter_id = ${matterId} and page.id = known.id and page.page_index = 0
      left join source_file on source_file.id = page.source_file_id
      left join main.page as outer_page on outer_page.source_file_id = source_file.parent_id
        and outer_page.page_index = 0
    )
    select linked.id, parent_page.document_id as parent
    from linked
    join main.page as parent_page on parent_page.matter_id = ${matterId} and parent_page.id = linked.parent
    join main.page as first on first.matter_id = ${matterId} and first.id = linked.id
    where linked.id in (select document_id from page where matter_id = ${matterId})
      and parent_page.document_id in (select document_id from page where matter_id = ${matterId})
    order by first.position`.execute(database);
  return rows;
}
