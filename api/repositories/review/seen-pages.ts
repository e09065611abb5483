import { sql } from 'kysely';
import { type CoverageRule, DEFAULT_SEEN_SECONDS, type SeenPages } from '#contract/reports/coverage.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { localDayOf } from '../database/sqlite-sql.ts';
import { listHiddenKeysById } from '../pages/hidden-pages.ts';
import { listPageKeys } from '../pages/pages.ts';

/**
 * Records that a person has seen pages of a matter; unknown pages are skipped, because a browser sends what it saw
 * even after a day without a connection. Not events of the audit log, which says what people decided: a person sees
 * thousands of pages. A page counts once a day, so that a report sent twice adds nothing.
 */
export async function recordSeenPages(
  database: Database,
  { actor, at }: Act,
  matterId: string,
  { pages }: SeenPages,
): Promise<void> {
  const pageIds = pages.map(({ pageId }) => pageId);
  const keys = await listPageKeys(database, matterId, pageIds);
  // Whoever saw a page before it was sequestered may report it only now.
  for (const [id, key] of await listHiddenKeysById(database, matterId, pageIds)) keys.set(id, key);
  const rows = pages.flatMap(({ pageId, secondsAgo }) => {
    const key = keys.get(pageId);
    const seenAt = new Date(at.getTime() - secondsAgo * 1000).toISOString();
    return key === undefined
      ? []
      : [{ page_key: key, person: actor, day: localDayOf(sql.val(seenAt)), at: seenAt }];
  });
  if (rows.length === 0) return;
  await database
    .insertInto('page_seen')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function getCoverageRule(database: Queryable, matterId: string): Promise<CoverageRule> {
  const row = await database
    .selectFrom('coverage_rule')
    .select('seconds')
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  return row ?? { seconds: DEFAULT_SEEN_SECONDS };
}

/** Pages that count as seen already keep counting. */
export async function saveCoverageRule(
  database: Database,
  act: Act,
  matterId: string,
  { seconds }: CoverageRule,
): Promise<CoverageRule> {
  return database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const before = await getCoverageRule(tx, matterId);
    if (before.seconds === seconds) return before;
    await tx
      .insertInto('coverage_rule')
      .values({ matter_id: matterId, seconds })
      .onConflict((conflict) => conflict.column('matter_id').doUpdateSet({ seconds }))
      .execute();
    await recordEvent(tx, act, matterId, { type: 'coverage-rule.changed', seconds, before: before.seconds });
    return { seconds };
  });
}
