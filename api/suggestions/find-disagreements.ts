import type { ListedPage } from '../repositories/review/suggestion-lists.ts';
import { type Example, type Terms, WordModel } from './word-model.ts';

/** Parts of the decided pages, each of which is judged by what the others teach. */
const PARTS = 5;
const MOST_PAGES = 50;

/** A decided page with its key. */
export interface ReadExample extends Example {
  key: number;
}

/**
 * Decided pages whose words say the opposite of the decision, the clearest first. No page is judged by a model that
 * was trained on it, because that would agree with whatever was decided.
 */
export function findDisagreements(
  examples: readonly ReadExample[],
  undecided: readonly Terms[],
): ListedPage[] {
  const judged = Array.from({ length: PARTS }, (_, part) => {
    const isInPart = (at: number) => at % PARTS === part;
    const others = examples.filter((_page, at) => !isInPart(at));
    const model = WordModel.train(others, undecided);
    return examples
      .filter((_page, at) => isInPart(at))
      .map((page) => ({ page, model, score: model.score(page.terms) }));
  });
  return judged
    .flat()
    .filter(({ page, score }) => page.isYes !== score > 0)
    .sort((one, other) => Math.abs(other.score) - Math.abs(one.score))
    .slice(0, MOST_PAGES)
    .map(({ page, model }) => ({
      ...{ key: page.key, kind: 'look-again', decided: page.isYes ? 'yes' : 'no' },
      ...model.explain(page.terms),
    }));
}
