import { type SqlBool, sql } from 'kysely';
import { answerOfTakingOff } from '#contract/review/answer-of-press.ts';
import type { Answer, AskedAnswer, DecidingRole, MadeBy, StandingAnswer } from '#contract/review/decision.ts';
import { UncoverError } from '../../../errors.ts';
import type { Act } from '../../database/audit-log.ts';
import type { Queryable, Tx } from '../../database/database.ts';
import { anyOf } from '../../database/sqlite-sql.ts';
import { getTagVersion, listExcludedTags } from '../excluded-tags.ts';
import { NO_TAG } from '../positions.ts';

/**
 * What readers of double-blind batches say, until it can be seen. It is no decision yet, so that nothing that reads
 * decisions can show it; only the reader gets it back. See decisions/double-blind.md.
 */
interface PageToSeal {
  key: number;
  batchId: string;
}

export interface AnswerToSeal {
  /** Null: nothing applies. */
  tagId: string | null;
  answer: AskedAnswer;
  role: DecidingRole;
  madeBy: MadeBy;
  /** The pages of these that carry the tag by what others decided in the open. */
  carrying: ReadonlySet<number>;
}

/** Those of the pages that a person reads double-blind, whether or not they came to them in the batch. */
export async function listPagesToSeal(
  database: Queryable,
  person: string,
  keys: readonly number[],
): Promise<PageToSeal[]> {
  return database
    .selectFrom('blind_batch')
    .innerJoin('batch', 'batch.id', 'blind_batch.batch_id')
    .innerJoin('batch_page', 'batch_page.batch_id', 'batch.id')
    .select(['batch_page.page_key as key', 'batch.id as batchId'])
    .where('blind_batch.opened_at', 'is', null)
    .where(isReaderOf(person))
    .where(sql<SqlBool>`batch_page.page_key in ${anyOf(keys)}`)
    .execute();
}

/** Whether a person has a batch, or had it and decided in it. */
export function isReaderOf(person: string) {
  return sql<SqlBool>`(coalesce(batch.holder, '') = ${person} or exists (
    select 1 from sealed_decision where sealed_decision.batch_id = batch.id and sealed_decision.person = ${person}))`;
}

/** Keeps what a person says of pages, in place of what they said before. Returns the keys of the pages that changed. */
export async function sealAnswers(
  tx: Tx,
  act: Act,
  pages: readonly PageToSeal[],
  asked: AnswerToSeal,
): Promise<Set<number>> {
  const { tagId, role, madeBy } = asked;
  const before = Map.groupBy(
    await listSealed(
      tx,
      act.actor,
      pages.map(({ key }) => key),
    ),
    ({ page_key }) => page_key,
  );
  const version = tagId === null ? null : await getTagVersion(tx, tagId);
  const excluded = tagId === null ? [] : (await listExcludedTags(tx, tagId)).map(({ id }) => id);
  const changed = new Set<number>();
  for (const { key, batchId } of pages) {
    const mine = new Map((before.get(key) ?? []).map((each) => [each.tag_id, each.answer]));
    const wanted = toAnswer(asked, mine, key);
    const tag = tagId ?? NO_TAG;
    if (wanted === null || (wanted === 'cleared' ? !mine.has(tag) : mine.get(tag) === wanted)) continue;
    changed.add(key);
    await unseal(tx, act.actor, key, [tag, ...listReplaced(wanted, tag, excluded, mine)]);
    if (wanted === 'cleared') continue;
    await tx
      .insertInto('sealed_decision')
      .values({
        ...{ batch_id: batchId, page_key: key, tag_id: tag, person: act.actor, role, answer: wanted },
        ...{ made_by: madeBy, tag_version: version, at: act.at.toISOString() },
      })
      .execute();
  }
  return changed;
}

/** What one's answer takes back: "nothing applies" by a tag, and other tags of an exclusive group by a yes. */
function listReplaced(
  answer: StandingAnswer | 'cleared',
  tag: string,
  excluded: readonly string[],
  mine: ReadonlyMap<string, StandingAnswer>,
): string[] {
  if (tag === NO_TAG || (answer !== 'yes' && answer !== 'unsure')) return [];
  const others = answer === 'yes' ? excluded.filter((each) => mine.get(each) === 'yes') : [];
  return [NO_TAG, ...others];
}

function toAnswer(
  { tagId, answer, carrying }: AnswerToSeal,
  mine: ReadonlyMap<string, StandingAnswer>,
  key: number,
): Answer | null {
  if (tagId !== null) {
    if (answer !== 'take-off') return answer;
    return answerOfTakingOff({ carries: carrying.has(key), mine: mine.get(tagId) ?? null });
  }
  if (answer !== 'yes') return 'cleared';
  const isTagged = [...mine].some(([tag, said]) => tag !== NO_TAG && said !== 'no');
  return isTagged ? null : 'yes';
}

async function unseal(tx: Tx, person: string, key: number, tagIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('sealed_decision')
    .where('page_key', '=', key)
    .where('person', '=', person)
    .where('tag_id', 'in', tagIds)
    .execute();
}

/** What a person said of pages and nobody else sees yet, with the review of the batch; oldest first. */
export async function listSealed(database: Queryable, person: string, keys: readonly number[]) {
  return database
    .selectFrom('sealed_decision')
    .innerJoin('batch', 'batch.id', 'sealed_decision.batch_id')
    .selectAll('sealed_decision')
    .select('batch.level')
    .where('person', '=', person)
    .where(sql<SqlBool>`page_key in ${anyOf(keys)}`)
    .orderBy('sealed_decision.id')
    .execute();
}

/** Which pages of a sealed batch are decided is for its reader: throws `forbidden` for others. */
export async function refuseSealedProgress(
  database: Queryable,
  batchId: string,
  person: string,
): Promise<void> {
  const sealed = await database
    .selectFrom('blind_batch')
    .innerJoin('batch', 'batch.id', 'blind_batch.batch_id')
    .select('batch.name')
    .where('batch.id', '=', batchId)
    .where('opened_at', 'is', null)
    .where((eb) => eb.not(isReaderOf(person)))
    .executeTakeFirst();
  if (!sealed) return;
  throw new UncoverError(
    'forbidden',
    `The batch “${sealed.name}” is double-blind: until both of its readers have finished, only its own reader sees which pages are decided.`,
  );
}
