/**
 * A set of pages by their internal keys, one bit each. Keys are small consecutive numbers, so that a set of a
 * million pages takes 125 KB, and two sets are combined in a fraction of a millisecond.
 */
export class PageSet {
  #words: Uint32Array;

  private constructor(words: Uint32Array) {
    this.#words = words;
  }

  static empty(): PageSet {
    return new PageSet(new Uint32Array(0));
  }

  static of(keys: Iterable<number>): PageSet {
    const set = PageSet.empty();
    for (const key of keys) set.add(key);
    return set;
  }

  add(key: number): void {
    const word = key >>> 5;
    if (word >= this.#words.length) this.#grow(word + 1);
    this.#words[word] = this.#wordAt(word) | (1 << (key & 31));
  }

  delete(key: number): void {
    const word = key >>> 5;
    if (word < this.#words.length) this.#words[word] = this.#wordAt(word) & ~(1 << (key & 31));
  }

  has(key: number): boolean {
    return (this.#wordAt(key >>> 5) & (1 << (key & 31))) !== 0;
  }

  and(other: PageSet): PageSet {
    const words = this.#words.slice(0, other.#words.length);
    for (let at = 0; at < words.length; at += 1) words[at] = this.#wordAt(at) & other.#wordAt(at);
    return new PageSet(words);
  }

  or(other: PageSet): PageSet {
    const words = new Uint32Array(Math.max(this.#words.length, other.#words.length));
    for (let at = 0; at < words.length; at += 1) words[at] = this.#wordAt(at) | other.#wordAt(at);
    return new PageSet(words);
  }

  minus(other: PageSet): PageSet {
    const words = this.#words.slice();
    for (let at = 0; at < words.length; at += 1) words[at] = this.#wordAt(at) & ~other.#wordAt(at);
    return new PageSet(words);
  }

  get size(): number {
    let size = 0;
    for (let at = 0; at < this.#words.length; at += 1) size += countBits(this.#wordAt(at));
    return size;
  }

  /** How many pages are in both. */
  countShared(other: PageSet): number {
    let shared = 0;
    const length = Math.min(this.#words.length, other.#words.length);
    for (let at = 0; at < length; at += 1) shared += countBits(this.#wordAt(at) & other.#wordAt(at));
    return shared;
  }

  /** Calls back with each key, smallest first. */
  forEach(call: (key: number) => void): void {
    const words = this.#words;
    for (let at = 0; at < words.length; at += 1) {
      for (let rest = words[at] ?? 0; rest !== 0; rest &= rest - 1)
        call(at * 32 + 31 - Math.clz32(rest & -rest));
    }
  }

  /** Smallest first. */
  toKeys(): number[] {
    const keys: number[] = [];
    this.forEach((key) => {
      keys.push(key);
    });
    return keys;
  }

  #wordAt(at: number): number {
    return this.#words[at] ?? 0;
  }

  #grow(least: number): void {
    const words = new Uint32Array(Math.max(least, this.#words.length * 2));
    words.set(this.#words);
    this.#words = words;
  }
}

/** Number of bits that are set in a 32-bit word: pairs, fours and eights are added in parallel. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
