import { databasePath } from '#api/data-folder.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { openSearch } from '#api/search/open-search.ts';

/**
 * All that an ingest leaves in a data folder, except for what may differ between two runs: generated ids and
 * keys, times, and which of two pages with the same image was read.
 */
export async function takeSnapshot(data: string, queries: readonly string[]) {
  const database = await openDatabase(databasePath(data));
  try {
    const { id: matterId } = await database.selectFrom('matter').select('id').executeTakeFirstOrThrow();
    const hits: Record<string, string[]> = {};
    for (const query of queries) hits[query] = await listHits(database, matterId, query);
    return {
      files: await listFiles(database),
      pages: await listPages(database),
      texts: await listTexts(database),
      events: await countEvents(database),
      hits,
    };
  } finally {
    await database.destroy();
  }
}

function listFiles(database: Database) {
  return database
    .selectFrom('source_file')
    .select(['path', 'sha256', 'bytes', 'status', 'cause', 'message', 'page_count', 'first_control', 'kind'])
    .orderBy('path')
    .execute();
}

async function listPages(database: Database) {
  const pages = await database.selectFrom('page').selectAll().orderBy('position').execute();
  return pages.map(({ key, matter_id, production_id, source_file_id, ...page }) => page);
}

async function listTexts(database: Database) {
  const texts = await database
    .selectFrom('page_text')
    .innerJoin('page', 'page.key', 'page_text.page_key')
    .select([
      'page.id',
      'version',
      'source',
      'reason',
      'confidence',
      'text',
      'words',
      'word_count',
      'created_by',
    ])
    .orderBy('position')
    .orderBy('version')
    .execute();
  return texts.map((text) => ({
    ...text,
    reason: text.reason.replace(/; the same image as .+, read there$/, ''),
  }));
}

function countEvents(database: Database) {
  return database
    .selectFrom('audit_event')
    .select((eb) => ['type', eb.fn.countAll<number>().as('times')])
    .groupBy('type')
    .orderBy('type')
    .execute();
}

async function listHits(database: Database, matterId: string, query: string): Promise<string[]> {
  const search = openSearch(database);
  const { hits } = await search.searchPages(query, { matterId }, { offset: 0, limit: 1000 });
  await search.close();
  return hits.map(({ pageId, places }) => `${pageId} ${places}`);
}
