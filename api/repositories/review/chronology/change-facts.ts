import type { ChronologyFactDraft, FactStatus } from '#contract/review/chronology/chronology-fact.ts';
import { lastDayOfEvent } from '#contract/values/event-date.ts';
import { UncoverError } from '../../../errors.ts';
import { type Act, recordEventOfPages } from '../../database/audit-log.ts';
import type { Database, Tx } from '../../database/database.ts';
import { lockMatter } from '../../database/lock-matter.ts';
import type { StoredFact } from './facts.ts';

/** The pages of the fact's passages, in whose histories each change appears. */
interface Pages {
  matterId: string;
  keys: readonly number[];
}

export async function addFact(
  database: Database,
  act: Act,
  pages: Pages,
  newId: string,
  draft: ChronologyFactDraft,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, pages.matterId);
    await tx
      .insertInto('main.chronology_fact')
      .values({
        ...{ id: newId, matter_id: pages.matterId, version: 1, status: 'proposed' },
        ...{ author: act.actor, created_at: act.at.toISOString() },
        ...(await toColumns(tx, pages.matterId, draft)),
      })
      .execute();
    await setParts(tx, newId, draft);
    await addStep(tx, act, newId, 'proposed');
    await recordEventOfPages(tx, act, pages, { type: 'chronology-fact.proposed', factId: newId, ...draft });
  });
}

/** Throws `conflict` if somebody else changed the fact meanwhile. */
export async function changeFact(
  database: Database,
  act: Act,
  pages: Pages,
  { factId, version, ...before }: StoredFact,
  draft: ChronologyFactDraft,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, pages.matterId);
    const changed = await tx
      .updateTable('main.chronology_fact')
      .set({ ...(await toColumns(tx, pages.matterId, draft)), version: version + 1 })
      .where('id', '=', factId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw factConflict();
    await tx.deleteFrom('chronology_fact_passage').where('fact_id', '=', factId).execute();
    await tx.deleteFrom('chronology_fact_name').where('fact_id', '=', factId).execute();
    await setParts(tx, factId, draft);
    const about = { factId, before: toDraft(before), ...draft };
    await recordEventOfPages(tx, act, pages, { type: 'chronology-fact.changed', ...about });
  });
}

/** Throws `conflict` if somebody else changed the status meanwhile. */
export async function setFactStatus(
  database: Database,
  act: Act,
  pages: Pages,
  { factId, statement, status: before }: StoredFact,
  after: FactStatus,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, pages.matterId);
    const changed = await tx
      .updateTable('main.chronology_fact')
      .set({ status: after })
      .where('id', '=', factId)
      .where('status', '=', before)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw factConflict();
    await addStep(tx, act, factId, after);
    const about = { factId, statement, before, after };
    await recordEventOfPages(tx, act, pages, { type: 'chronology-fact.status-changed', ...about });
  });
}

export function factConflict(): UncoverError {
  return new UncoverError('conflict', 'Somebody else has changed this fact meanwhile. Look at it again.');
}

/** An issue that is named like a tag is that tag, and follows when it is renamed. */
async function toColumns(tx: Tx, matterId: string, { eventDate, ...draft }: ChronologyFactDraft) {
  const tag = await tx
    .selectFrom('tag')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('name', '=', draft.issue)
    .executeTakeFirst();
  return {
    statement: draft.statement,
    date_from: eventDate?.from ?? null,
    date_to: eventDate?.to ?? null,
    last_day: eventDate && lastDayOfEvent(eventDate),
    is_about: eventDate?.isAbout ? 1 : 0,
    certainty: draft.certainty,
    issue_tag_id: tag?.id ?? null,
    issue_text: tag ? '' : draft.issue,
  };
}

async function setParts(
  tx: Tx,
  factId: string,
  { passageIds, people, places }: ChronologyFactDraft,
): Promise<void> {
  const toNames = (kind: 'person' | 'place', names: readonly string[]) =>
    names.map((name, ordinal) => ({ fact_id: factId, kind, ordinal, name }));
  const names = [...toNames('person', people), ...toNames('place', places)];
  if (names.length > 0) await tx.insertInto('chronology_fact_name').values(names).execute();
  await tx
    .insertInto('chronology_fact_passage')
    .values(passageIds.map((passage_id, ordinal) => ({ fact_id: factId, ordinal, passage_id })))
    .execute();
}

function toDraft(fact: Omit<StoredFact, 'factId' | 'version'>): ChronologyFactDraft {
  const { statement, eventDate, certainty, people, places, issue, passageIds } = fact;
  return { statement, eventDate, certainty, people, places, issue, passageIds };
}

async function addStep(tx: Tx, act: Act, factId: string, status: FactStatus): Promise<void> {
  const step = { fact_id: factId, status, author: act.actor, at: act.at.toISOString() };
  await tx.insertInto('chronology_fact_step').values(step).execute();
}
