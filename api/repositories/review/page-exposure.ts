import { sql } from 'kysely';
import type { PageExposure } from '#contract/review/sequester.ts';
import { toRecordedEvent } from '../database/audit-log.ts';
import type { Queryable } from '../database/database.ts';

/** An export of a page, with the hash by which its package is known. */
export type ExportOfPage = PageExposure['exports'][number] & { manifestSha256: string };

/**
 * Who had a page that is or was sequestered, as far as the record knows: the people who saw it, with an event about it
 * or a decision on it, and the exports that have it. Undefined for a page that never was.
 */
export async function findExposure(
  database: Queryable,
  matterId: string,
  pageId: string,
): Promise<{ seen: PageExposure['seen']; exports: ExportOfPage[] } | undefined> {
  const page = await database
    .selectFrom('sequestered_page')
    .innerJoin('main.page as page', 'page.key', 'sequestered_page.page_key')
    .select('page.key')
    .where('page.matter_id', '=', matterId)
    .where('page.id', '=', pageId)
    .executeTakeFirst();
  return (
    page && { seen: await listPeople(database, page.key), exports: await listExports(database, page.key) }
  );
}

async function listPeople(database: Queryable, key: number): Promise<PageExposure['seen']> {
  const { rows } = await sql<PageExposure['seen'][number]>`
    with seen as (
      select actor as person, at, 'decided' as how from page_event join audit_event using (seq)
        where page_key = ${key} and type <> 'exhibits.exported'
      union all select person, at, 'decided' from decision where page_key = ${key}
      union all select person, at, 'seen' from page_seen where page_key = ${key}
      union all select user.name, position_in_list.at, 'seen' from position_in_list
        join user on user.id = position_in_list.user_id where position_in_list.page_key = ${key})
    select coalesce(user.display_name, seen.person) as person, max(seen.at) as at,
      min(seen.how) as how
    from seen left join user on user.name = seen.person
    where seen.person <> 'system'
    group by seen.person order by max(seen.at) desc`.execute(database);
  return rows;
}

async function listExports(database: Queryable, key: number): Promise<ExportOfPage[]> {
  const rows = await database
    .selectFrom('page_event')
    .innerJoin('audit_event', 'audit_event.seq', 'page_event.seq')
    .select([
      'audit_event.seq',
      'audit_event.at',
      'audit_event.actor',
      'audit_event.type',
      'audit_event.payload',
    ])
    .where('page_event.page_key', '=', key)
    .where('audit_event.type', '=', 'exhibits.exported')
    .orderBy('audit_event.seq', 'desc')
    .execute();
  return rows.map(toRecordedEvent).flatMap(({ actor: by, at, event }) => {
    if (event.type !== 'exhibits.exported') return [];
    return [{ name: event.name, by, at, manifestSha256: event.manifestSha256 }];
  });
}
