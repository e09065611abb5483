import type { Contradiction, ContradictionFilter } from '#contract/review/contradiction.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listContradictions, type StoredContradiction } from '../repositories/review/contradictions.ts';
import { listPassagesById } from '../repositories/review/passages.ts';
import { citePassages } from './list-passages.ts';

/** More than people propose in one matter; for files that have all of them. */
const ALL = { offset: 0, limit: 1_000_000 };

/** A window of a matter's contradictions with their passages and cites, and how many there are. */
export async function listCitedContradictions(
  database: Queryable,
  matterId: string,
  filter: ContradictionFilter,
  window: { offset: number; limit: number } = ALL,
): Promise<{ total: number; contradictions: Contradiction[] }> {
  const { total, contradictions } = await listContradictions(database, matterId, filter, window);
  return { total, contradictions: await citeContradictions(database, contradictions) };
}

/** Contradictions with their passages, which have their pages and cites. */
export async function citeContradictions(
  database: Queryable,
  contradictions: readonly StoredContradiction[],
): Promise<Contradiction[]> {
  const ids = contradictions.flatMap(({ aPassageId, bPassageId }) => [aPassageId, bPassageId]);
  const passages = await citePassages(database, await listPassagesById(database, [...new Set(ids)]));
  const passageOf = new Map(passages.map((passage) => [passage.passageId, passage]));
  return contradictions.flatMap(({ aPassageId, bPassageId, ...contradiction }) => {
    const [a, b] = [passageOf.get(aPassageId), passageOf.get(bPassageId)];
    return a && b ? [{ ...contradiction, a, b }] : [];
  });
}
