import { WordModel } from '#api/suggestions/word-model.ts';
import { RANDOM_ONE_IN } from '#contract/review/suggestion.ts';
import type { Random } from '../search/natural-text.ts';
import type { MadePage } from './make-pages.ts';

export interface Replay {
  /** Pages of the tag, and how many of them were read for. */
  withTag: number;
  goal: number;
  /** Pages read until then, the decided ones of the start included. */
  read: number;
  lists: number;
  /** The order in which pages were decided, by their index. */
  decided: number[];
}

/** Decided pages with the tag, and without it, before the first list. */
const START = 20;
/** As in api/suggestions/rank-undecided.ts. */
const UNDECIDED_IN_TRAINING = 200;
/** A replay that takes longer is given up. */
const MOST_LISTS = 200;

/** Reads list after list of suggested pages, as they are made for people, until a share of the tag's pages is found. */
export function replayLists(
  pages: readonly MadePage[],
  random: Random,
  { share, listLength }: { share: number; listLength: number },
): Replay {
  const order = shuffle(pages.keys(), random);
  const isYes = (at: number) => pages[at]?.isYes === true;
  const termsOf = (at: number) => pages[at]?.terms ?? [];
  const withTag = order.filter(isYes).length;
  const goal = Math.ceil(share * withTag);
  const decided = new Set([
    ...order.filter(isYes).slice(0, START),
    ...order.filter((at) => !isYes(at)).slice(0, START),
  ]);
  const countFound = () => [...decided].filter(isYes).length;
  let lists = 0;
  for (; countFound() < goal && lists < MOST_LISTS; lists += 1) {
    const undecided = order.filter((at) => !decided.has(at));
    const sample = undecided.slice(0, UNDECIDED_IN_TRAINING).map(termsOf);
    const examples = [...decided].map((at) => ({ terms: termsOf(at), isYes: isYes(at) }));
    const model = WordModel.train(examples, sample);
    const ranked = undecided.map((at) => ({ at, score: model.score(termsOf(at)) }));
    ranked.sort((one, other) => other.score - one.score);
    const atRandom = Math.floor(listLength / RANDOM_ONE_IN);
    const list = [
      ...ranked.slice(0, listLength - atRandom).map(({ at }) => at),
      ...undecided.slice(undecided.length - atRandom),
    ];
    for (const at of list) if (countFound() < goal) decided.add(at);
  }
  return { withTag, goal, read: decided.size, lists, decided: [...decided] };
}

export function shuffle(items: Iterable<number>, random: Random): number[] {
  return [...items]
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
