import { counted } from '#contract/values/counted.ts';
import { tokenize } from '#ingest';
import { databasePath } from '../data-folder.ts';
import { REBUILD_INDEX, RESTORE } from '../faults/advice.ts';
import type { Database } from '../repositories/database/database.ts';
import { countRows, listPagesToCheck, type PageToCheck } from '../repositories/database/integrity.ts';
import { openSearchReaderAt } from '../repositories/database/open-database.ts';
import { findDatabaseFault, IndexBehindError } from '../repositories/database/sqlite-error.ts';
import { decodeWords } from '../repositories/pages/encode-words.ts';
import { listIndexComplaints } from '../repositories/search/index-file.ts';
import {
  countStrayEntries,
  type IndexEntry,
  listIndexEntries,
  toIndexEntry,
} from '../repositories/search/page-terms.ts';
import type { Check } from './check-database.ts';

/** Pages that are compared at a time, so that a pause in the background comes soon. */
const BATCH = 100;

/** Milliseconds that another process may take between its commits to the record and to the index. */
const PATIENCE = 3000;

interface PageInIndex {
  page: PageToCheck;
  entry: IndexEntry | undefined;
}

/**
 * Checks that the index has each page with the words of its text in use, and nothing else. Returns the number
 * of pages.
 */
export async function checkSearchIndex(check: Check): Promise<number> {
  const report: Report = (what, matterIds, advice = REBUILD_INDEX) =>
    check.onFault({ part: 'search-index', path: 'search-index.db', what, remedy: `${advice}.`, matterIds });
  try {
    const database = openSearchReaderAt(databasePath(check.dataDir), PATIENCE);
    try {
      for (const complaint of await check.pace(() => listIndexComplaints(database)))
        report(`The search index is damaged: ${complaint}.`, []);
      return await compareEntries(database, check, report);
    } finally {
      await database.destroy();
    }
  } catch (error) {
    const whole = describeWholeFault(error);
    if (!whole) throw error;
    report(whole, []);
    return 0;
  }
}

type Report = (what: string, matterIds: string[], advice?: string) => void;

/** Describes what is wrong with the index as a whole; undefined for an error about something else. */
function describeWholeFault(error: unknown): string | undefined {
  if (error instanceof IndexBehindError) return 'The search index is of another moment than the record.';
  const fault = findDatabaseFault(error);
  if (fault === 'cannot-open') return 'The search index is missing.';
  if (fault === 'damaged' || fault === 'not-a-database')
    return 'The search index is damaged, and could not be read to its end.';
  return undefined;
}

async function compareEntries(
  database: Database,
  { pace, onProgress }: Check,
  report: Report,
): Promise<number> {
  const total = await countRows(database, 'page');
  let count = 0;
  for (let last = 0; ; ) {
    onProgress(count, total);
    const { pages, faults } = await pace(async () => {
      // Reads a page and its entry from one snapshot, because they change together.
      const found = await database.transaction().execute(async (snapshot) => {
        const batch = await listPagesToCheck(snapshot, last, BATCH);
        const entries = await listIndexEntries(
          snapshot,
          batch.map(({ key }) => key),
        );
        const byKey = new Map(entries.map((entry) => [entry.key, entry]));
        return batch.map((page): PageInIndex => ({ page, entry: byKey.get(page.key) }));
      });
      return { pages: found, faults: found.flatMap((each) => describeFault(each) ?? []) };
    });
    if (pages.length === 0) break;
    for (const { what, matterId, advice } of faults) report(what, [matterId], advice);
    last = pages.at(-1)?.page.key ?? last;
    count += pages.length;
  }
  const stray = await pace(() => countStrayEntries(database));
  if (stray > 0) report(`The search index has entries of ${counted(stray, 'page')} that are not there.`, []);
  return count;
}

function describeFault({
  page,
  entry,
}: PageInIndex): { what: string; matterId: string; advice?: string } | undefined {
  const { control_number: name, matter_id: matterId, text, words } = page;
  if (text === null || words === null)
    return { what: `The text of page ${name} is missing.`, matterId, advice: RESTORE };
  if (!entry) return { what: `Page ${name} is not in the search index: no search finds it.`, matterId };
  const { terms, joined, places } = toIndexEntry(tokenize(decodeWords(words, text), text));
  if (entry.terms === terms && entry.joined === joined && entry.places === places) return undefined;
  return { what: `The search index has other words for page ${name} than its text.`, matterId };
}
