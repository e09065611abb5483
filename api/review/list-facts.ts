import type { ChronologyFact, ChronologyFilter } from '#contract/review/chronology/chronology-fact.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listFacts, type StoredFact } from '../repositories/review/chronology/facts.ts';
import { listPassagesById } from '../repositories/review/passages.ts';
import { citePassages } from './list-passages.ts';

/** More than people propose in one matter; for files that have all of them. */
const ALL = { offset: 0, limit: 1_000_000 };

/** A window of a matter's chronology with passages and cites, and how many facts it has. */
export async function listCitedFacts(
  database: Queryable,
  matterId: string,
  filter: ChronologyFilter,
  window: { offset: number; limit: number } = ALL,
): Promise<{ total: number; facts: ChronologyFact[] }> {
  const { total, facts } = await listFacts(database, matterId, filter, window);
  return { total, facts: await citeFacts(database, facts) };
}

/** Facts with their passages, which have their pages and cites. */
export async function citeFacts(
  database: Queryable,
  facts: readonly StoredFact[],
): Promise<ChronologyFact[]> {
  const ids = facts.flatMap(({ passageIds }) => passageIds);
  const passages = await citePassages(database, await listPassagesById(database, [...new Set(ids)]));
  const passageOf = new Map(passages.map((passage) => [passage.passageId, passage]));
  return facts.map(({ passageIds, ...fact }) => ({
    ...fact,
    passages: passageIds.flatMap((id) => passageOf.get(id) ?? []),
  }));
}
