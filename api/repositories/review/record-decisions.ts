import { answerOfTakingOff } from '#contract/review/answer-of-press.ts';
import type {
  Answer,
  AskedAnswer,
  DecidingRole,
  DecisionLevel,
  DecisionRequest,
  DecisionResult,
  MadeBy,
} from '#contract/review/decision.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { appendDecisions, listCarrying, type NewDecision } from './append-decisions.ts';
import { getHeldBatch, type HeldBatch } from './batches/get-held-batch.ts';
import { listPagesToSeal, listSealed, sealAnswers } from './batches/sealed-decisions.ts';
import { getTagVersion, listExcludedTags } from './excluded-tags.ts';
import { findRecorded } from './find-recorded.ts';
import { listPositions, NO_TAG, type PersonalPosition } from './positions.ts';

export interface DecisionToRecord {
  /** Null: nothing applies. */
  tag: { id: string; name: string } | null;
  answer: AskedAnswer;
  level: DecisionLevel;
  role: DecidingRole;
  madeBy: MadeBy;
  /** Keys by page id. */
  pages: ReadonlyMap<string, number>;
  /** The batch that the person works in: pages of it are decided about at its level. */
  batchId?: string | undefined;
  request?: DecisionRequest | undefined;
}

/** The level and the batch of a decision about a page. */
type ContextOf = (pageKey: number) => Pick<NewDecision, 'level' | 'batchId'>;

interface PreparedDecision extends DecisionToRecord {
  contextOf: ContextOf;
}

/**
 * Records what a person (the actor) says of pages, as one event. Pages of which the person says that already are
 * left out, and so is undone later only what this event changed.
 */
export async function recordDecisions(
  database: Database,
  act: Act,
  matterId: string,
  asked: DecisionToRecord,
): Promise<DecisionResult> {
  const { tag, answer, madeBy, batchId, request } = asked;
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const carryingOf = (pages: ReadonlyMap<string, number>) =>
      tag ? listCarryingIds(transaction, tag.id, pages) : [];
    const earlier =
      request && (await findRecorded(transaction, act.actor, request, [...asked.pages.values()]));
    if (earlier) return { ...earlier, carryingPageIds: await carryingOf(asked.pages) };
    const batch =
      batchId === undefined ? null : await getHeldBatch(transaction, matterId, batchId, act.actor);
    const sealed = await sealDecisions(transaction, act, asked);
    const pages = new Map([...asked.pages].filter(([, key]) => !sealed.keys.has(key)));
    const decisions = await listChanges(transaction, act.actor, {
      ...{ ...asked, pages },
      contextOf: toContext(asked.level, batch),
    });
    const keys = new Set(decisions.map(({ pageKey }) => pageKey));
    const changedPageIds = [...pages].filter(([, key]) => keys.has(key)).map(([pageId]) => pageId);
    const about = { tagId: tag?.id ?? null, name: tag?.name ?? '' };
    let eventId: number | null = null;
    if (decisions.length > 0) {
      const inBatch = batch === null ? {} : { batchId: batch.id };
      const level = batch === null ? asked.level : toLevel(asked.level, batch);
      const asSent = request ? { request } : {};
      const event = { ...about, answer, level, madeBy, pageIds: changedPageIds, ...inBatch, ...asSent };
      const { seq } = await recordEvent(transaction, act, matterId, { type: 'pages.decided', ...event });
      await appendDecisions(transaction, act, { matterId, seq, madeBy }, decisions);
      eventId = seq;
    }
    return {
      eventId,
      changedPageIds: [...changedPageIds, ...sealed.changedPageIds],
      carryingPageIds: [...(await carryingOf(pages)), ...sealed.carryingPageIds],
    };
  });
}

/** Keeps the answer about pages that the person reads double-blind out of the decisions. */
async function sealDecisions(tx: Tx, act: Act, asked: DecisionToRecord) {
  const { tag, answer, level, role, madeBy } = asked;
  const keys = [...asked.pages.values()];
  const pages = await listPagesToSeal(tx, act.actor, keys);
  if (pages.length === 0) return { keys: new Set<number>(), changedPageIds: [], carryingPageIds: [] };
  if (level === 'adjudication') {
    throw new UncoverError(
      'conflict',
      'You read some of these pages double-blind. Adjudicate them when both readers have finished.',
    );
  }
  const carrying = await listCarrying(tx, tag?.id ?? NO_TAG, keys);
  const toSeal = { tagId: tag?.id ?? null, answer, role, madeBy, carrying };
  const changed = await sealAnswers(tx, act, pages, toSeal);
  const mine = await listSealed(tx, act.actor, keys);
  const yes = new Set(
    mine.filter((each) => each.tag_id === tag?.id && each.answer === 'yes').map((each) => each.page_key),
  );
  const idsOf = (some: ReadonlySet<number>) =>
    [...asked.pages].filter(([, key]) => some.has(key)).map(([pageId]) => pageId);
  return {
    keys: new Set(pages.map(({ key }) => key)),
    changedPageIds: idsOf(changed),
    carryingPageIds: idsOf(yes),
  };
}

