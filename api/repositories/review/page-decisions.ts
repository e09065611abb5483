import type { PageDecisions, Statement } from '#contract/review/decision.ts';
import type { Queryable } from '../database/database.ts';
import { NO_TAG } from './positions.ts';

/** Who says what of a page. */
export async function getPageDecisions(database: Queryable, pageKey: number): Promise<PageDecisions> {
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
  const said = rows.flatMap(({ tagId, state, answer, display_name, ...rest }) => {
    if (answer === 'cleared') return [];
    const statement: Statement = { ...rest, personName: display_name ?? rest.person, answer };
    return [{ tagId, state, statement }];
  });
  const byTag = Map.groupBy(said, ({ tagId }) => tagId);
  const statementsOf = (tagId: string) => (byTag.get(tagId) ?? []).map(({ statement }) => statement);
  const inTime = said.map(({ statement }) => statement).sort((one, other) => (one.at < other.at ? -1 : 1));
  return {
    tags: [...byTag].flatMap(([tagId, [first]]) =>
      first?.state ? [{ tagId, state: first.state, statements: statementsOf(tagId) }] : [],
    ),
    nothingApplies: statementsOf(NO_TAG),
    reviewedBy: [...new Set(inTime.map(({ person }) => person))],
  };
}
