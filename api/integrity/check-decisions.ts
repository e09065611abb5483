import { REBUILD_DECISIONS, RESTORE } from '../faults/advice.ts';
import { countRows, listPagesToName } from '../repositories/database/integrity.ts';
import { listTriggers } from '../repositories/database/sqlite-file.ts';
import { listPagesUnlikeDecisions } from '../repositories/review/rebuild-decisions.ts';
import type { Check } from './check-database.ts';

/** What keeps decisions from being changed (migration 032). */
const GUARDS = ['decision_is_never_changed', 'decision_is_never_deleted'];
/** Pages that are compared at once. */
const BATCH = 1000;

/** That the decisions refuse changes, and that the tags of each page follow from them. Returns the number of decisions. */
export async function checkDecisions({ database, pace, onFault, onProgress }: Check): Promise<number> {
  const report = (what: string, advice: string, matterIds: string[]) =>
    onFault({ part: 'decisions', path: 'uncover.db', what, remedy: `${advice}.`, matterIds });
  const guards = await listTriggers(database, 'decision');
  for (const guard of GUARDS) {
    if (!/raise\s*\(\s*abort/i.test(guards.get(guard) ?? ''))
      report(`Decisions can be changed: their guard ${guard} is missing.`, RESTORE, []);
  }
  const total = await countRows(database, 'page');
  let count = 0;
  for (let last = 0; ; ) {
    onProgress(count, total);
    const { pages, unlike } = await pace(() =>
      database.transaction().execute(async (snapshot) => {
        const batch = await listPagesToName(snapshot, last, BATCH);
        const keys = await listPagesUnlikeDecisions(
          snapshot,
          batch.map(({ key }) => key),
        );
        return { pages: batch, unlike: new Set(keys) };
      }),
    );
    if (pages.length === 0) return countRows(database, 'decision');
    for (const { key, control_number, matter_id } of pages) {
      if (!unlike.has(key)) continue;
      const what = `The tags of page ${control_number} are not what people decided about it.`;
      report(what, REBUILD_DECISIONS, [matter_id]);
    }
    last = pages.at(-1)?.key ?? last;
    count += pages.length;
  }
}