function toContext(level: DecisionLevel, batch: HeldBatch | null): ContextOf {
  const outside = { level, batchId: null };
  if (!batch) return () => outside;
  const inside = { level: toLevel(level, batch), batchId: batch.id };
  return (pageKey) => (batch.keys.has(pageKey) ? inside : outside);
}

/** An attorney who adjudicates does so in a batch too. */
function toLevel(asked: DecisionLevel, { level }: HeldBatch): DecisionLevel {
  return asked === 'adjudication' ? asked : level;
}

export async function listCarryingIds(
  tx: Tx,
  tagId: string,
  pages: ReadonlyMap<string, number>,
): Promise<string[]> {
  const carrying = await listCarrying(tx, tagId, [...pages.values()]);
  return [...pages].filter(([, key]) => carrying.has(key)).map(([pageId]) => pageId);
}

async function listChanges(tx: Tx, person: string, asked: PreparedDecision): Promise<NewDecision[]> {
  const { tag, role, contextOf } = asked;
  const keys = [...asked.pages.values()];
  if (!tag) return listSeen(tx, person, asked);
  const tagVersion = await getTagVersion(tx, tag.id);
  const mine = await findMine(tx, person, keys, tag.id);
  const answerOn = await prepareAnswers(tx, asked, mine);
  const changes = keys.flatMap((pageKey): NewDecision[] => {
    const answer = answerOn(pageKey);
    const context = contextOf(pageKey);
    return answer && isNews({ answer, level: context.level, role }, mine.get(pageKey))
      ? [{ pageKey, tagId: tag.id, answer, ...context, role, tagVersion }]
      : [];
  });
  // Who says that a tag applies, or may apply, does not say any more that nothing does.
  const applying = changes.filter(({ answer }) => answer === 'yes' || answer === 'unsure');
  const seen = await findMine(
    tx,
    person,
    applying.map(({ pageKey }) => pageKey),
    NO_TAG,
  );
  const seenBefore = [...seen.keys()].map(
    (pageKey): NewDecision => ({
      ...{ pageKey, tagId: null, answer: 'cleared', role, tagVersion: null },
      ...contextOf(pageKey),
    }),
  );
  return [...changes, ...(await listExcluded(tx, person, asked)), ...seenBefore];
}

/** A yes about a tag of an exclusive group takes back the person's own yes about the others, and nobody else's. */
async function listExcluded(tx: Tx, person: string, asked: PreparedDecision): Promise<NewDecision[]> {
  const { tag, answer, role, pages, contextOf } = asked;
  if (!tag || answer !== 'yes') return [];
  const excluded: NewDecision[] = [];
  for (const other of await listExcludedTags(tx, tag.id)) {
    const mine = await findMine(tx, person, [...pages.values()], other.id);
    const said = [...mine.values()].filter((position) => position.answer === 'yes');
    const taking = { tagId: other.id, answer: 'cleared', role, tagVersion: other.version } as const;
    excluded.push(...said.map(({ pageKey }) => ({ pageKey, ...taking, ...contextOf(pageKey) })));
  }
  return excluded;
}

/** The pages of which a person now says that nothing applies, or no longer does. */
async function listSeen(
  tx: Tx,
  person: string,
  { answer, role, pages, contextOf }: PreparedDecision,
): Promise<NewDecision[]> {
  const keys = [...pages.values()];
  const said = (await listPositions(tx, keys)).filter((each) => each.person === person);
  const mine = new Map(said.filter(({ tagId }) => tagId === NO_TAG).map((each) => [each.pageKey, each]));
  // A tag that the person put on a page is never taken off by the way.
  const applies = said.filter((each) => each.tagId !== NO_TAG && each.answer !== 'no');
  const tagged = new Set(applies.map(({ pageKey }) => pageKey));
  const wanted: Answer = answer === 'yes' ? 'yes' : 'cleared';
  return keys
    .filter((key) => wanted === 'cleared' || !tagged.has(key))
    .filter((key) => isNews({ answer: wanted, level: contextOf(key).level, role }, mine.get(key)))
    .map((pageKey) => ({
      ...{ pageKey, tagId: null, answer: wanted, role, tagVersion: null },
      ...contextOf(pageKey),
    }));
}

async function findMine(tx: Tx, person: string, keys: readonly number[], tagId: string) {
  const positions = await listPositions(tx, keys, tagId);
  return new Map(positions.filter((each) => each.person === person).map((each) => [each.pageKey, each]));
}

/** What the person says of a page; null for nothing. */
async function prepareAnswers(
  tx: Tx,
  { tag, answer, pages }: DecisionToRecord,
  mine: ReadonlyMap<number, PersonalPosition>,
): Promise<(key: number) => Answer | null> {
  if (answer !== 'take-off') return () => answer;
  const carrying = await listCarrying(tx, tag?.id ?? NO_TAG, [...pages.values()]);
  return (key) => answerOfTakingOff({ carries: carrying.has(key), mine: mine.get(key)?.answer ?? null });
}

function isNews(
  said: Pick<NewDecision, 'answer' | 'level' | 'role'>,
  before: PersonalPosition | undefined,
): boolean {
  if (said.answer === 'cleared') return before !== undefined;
  return before?.answer !== said.answer || before.level !== said.level || before.role !== said.role;
}
