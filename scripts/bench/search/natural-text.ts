import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Truth } from '../../make/fixtures/truth.ts';

const truthPath = fileURLToPath(new URL('../../../fixtures/secure-communities/truth.json', import.meta.url));

/** The number of different words in a large matter: words of the language, names, and misreadings. */
const VOCABULARY = 400_000;
/**
 * The frequency of the n-th most frequent word: 1 / (n + 2.7), as in running English (Zipf's law with
 * Mandelbrot's shift).
 */
const SHIFT = 2.7;
/** Syllables for generated words, used after the words of the synthetic production are exhausted. */
const SYLLABLES =
  'ta ne ri so lu ca de mi po ver con ment ing er al is tion pre dis un fa gra hol ken bor sta'.split(' ');

export type Random = () => number;

/** A stream of numbers from 0 to 1 that is the same for the same seed (generator from Numerical Recipes). */
export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Generates running text with natural word frequencies. */
export class NaturalText {
  readonly words: readonly string[] = listWords();
  readonly #cumulated = cumulate(VOCABULARY);

  /** A random word with the probability of its frequency. */
  pick(random: Random): string {
    const sought = random() * (this.#cumulated.at(-1) ?? 1);
    let low = 0;
    let high = this.#cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cumulated[middle] ?? 0) < sought) low = middle + 1;
      else high = middle;
    }
    return this.words[low] ?? '';
  }

  /** A page with about this many characters. */
  page(random: Random, characters: number): string[] {
    const words: string[] = [];
    for (let length = 0; length < characters; ) {
      const word = this.pick(random);
      words.push(word);
      length += word.length + 1;
    }
    return words;
  }
}

/**
 * The words of the synthetic production by their frequency, then generated ones; frequent words are short.
 */
function listWords(): string[] {
  const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as Truth;
  const counts = new Map<string, number>();
  const said = truth.files.flatMap(({ pages }) =>
    pages.flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []),
  );
  for (const word of said) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const known = new Set(words);
  for (let number = 0; words.length < VOCABULARY; number += 1) {
    const made = makeWord(number);
    if (!known.has(made)) words.push(made);
  }
  return words;
}

function makeWord(number: number): string {
  let word = '';
  for (let rest = number + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
}

function cumulate(length: number): Float64Array {
  const cumulated = new Float64Array(length);
  let sum = 0;
  for (let rank = 0; rank < length; rank += 1) {
    sum += 1 / (rank + SHIFT);
    cumulated[rank] = sum;
  }
  return cumulated;
}
