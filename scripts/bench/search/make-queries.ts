import type { NaturalText, Random } from './natural-text.ts';

/** Queries of one kind, as people write them, with words that occur on pages of the matter. */
export interface QueryKind {
  name: string;
  make: (words: PageWords) => string;
}

/** The words of one page. */
export class PageWords {
  readonly #random: Random;
  readonly #said: readonly string[];
  readonly #ranks: ReadonlyMap<string, number>;

  constructor(text: NaturalText, ranks: ReadonlyMap<string, number>, random: Random) {
    this.#random = random;
    this.#said = text.page(random, 2000);
    this.#ranks = ranks;
  }

  /** Not among the 100 most frequent words, which nobody searches for, and with a minimum length. */
  distinctive(): string {
    const words = this.#said.filter((word) => word.length > 3 && (this.#ranks.get(word) ?? 0) >= 100);
    return this.#one(words);
  }

  /** A word among the 20 most frequent. */
  frequent(): string {
    return this.#one(this.#said.filter((word) => (this.#ranks.get(word) ?? 0) < 20));
  }

  /** A number of consecutive words. */
  run(length: number): string[] {
    const from = Math.floor(this.#random() * (this.#said.length - length));
    return this.#said.slice(from, from + length);
  }

  #one(words: readonly string[]): string {
    return words[Math.floor(this.#random() * words.length)] ?? this.#said[0] ?? '';
  }
}

/** A word without its ending, as people write it with a * at the end. */
const stemOf = (word: string) => word.slice(0, Math.max(4, word.length - 3));

export const queryKinds: QueryKind[] = [
  { name: 'single words', make: (page) => page.distinctive() },
  { name: 'the most frequent words', make: (page) => `"${page.frequent()}"` },
  { name: 'phrases of two', make: (page) => `"${page.run(2).join(' ')}"` },
  { name: 'phrases of three', make: (page) => `"${page.run(3).join(' ')}"` },
  { name: 'w/10', make: (page) => `${page.distinctive()} w/10 ${page.distinctive()}` },
  { name: 'pre/5', make: (page) => `${page.distinctive()} pre/5 ${page.distinctive()}` },
  { name: 'word*', make: (page) => `${stemOf(page.distinctive())}*` },
  { name: 'wo*d', make: (page) => page.distinctive().replace(/^(.{4}).*(.)$/u, '$1*$2') },
  { name: 'word~', make: (page) => `${page.distinctive()}~` },
  {
    name: 'a AND b AND c',
    make: (page) => `${page.distinctive()} AND ${page.distinctive()} AND ${page.distinctive()}`,
  },
  { name: 'a AND NOT b', make: (page) => `${page.distinctive()} AND NOT "${page.frequent()}"` },
  {
    name: '(a* OR b) w/10 (c* OR d)',
    make: (page) =>
      `(${stemOf(page.distinctive())}* OR ${page.distinctive()}) w/10 (${stemOf(page.distinctive())}* OR ${page.distinctive()})`,
  },
  { name: 'tag: and a word', make: (page) => `tag:t1 AND ${page.distinctive()}` },
];
