import type { Family, FamilyMember } from '#contract/pages/page.ts';
import type { Queryable } from '../database/database.ts';
import { pageIdOf } from '../pages/page-id.ts';

/** More attachments than anyone reads through in a page's panel; the ledger lists them all. */
const MOST_SHOWN = 200;

/** What a file was unpacked from, and what was unpacked from it. */
export async function getFamily(database: Queryable, matterId: string, fileId: string): Promise<Family> {
  const members = database
    .selectFrom('source_file')
    .select(['id', 'path', 'kind', 'status', 'sha256'])
    .where('matter_id', '=', matterId);
  const parent = await members
    .where('id', '=', (eb) => eb.selectFrom('source_file').select('parent_id').where('id', '=', fileId))
    .executeTakeFirst();
  const attachments = await members
    .where('parent_id', '=', fileId)
    .orderBy('path')
    .limit(MOST_SHOWN)
    .execute();
  const firstPages = await listFirstPages(
    database,
    matterId,
    [parent, ...attachments].flatMap((member) => member?.sha256 ?? []),
  );
  const toMember = (row: (typeof attachments)[number]): FamilyMember => {
    // A duplicate's pages are those of the file that came first: the same content, the same ids.
    const firstPage = pageIdOf(row.sha256, 0);
    return {
      fileId: row.id,
      path: row.path,
      kind: row.kind,
      status: row.status,
      firstPage: firstPages.has(firstPage) ? firstPage : null,
    };
  };
  return { parent: parent ? toMember(parent) : null, attachments: attachments.map(toMember) };
}

/** Ids of the first pages that are in the ledger. */
async function listFirstPages(
  database: Queryable,
  matterId: string,
  sha256s: readonly string[],
): Promise<Set<string>> {
  if (sha256s.length === 0) return new Set();
  const ids = sha256s.map((sha256) => pageIdOf(sha256, 0));
  const rows = await database
    .selectFrom('page')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('id', 'in', ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
