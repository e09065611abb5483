import type { Reasons } from '#contract/review/suggestion.ts';
import { fitModel, type Row, scoreOf, type Weights } from './fit-model.ts';
import { WordFeatures } from './word-features.ts';

/** The printed terms of a page's token stream, one per position. */
export type Terms = readonly string[];

/** A page that people decided about. */
export interface Example {
  terms: Terms;
  isYes: boolean;
}

/**
 * What a page that nobody decided about counts as an example of no: together as much as a few decisions. Only a
 * small share of undecided pages has the tag, and without them the model knows only pages that somebody once
 * thought worth opening (G. V. Cormack, M. R. Grossman, arXiv:1504.06868, 2015, do the same).
 */
const WEIGHT_OF_UNDECIDED = 0.3;
/** Words on either side of a reason. */
const MOST_WORDS = 5;
/** Shares of the score below this are noise. */
const SMALLEST_REASON = 0.01;

/** Which words and word pairs speak for a tag and which against it, learned from decided pages. */
export class WordModel {
  readonly #features: WordFeatures;
  readonly #weights: Weights;

  private constructor(features: WordFeatures, weights: Weights) {
    this.#features = features;
    this.#weights = weights;
  }

  /** `undecided` are some pages drawn at random from those that nobody decided about. */
  static train(examples: readonly Example[], undecided: readonly Terms[]): WordModel {
    const features = new WordFeatures([...examples.map(({ terms }) => terms), ...undecided]);
    const rows: Row[] = [
      ...examples.map(({ terms, isYes }) => ({ features: features.read(terms), isYes, weight: 1 })),
      ...undecided.map((terms) => ({
        ...{ features: features.read(terms), isYes: false },
        weight: WEIGHT_OF_UNDECIDED,
      })),
    ];
    return new WordModel(features, fitModel(rows, features.size));
  }

  /** Above zero the words speak for the tag. Only the order of pages means something. */
  score(terms: Terms): number {
    return scoreOf(this.#features.read(terms), this.#weights.words) + this.#weights.base;
  }

  /** The words and pairs that move the score of a page most, the strongest first. */
  explain(terms: Terms): Reasons {
    const { numbers, weights } = this.#features.read(terms);
    const moved = [...numbers].map((number, at) => ({
      name: this.#features.nameOf(number),
      share: (weights[at] ?? 0) * (this.#weights.words[number] ?? 0),
    }));
    moved.sort((one, other) => Math.abs(other.share) - Math.abs(one.share));
    return {
      speaksFor: nameStrongest(moved.filter(({ share }) => share > SMALLEST_REASON)),
      speaksAgainst: nameStrongest(moved.filter(({ share }) => share < -SMALLEST_REASON)),
    };
  }
}

/** A word that is named within a pair is not repeated by itself. */
function nameStrongest(moved: readonly { name: string }[]): string[] {
  const named: string[] = [];
  for (const { name } of moved) {
    if (named.length === MOST_WORDS) break;
    if (!named.some((other) => other.split(' ').includes(name))) named.push(name);
  }
  return named;
}
