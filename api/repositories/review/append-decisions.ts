import { type SqlBool, sql } from 'kysely';
import type { Answer, DecidingRole, DecisionLevel, MadeBy } from '#contract/review/decision.ts';
import { settleDecisions } from '#contract/review/settle-decisions.ts';
import type { Act } from '../database/audit-log.ts';
import type { Queryable, Tx } from '../database/database.ts';
import { anyOf, tableOf } from '../database/sqlite-sql.ts';
import { listPositions, NO_TAG } from './positions.ts';

/** What a person says of a page from now on. */
export interface NewDecision {
  pageKey: number;
  tagId: string | null;
  answer: Answer;
  level: DecisionLevel;
  /** The batch in which the person worked; null outside of batches. */
  batchId: string | null;
  role: DecidingRole;
  /** Of the tag's definition; null without a tag. */
  tagVersion: number | null;
}

/**
 * Appends one person's decisions, at most one for each page and tag, under an audit event that is recorded
 * already, and keeps up all that follows from them. Each statement writes many pages.
 */
export async function appendDecisions(
  tx: Tx,
  act: Act,
  { matterId, seq, madeBy }: { matterId: string; seq: number; madeBy: MadeBy },
  decisions: readonly NewDecision[],
): Promise<void> {
  const alike = Map.groupBy(decisions, ({ pageKey: _, ...rest }) => JSON.stringify(Object.values(rest)));
  for (const some of alike.values()) {
    const [{ tagId, answer, level, batchId, role, tagVersion }] = some as [NewDecision];
    await sql`
      insert into decision (seq, matter_id, page_key, tag_id, person, role, answer, level, batch_id, at,
        made_by, tag_version)
      select ${seq}, ${matterId}, value, ${tagId}, ${act.actor}, ${role}, ${answer}, ${level},
        ${batchId}, ${act.at.toISOString()}, ${madeBy}, ${tagVersion}
      from ${tableOf(some.map(({ pageKey }) => pageKey))}`.execute(tx);
  }
  await noteInHistory(tx, seq);
  await keepStanding(tx, act.actor, seq);
  for (const [tagId, some] of Map.groupBy(decisions, (each) => each.tagId)) {
    if (tagId === null) continue;
    await settleTag(
      tx,
      tagId,
      some.map(({ pageKey }) => pageKey),
    );
  }
}

async function noteInHistory(tx: Tx, seq: number): Promise<void> {
  await sql`
    insert into page_event (page_key, seq)
    select distinct page_key, seq from decision where seq = ${seq}`.execute(tx);
}

async function keepStanding(tx: Tx, person: string, seq: number): Promise<void> {
  await sql`
    delete from standing_decision where person = ${person} and (page_key, tag_id) in (
      select page_key, coalesce(tag_id, ${NO_TAG}) from decision
      where seq = ${seq} and answer = 'cleared')`.execute(tx);
  await sql`
    insert into standing_decision (page_key, tag_id, person, decision_id)
    select page_key, coalesce(tag_id, ${NO_TAG}), person, id from decision
    where seq = ${seq} and answer <> 'cleared'
    on conflict (page_key, tag_id, person) do update set decision_id = excluded.decision_id`.execute(tx);
}

/** Brings the state of a tag on pages in line with the standing decisions. */
export async function settleTag(tx: Tx, tagId: string, keys: readonly number[]): Promise<void> {
  const positions = Map.groupBy(await listPositions(tx, keys, tagId), ({ pageKey }) => pageKey);
  const before = await listStates(tx, tagId, keys);
  const changes = keys
    .map((key) => ({ key, state: settleDecisions(positions.get(key) ?? []) }))
    .filter(({ key, state }) => state !== (before.get(key) ?? null));
  for (const [state, some] of Map.groupBy(changes, (each) => each.state)) {
    const changed = some.map(({ key }) => key);
    if (state === null) {
      await tx
        .deleteFrom('main.page_tag')
        .where('tag_id', '=', tagId)
        .where(sql<SqlBool>`page_key in ${anyOf(changed)}`)
        .execute();
    } else {
      // Without the condition, `on conflict` would be read as part of a join.
      await sql`
        insert into main.page_tag (page_key, tag_id, state)
        select value, ${tagId}, ${state} from ${tableOf(changed)} where true
        on conflict (tag_id, page_key) do update set state = excluded.state`.execute(tx);
    }
  }
}

async function listStates(database: Queryable, tagId: string, keys: readonly number[]) {
  const rows = await database
    .selectFrom('main.page_tag')
    .select(['page_key', 'state'])
    .where('tag_id', '=', tagId)
    .where(sql<SqlBool>`page_key in ${anyOf(keys)}`)
    .execute();
  return new Map(rows.map(({ page_key, state }) => [page_key, state]));
}

/** Those of the pages that carry a tag. */
export async function listCarrying(
  database: Queryable,
  tagId: string,
  keys: readonly number[],
): Promise<Set<number>> {
  const states = await listStates(database, tagId, keys);
  return new Set([...states].filter(([, state]) => state === 'yes').map(([key]) => key));
}
