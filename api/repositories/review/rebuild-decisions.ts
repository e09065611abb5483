import { type SqlBool, sql } from 'kysely';
import type { TagState } from '#contract/review/decision.ts';
import { type Position, settleDecisions } from '#contract/review/settle-decisions.ts';
import { chunk } from '../../chunk.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { NO_TAG } from './positions.ts';

/** Pages of which the decisions are in memory at once. */
const PAGES_AT_ONCE = 2000;
/** SQL limits the number of parameters. */
const ROWS_AT_ONCE = 100;

/** What follows from decisions about pages: the rows of standing_decision and page_tag. */
interface Outcome {
  standing: { page_key: number; tag_id: string; person: string; decision_id: number }[];
  states: { page_key: number; tag_id: string; state: TagState }[];
}

/** Makes everything that follows from the decisions of a matter anew, from the decisions alone. */
export async function rebuildDecisions(database: Database, matterId: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const rows = await transaction
      .selectFrom('main.page as page')
      .select('key')
      .where('matter_id', '=', matterId)
      .where((eb) =>
        eb.or([
          eb('key', 'in', eb.selectFrom('decision').select('page_key')),
          eb('key', 'in', eb.selectFrom('main.page_tag').select('page_key')),
          eb('key', 'in', eb.selectFrom('standing_decision').select('page_key')),
        ]),
      )
      .execute();
    for (const some of chunk(rows, PAGES_AT_ONCE))
      await rebuildPages(
        transaction,
        some.map(({ key }) => key),
      );
  });
}

async function rebuildPages(tx: Tx, keys: readonly number[]): Promise<void> {
  const { standing, states } = await deriveOutcome(tx, keys);
  const isAmong = sql<SqlBool>`page_key in ${anyOf(keys)}`;
  await tx.deleteFrom('standing_decision').where(isAmong).execute();
  await tx.deleteFrom('main.page_tag').where(isAmong).execute();
  for (const rows of chunk(standing, ROWS_AT_ONCE))
    await tx.insertInto('standing_decision').values(rows).execute();
  for (const rows of chunk(states, ROWS_AT_ONCE)) await tx.insertInto('main.page_tag').values(rows).execute();
}

/** The keys of pages on which what is kept is not what follows from their decisions. */
export async function listPagesUnlikeDecisions(
  database: Queryable,
  keys: readonly number[],
): Promise<number[]> {
  const [due, kept] = [await deriveOutcome(database, keys), await readOutcome(database, keys)];
  const [dueOf, keptOf] = [describePages(due), describePages(kept)];
  return keys.filter((key) => dueOf(key) !== keptOf(key));
}

function describePages({ standing, states }: Outcome): (key: number) => string {
  const rows = [
    ...standing.map(({ page_key, ...row }) => ({ page_key, text: Object.values(row).join('|') })),
    ...states.map(({ page_key, ...row }) => ({ page_key, text: Object.values(row).join('|') })),
  ];
  const byPage = Map.groupBy(rows, ({ page_key }) => page_key);
  return (key) =>
    (byPage.get(key) ?? [])
      .map(({ text }) => text)
      .sort()
      .join('\n');
}

async function deriveOutcome(database: Queryable, keys: readonly number[]): Promise<Outcome> {
  const rows = await database
    .selectFrom('decision')
    .leftJoin('tag', 'tag.id', 'decision.tag_id')
    .select([
      'decision.id',
      'decision.page_key',
      'decision.tag_id',
      'decision.person',
      'decision.answer',
      'decision.level',
      'decision.role',
    ])
    .where(sql<SqlBool>`decision.page_key in ${anyOf(keys)}`)
    // Nothing follows any more from decisions about a tag that was removed.
    .where((eb) => eb.or([eb('decision.tag_id', 'is', null), eb('tag.id', 'is not', null)]))
    .orderBy('decision.id')
    .execute();
  const latest = new Map(
    rows.map((row) => [JSON.stringify([row.page_key, row.tag_id, row.person]), row] as const),
  );
  const standing = [...latest.values()].flatMap(({ answer, ...row }) =>
    answer === 'cleared' ? [] : [{ ...row, answer, tag_id: row.tag_id ?? NO_TAG }],
  );
  const positions = Map.groupBy(
    standing.filter(({ tag_id }) => tag_id !== NO_TAG),
    ({ page_key, tag_id }) => JSON.stringify([page_key, tag_id]),
  );
  return {
    standing: standing.map(({ page_key, tag_id, person, id }) => ({
      ...{ page_key, tag_id, person },
      decision_id: id,
    })),
    states: [...positions.values()].flatMap((some) => {
      const [first] = some;
      const state = settleDecisions(some.map((row): Position => ({ ...row, order: row.id })));
      return first && state ? [{ page_key: first.page_key, tag_id: first.tag_id, state }] : [];
    }),
  };
}

async function readOutcome(database: Queryable, keys: readonly number[]): Promise<Outcome> {
  const isAmong = sql<SqlBool>`page_key in ${anyOf(keys)}`;
  return {
    standing: await database
      .selectFrom('standing_decision')
      .select(['page_key', 'tag_id', 'person', 'decision_id'])
      .where(isAmong)
      .execute(),
    states: await database
      .selectFrom('main.page_tag')
      .select(['page_key', 'tag_id', 'state'])
      .where(isAmong)
      .execute(),
  };
}
