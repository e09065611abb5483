import type { AgreementReport } from '#contract/review/agreement.ts';
import type { Answer } from '#contract/review/decision.ts';
import { measureAgreement } from '#contract/review/measure-agreement.ts';
import type { Queryable } from '../repositories/database/database.ts';
import {
  countPagesRead,
  type DoubleDecision,
  listDoubleDecisions,
} from '../repositories/reports/double-decisions.ts';
import { listTags } from '../repositories/review/tags.ts';

/** How often people agree about each tag, on pages that two of them decided about. */
export async function reportAgreement(database: Queryable, matterId: string): Promise<AgreementReport> {
  const { twice, once } = await countPagesRead(database, matterId);
  const decisions = await listDoubleDecisions(database, matterId);
  const pairs = [...Map.groupBy(decisions, ({ pageKey }) => pageKey).values()]
    .map(toPair)
    .filter((pair) => pair !== undefined);
  const tags = await listTags(database, matterId);
  return {
    pagesReadTwice: twice,
    pagesReadOnce: once,
    tags: tags.map(({ tagId, name }) => ({ tagId, name, ...measureAgreement(countAnswers(pairs, tagId)) })),
  };
}

/** What the first two people who decided about a page say of its tags. */
type Pair = [first: ReadonlyMap<string | null, Answer>, second: ReadonlyMap<string | null, Answer>];

/** Undefined if fewer than two people still say something. `decisions` are of one page, oldest first. */
function toPair(decisions: readonly DoubleDecision[]): Pair | undefined {
  const byPerson = new Map<string, Map<string | null, Answer>>();
  for (const { person, tagId, answer } of decisions) {
    const said = byPerson.get(person) ?? new Map<string | null, Answer>();
    byPerson.set(person, said.set(tagId, answer));
  }
  const [first, second] = [...byPerson.values()].filter((said) =>
    [...said.values()].some((answer) => answer !== 'cleared'),
  );
  return first && second && [first, second];
}

function countAnswers(pairs: readonly Pair[], tagId: string) {
  const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (const [first, second] of pairs) {
    const [one, other] = [first.get(tagId), second.get(tagId)];
    if (one === 'unsure' || other === 'unsure') continue;
    if (one === 'yes') counts[other === 'yes' ? 'both' : 'onlyFirst'] += 1;
    else counts[other === 'yes' ? 'onlySecond' : 'neither'] += 1;
  }
  return counts;
}
