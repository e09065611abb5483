import { type SqlBool, sql } from 'kysely';
import type { SequesteredPage } from '#contract/review/sequester.ts';
import { tokenize } from '#ingest';
import { chunk } from '../../chunk.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { anyOf, tableOf } from '../database/sqlite-sql.ts';
import { decodeWords } from '../pages/encode-words.ts';
import { addTermsOfAll, removeTerms } from '../search/page-terms.ts';
import type { PageKeys } from './target-pages.ts';

/** Pages whose words are in memory at once. */
const PAGES_AT_ONCE = 500;

interface NewSequester {
  newId: string;
  matterId: string;
  reason: string;
  noticeDate: string;
  pages: PageKeys;
}

/**
 * Hides pages everywhere, in one transaction with its event: the views of visible-records.ts leave them out, and
 * the index loses their words. Nothing stored is changed. Returns the ids of those that were not hidden before.
 */
export async function sequesterPages(
  database: Database,
  act: Act,
  { newId, matterId, reason, noticeDate, pages }: NewSequester,
): Promise<string[]> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const hidden = new Set(await listHiddenAmong(transaction, [...pages.values()]));
    const fresh = [...pages].filter(([, key]) => !hidden.has(key));
    const pageIds = fresh.map(([pageId]) => pageId);
    if (fresh.length === 0) return [];
    const keys = fresh.map(([, key]) => key);
    await transaction
      .insertInto('sequester')
      .values({
        ...{ id: newId, matter_id: matterId, reason, notice_date: noticeDate },
        ...{ sequestered_by: act.actor, sequestered_at: act.at.toISOString() },
      })
      .execute();
    await sql`insert into sequestered_page (sequester_id, page_key)
      select ${newId}, value from ${tableOf(keys)}`.execute(transaction);
    await sql`insert into hidden_page (page_key, sequester_id)
      select value, ${newId} from ${tableOf(keys)}`.execute(transaction);
    await removeTerms(transaction, keys);
    const event = { sequesterId: newId, reason, noticeDate, pageIds };
    await recordEvent(transaction, act, matterId, { type: 'pages.sequestered', ...event });
    return pageIds;
  });
}

/** Shows pages again, with the words that they had. Returns the ids of those that were hidden. */
export async function releasePages(
  database: Database,
  act: Act,
  matterId: string,
  { pageIds, reason }: { pageIds: readonly string[]; reason: string },
): Promise<string[]> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const pages = await transaction
      .selectFrom('hidden_page')
      .innerJoin('main.page as page', 'page.key', 'hidden_page.page_key')
      .select(['page.key', 'page.id'])
      .where('page.matter_id', '=', matterId)
      .where(sql<SqlBool>`page.id in ${anyOf(pageIds)}`)
      .execute();
    if (pages.length === 0) return [];
    const keys = pages.map(({ key }) => key);
    const isAmong = sql<SqlBool>`page_key in ${anyOf(keys)}`;
    await transaction.deleteFrom('hidden_page').where(isAmong).execute();
    await transaction
      .updateTable('sequestered_page')
      .set({ released_at: act.at.toISOString(), released_by: act.actor, release_reason: reason })
      .where(isAmong)
      .where('released_at', 'is', null)
      .execute();
    for (const some of chunk(keys, PAGES_AT_ONCE)) await indexAgain(transaction, some);
    const released = pages.map(({ id }) => id);
    await recordEvent(transaction, act, matterId, { type: 'pages.released', reason, pageIds: released });
    return released;
  });
}

async function indexAgain(tx: Tx, keys: readonly number[]): Promise<void> {
  const texts = await tx
    .selectFrom('page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select(['page.key', 'page_text.text', 'page_text.words'])
    .where(sql<SqlBool>`page.key in ${anyOf(keys)}`)
    .execute();
  await addTermsOfAll(
    tx,
    texts.map(({ key, text, words }) => [key, tokenize(decodeWords(words, text), text)] as const),
  );
}

async function listHiddenAmong(database: Queryable, keys: readonly number[]): Promise<number[]> {
  const rows = await database
    .selectFrom('hidden_page')
    .select('page_key')
    .where(sql<SqlBool>`page_key in ${anyOf(keys)}`)
    .execute();
  return rows.map(({ page_key }) => page_key);
}

/** A window of the pages that are sequestered, or that were released, the latest first. */
export async function listSequestered(
  database: Queryable,
  matterId: string,
  show: 'sequestered' | 'released',
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; pages: SequesteredPage[] }> {
  const wanted = database
    .selectFrom('sequestered_page')
    .innerJoin('sequester', 'sequester.id', 'sequestered_page.sequester_id')
    .where('sequester.matter_id', '=', matterId)
    .where('sequestered_page.released_at', show === 'released' ? 'is not' : 'is', null);
  const { total } = await wanted
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await wanted
    .innerJoin('main.page as page', 'page.key', 'sequestered_page.page_key')
    .innerJoin('production', 'production.id', 'page.production_id')
    .leftJoin('user', 'user.name', 'sequester.sequestered_by')
    .leftJoin('user as releaser', 'releaser.name', 'sequestered_page.released_by')
    .select([
      'sequester.id as sequesterId',
      'page.id as pageId',
      'page.bates',
      'page.control_number as controlNumber',
      'page.production_id as productionId',
      'production.name as production',
      'sequester.reason',
      'sequester.notice_date as noticeDate',
      'sequester.sequestered_by as userName',
      'user.display_name as fullName',
      'sequester.sequestered_at as at',
      'sequestered_page.released_at as releasedAt',
      'sequestered_page.released_by as releasedBy',
      'releaser.display_name as releaser',
      'sequestered_page.release_reason as releaseReason',
    ])
    .orderBy((eb) => eb.fn.coalesce('sequestered_page.released_at', 'sequester.sequestered_at'), 'desc')
    .orderBy('page.position')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total, pages: rows.map(toSequesteredPage) };
}

function toSequesteredPage({
  userName,
  fullName,
  releasedAt,
  releasedBy,
  releaser,
  releaseReason,
  ...row
}: Omit<SequesteredPage, 'by' | 'released'> & {
  userName: string;
  fullName: string | null;
  releasedAt: string | null;
  releasedBy: string | null;
  releaser: string | null;
  releaseReason: string | null;
}): SequesteredPage {
  return {
    ...row,
    by: fullName ?? userName,
    released:
      releasedAt === null
        ? null
        : { by: releaser ?? releasedBy ?? '', at: releasedAt, reason: releaseReason ?? '' },
  };
}
