import type { Queryable } from '../database/database.ts';

/**
 * The decisions of a matter about one page each that stand, oldest first. What was decided about many pages at once
 * says nothing of how fast somebody reads, and is left out.
 */
export async function listDecisionTimes(
  database: Queryable,
  matterId: string,
  { since, person }: { since: Date; person?: string },
): Promise<{ person: string; at: string; pageKey: number }[]> {
  return database
    .selectFrom('standing_decision')
    .innerJoin('decision', 'decision.id', 'standing_decision.decision_id')
    .select((eb) => [
      'decision.person',
      eb.fn.min('decision.at').as('at'),
      eb.fn.min('decision.page_key').as('pageKey'),
    ])
    .where('decision.matter_id', '=', matterId)
    .where('decision.at', '>=', since.toISOString())
    .$if(person !== undefined, (query) => query.where('standing_decision.person', '=', person ?? ''))
    .groupBy(['decision.person', 'decision.seq'])
    .having((eb) => eb.fn.count('decision.page_key').distinct(), '=', 1)
    .orderBy('at')
    .execute();
}

/** Pages of a matter about which nobody has decided. */
export async function countPagesUndecided(database: Queryable, matterId: string): Promise<number> {
  const { pages } = await database
    .selectFrom('page')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('page.matter_id', '=', matterId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('standing_decision')
            .select('standing_decision.page_key')
            .whereRef('standing_decision.page_key', '=', 'page.key'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return pages;
}
