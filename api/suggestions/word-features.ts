import { GAP_TERM } from '#ingest';

/** Numbers that a pair of word numbers is made of: more words than any set of examples has. */
const PAIR = 2 ** 24;
/** A word or pair on fewer of the training pages than this says nothing about others. */
const FEWEST_PAGES = 2;

/** The words and word pairs of one page: the number of each, and its weight on the page. */
export interface PageFeatures {
  numbers: Int32Array;
  weights: Float64Array;
}

/**
 * The words and pairs of neighboring words of the pages that a model is trained on. A word weighs more the rarer
 * it is (inverse document frequency), and grows with the logarithm of its times on the page, so that no
 * boilerplate and no long page counts for more than it says.
 */
export class WordFeatures {
  readonly #words = new Map<string, number>();
  /** By their numbers in #words, which begin with 1. */
  readonly #written: string[] = [''];
  /** The number of each word and pair that is known, by its key. */
  readonly #numbers = new Map<number, number>();
  readonly #keys: number[] = [];
  readonly #rarity: number[] = [];

  /** From the term streams of the training pages. */
  constructor(pages: readonly (readonly string[])[]) {
    const pagesOf = new Map<number, number>();
    for (const terms of pages) {
      this.#learnWords(terms);
      for (const key of this.#count(terms).keys()) pagesOf.set(key, (pagesOf.get(key) ?? 0) + 1);
    }
    for (const [key, count] of pagesOf) {
      if (count < FEWEST_PAGES) continue;
      this.#numbers.set(key, this.#keys.length);
      this.#keys.push(key);
      this.#rarity.push(Math.log((pages.length + 1) / (count + 0.5)));
    }
  }

  get size(): number {
    return this.#keys.length;
  }

  /** As a person reads it: a word, or two words with a space between. */
  nameOf(number: number): string {
    const key = this.#keys[number] ?? 0;
    const second = this.#written[key % PAIR] ?? '';
    return key < PAIR ? second : `${this.#written[Math.floor(key / PAIR)]} ${second}`;
  }

  /** Of length one, except for a page without any known word. */
  read(terms: readonly string[]): PageFeatures {
    const numbers: number[] = [];
    const weights: number[] = [];
    let square = 0;
    for (const [key, times] of this.#count(terms)) {
      const number = this.#numbers.get(key);
      if (number === undefined) continue;
      const weight = (1 + Math.log(times)) * (this.#rarity[number] ?? 0);
      numbers.push(number);
      weights.push(weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    return {
      numbers: Int32Array.from(numbers),
      weights: Float64Array.from(weights, (each) => each / length),
    };
  }

  #learnWords(terms: readonly string[]): void {
    for (const term of terms) {
      if (term === GAP_TERM || this.#words.has(term)) continue;
      this.#words.set(term, this.#written.length);
      this.#written.push(term);
    }
  }

  /** The times of each known word and pair. A redaction box parts the words around it, so no pair spans it. */
  #count(terms: readonly string[]): Map<number, number> {
    const times = new Map<number, number>();
    let before = 0;
    for (const term of terms) {
      const word = this.#words.get(term) ?? 0;
      if (word > 0) {
        times.set(word, (times.get(word) ?? 0) + 1);
        const pair = before * PAIR + word;
        if (before > 0) times.set(pair, (times.get(pair) ?? 0) + 1);
      }
      before = word;
    }
    return times;
  }
}
