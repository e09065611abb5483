import { counted } from '#contract/values/counted.ts';
import { tokenize } from '#ingest';
import { REBUILD_INDEX, RESTORE } from '../faults/advice.ts';
import { countRows, listPagesToCheck, type PageToCheck } from '../repositories/database/integrity.ts';
import { decodeWords } from '../repositories/pages/encode-words.ts';
import {
  countStrayEntries,
  type IndexEntry,
  listIndexEntries,
  toIndexEntry,
} from '../repositories/search/page-terms.ts';
import type { Check } from './check-database.ts';

/** Pages that are compared at once, so that a rest in the background comes soon. */
const BATCH = 100;

interface PageInIndex {
  page: PageToCheck;
  entry: IndexEntry | undefined;
}

/** That each page is in the index with the words of the text that is in use, and nothing else is. Returns the number of pages. */
export async function checkSearchIndex({ database, pace, onFault, onProgress }: Check): Promise<number> {
  const report = (what: string, matterIds: string[], advice = REBUILD_INDEX) =>
    onFault({ part: 'search-index', path: 'uncover.db', what, remedy: `${advice}.`, matterIds });
  const total = await countRows(database, 'page');
  let count = 0;
  for (let last = 0; ; ) {
    onProgress(count, total);
    const { pages, faults } = await pace(async () => {
      // A page and its entry of one snapshot: they change together.
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
