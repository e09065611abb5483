import { RANDOM_ONE_IN } from '#contract/review/suggestion.ts';
import { GAP_TERM } from '#ingest';
import { listAllPageIds } from '../reports/list-all-page-ids.ts';
import type { Database, Queryable } from '../repositories/database/database.ts';
import { listDecided } from '../repositories/review/decided-pages.ts';
import type { ListedPage } from '../repositories/review/suggestion-lists.ts';
import { shuffleBySeed } from '../shuffle-by-seed.ts';
import { findDisagreements, type ReadExample } from './find-disagreements.ts';
import { listTerms, readTermsInTurn } from './read-terms.ts';
import { WordModel } from './word-model.ts';

/** Undecided pages that a model is trained with, see word-model.ts. */
const UNDECIDED_IN_TRAINING = 200;
/** Decided pages of each kind that a model is trained on: with more, it takes seconds and ranks no better. */
const MOST_EXAMPLES = 2500;

export interface RankingTask {
  matterId: string;
  tagId: string;
  /** Pages of the list. */
  pages: number;
  seed: string;
}

export interface Ranking {
  /** Decided pages, of which at most MOST_EXAMPLES of each kind were used. */
  yes: number;
  no: number;
  /** The list, and then the pages to look at again. */
  pages: ListedPage[];
}

/** Trains on the decided pages of a tag, and lists the undecided ones that read most like those with the tag. */
export async function rankUndecided(database: Database, task: RankingTask): Promise<Ranking> {
  return database.transaction().execute((snapshot) => rankInSnapshot(snapshot, task));
}

async function rankInSnapshot(database: Queryable, task: RankingTask): Promise<Ranking> {
  const decided = await listDecided(database, task.matterId, task.tagId);
  // The order decides nothing but who is drawn, so that equal scores need no other rule either.
  const shuffled = await shuffleBySeed(await listAllPageIds(database, task.matterId), task.seed);
  const keys = shuffled.map(({ key }) => key);
  const undecided = keys.filter((key) => !decided.has(key));
  const [yes, no] = (['yes', 'no'] as const).map((side) => keys.filter((key) => decided.get(key) === side));
  const examples = await readExamples(database, yes ?? [], no ?? []);
  const sample = [...(await listTerms(database, undecided.slice(0, UNDECIDED_IN_TRAINING))).values()];
  const model = WordModel.train(examples, sample);
  return {
    yes: yes?.length ?? 0,
    no: no?.length ?? 0,
    pages: [
      ...(await listSuggested(database, model, undecided, task.pages)),
      ...findDisagreements(examples, sample),
    ],
  };
}

async function readExamples(
  database: Queryable,
  yes: readonly number[],
  no: readonly number[],
): Promise<ReadExample[]> {
  const used = [...yes.slice(0, MOST_EXAMPLES), ...no.slice(0, MOST_EXAMPLES)];
  const terms = await listTerms(database, used);
  const withTag = new Set(yes);
  return used.map((key) => ({ key, terms: terms.get(key) ?? [], isYes: withTag.has(key) }));
}

async function listSuggested(
  database: Queryable,
  model: WordModel,
  undecided: readonly number[],
  length: number,
): Promise<ListedPage[]> {
  const scored: { key: number; score: number }[] = [];
  for await (const [key, terms] of readTermsInTurn(database, undecided)) {
    // What cannot be read cannot be ranked; random pages and control sets have such pages too.
    if (terms.some((term) => term !== GAP_TERM)) scored.push({ key, score: model.score(terms) });
  }
  scored.sort((one, other) => other.score - one.score);
  const atRandom = Math.floor(length / RANDOM_ONE_IN);
  const ranked = scored.slice(0, length - atRandom).map(({ key }) => key);
  const isRanked = new Set(ranked);
  // The start of this order was in the training.
  const random = undecided
    .toReversed()
    .filter((key) => !isRanked.has(key))
    .slice(0, atRandom);
  const terms = await listTerms(database, [...ranked, ...random]);
  const list = (key: number, kind: 'ranked' | 'random'): ListedPage => ({
    ...{ key, kind, decided: null },
    ...model.explain(terms.get(key) ?? []),
  });
  return spread(
    ranked.map((key) => list(key, 'ranked')),
    random.map((key) => list(key, 'random')),
  );
}

/** After so many ranked pages comes a random one. */
function spread(ranked: readonly ListedPage[], random: readonly ListedPage[]): ListedPage[] {
  const listed: ListedPage[] = [];
  for (let at = 0; at < ranked.length; at += RANDOM_ONE_IN - 1) {
    listed.push(...ranked.slice(at, at + RANDOM_ONE_IN - 1));
    const next = random[at / (RANDOM_ONE_IN - 1)];
    if (next) listed.push(next);
  }
  return listed;
}
