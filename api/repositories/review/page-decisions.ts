import type { PageDecisions, Statement, TagState } from '#contract/review/decision.ts';
import { settleDecisions } from '#contract/review/settle-decisions.ts';
import type { Queryable } from '../database/database.ts';
import { listSealed } from './batches/sealed-decisions.ts';
import { NO_TAG } from './positions.ts';

/**
 * Who says what of a page, with what `reader` says of it double-blind. The state of a tag on a sealed page is then
 * what follows for this reader.
 */
export async function getPageDecisions(
  database: Queryable,
  pageKey: number,
  reader?: string,
): Promise<PageDecisions> {
  const rows = await database
    .selectFrom('standing_decision')
    .innerJoin('decision', 'decision.id', 'standing_decision.decision_id')
    .leftJoin('page_tag', (join) =>
      join
        .onRef('page_tag.page_key', '=', 'standing_decision.page_key')
        .onRef('page_tag.tag_id', '=', 'standing_decision.tag_id'),
    )
    .leftJoin('tag', 'tag.id', 'standing_decision.tag_id')
    .leftJoin('user', 'user.name', 'decision.person')
    .select([
      'standing_decision.tag_id as tagId',
      'page_tag.state',
      'decision.person',
      'user.display_name',
      'decision.answer',
      'decision.level',
      'decision.role',
      'decision.at',
      'decision.made_by as madeBy',
      'decision.batch_id as batchId',
      'decision.tag_version as tagVersion',
    ])
    .where('standing_decision.page_key', '=', pageKey)
    .orderBy('tag.ordinal')
    .orderBy('decision.id')
    .execute();
  const open = rows.flatMap(({ tagId, state, answer, display_name, ...rest }) => {
    if (answer === 'cleared') return [];
    const statement: Statement = { ...rest, personName: display_name ?? rest.person, answer };
    return [{ tagId, state, statement }];
  });
  const sealed = reader === undefined ? [] : await listOwnSealed(database, pageKey, reader);
  const said = [...open, ...sealed];
  const byTag = Map.groupBy(said, ({ tagId }) => tagId);
  const statementsOf = (tagId: string) => (byTag.get(tagId) ?? []).map(({ statement }) => statement);
  const inTime = said.map(({ statement }) => statement).sort((one, other) => (one.at < other.at ? -1 : 1));
  return {
    tags: [...byTag].flatMap(([tagId, [first, ...others]]) => {
      // What follows from decisions is stored; with an answer that is no decision yet, it is worked out for the reader.
      const state = others.length > 0 && sealed.length > 0 ? settle(statementsOf(tagId)) : first?.state;
      return state ? [{ tagId, state, statements: statementsOf(tagId) }] : [];
    }),
    nothingApplies: statementsOf(NO_TAG),
    reviewedBy: [...new Set(inTime.map(({ person }) => person))],
  };
}

function settle(statements: readonly Statement[]): TagState | null {
  return settleDecisions(statements.map((statement, order) => ({ ...statement, order })));
}

/** What a person says double-blind of a page, as it would be without anybody else. */
async function listOwnSealed(database: Queryable, pageKey: number, person: string) {
  const rows = await listSealed(database, person, [pageKey]);
  if (rows.length === 0) return [];
  const { display_name } = await database
    .selectFrom('user')
    .select('display_name')
    .where('name', '=', person)
    .executeTakeFirstOrThrow();
  return rows.map(({ tag_id, answer, batch_id, ...row }) => {
    const how = { level: row.level, role: row.role, at: row.at, madeBy: row.made_by };
    const statement: Statement = {
      ...{ person, personName: display_name, answer, ...how, batchId: batch_id, tagVersion: row.tag_version },
    };
    return { tagId: tag_id, state: tag_id === NO_TAG ? null : answer, statement };
  });
}

/** The tags that a person put on a page double-blind. */
export async function listSealedTags(
  database: Queryable,
  pageKey: number,
  person: string,
): Promise<string[]> {
  return (await listSealed(database, person, [pageKey]))
    .filter(({ tag_id, answer }) => tag_id !== NO_TAG && answer === 'yes')
    .map(({ tag_id }) => tag_id);
}
