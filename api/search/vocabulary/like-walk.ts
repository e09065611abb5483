import { confusionsOf, MERGED, mostEditsFor } from './is-like.ts';

/** More than any number of edits; fits into a byte. */
const FAR = 250;
/** Longest term that a walk supports: for it, no cost exceeds a byte. */
export const LONGEST_WALK = 100;

/**
 * Finds which of many terms are similar to one, by the rule of is-like.ts, if the terms come in alphabetical
 * order: what neighbors share at their start is computed once, and all with a hopeless start are skipped.
 * There is a row of Levenshtein's table for each letter of the current term, not of the one that is meant. It
 * runs over a million terms per keystroke, hence the flat tables.
 *
 * Letters are UTF-16 units here: terms with characters beyond the first plane are not supported.
 */
export class LikeWalk {
  readonly #most: number;
  readonly #width: number;
  /** Lengths between which a term can be similar to the one meant. */
  readonly #shortest: number;
  readonly #longest: number;
  readonly #table: Uint8Array;
  readonly #least: Uint8Array;
  /** For a letter that is read: by index in the term meant, 0 if it may match for free, else 1. */
  readonly #costs = new Map<number, Uint8Array>();
  readonly #costOfOthers: Uint8Array;
  /** By index: the two letters as which the one before it is read; else 0. */
  readonly #pairs: [Uint16Array, Uint16Array];
  /** By index: the letter as which the two before it are read; else 0. */
  readonly #merged: Uint16Array;
  #deepest = 0;
  #hopeless = Number.POSITIVE_INFINITY;

  constructor(meant: string) {
    this.#width = meant.length + 1;
    this.#most = mostEditsFor(meant.length);
    this.#pairs = [new Uint16Array(this.#width), new Uint16Array(this.#width)];
    this.#merged = new Uint16Array(this.#width);
    this.#costOfOthers = new Uint8Array(this.#width).fill(1);
    for (let place = 1; place < this.#width; place += 1) this.#note(meant, place);
    this.#longest = meant.length + this.#most + this.#pairs[0].filter(Boolean).length;
    this.#shortest = meant.length - this.#most - this.#merged.filter(Boolean).length;
    this.#table = new Uint8Array((this.#longest + 1) * this.#width).fill(FAR);
    this.#least = new Uint8Array(this.#longest + 1);
    for (let place = 0; place < this.#width; place += 1) this.#table[place] = place;
  }

  #note(meant: string, place: number): void {
    const letter = meant.charAt(place - 1);
    for (const free of letter + confusionsOf(letter)) {
      const code = free.charCodeAt(0);
      const costs = this.#costs.get(code) ?? new Uint8Array(this.#width).fill(1);
      costs[place] = 0;
      this.#costs.set(code, costs);
    }
    for (const [one, pair] of MERGED) {
      if (one === letter) {
        this.#pairs[0][place] = pair.charCodeAt(0);
        this.#pairs[1][place] = pair.charCodeAt(1);
      }
      if (place > 1 && meant.startsWith(pair, place - 2)) this.#merged[place] = one.charCodeAt(0);
    }
  }

  /**
   * The index of the next term, from `at` on, that may be similar; the list's length if there is none. The
   * arrays contain, for each term, the number of letters shared with the one before, and its length. Must be
   * called in order, with the index after the last result, because the walk keeps the rows of the letters
   * that it has seen.
   */
  findNext(shared: Uint8Array, letters: Uint8Array, at: number): number {
    let next = at;
    for (; next < shared.length; next += 1) {
      const same = shared[next] as number;
      if (same >= this.#hopeless) continue;
      this.#hopeless = Number.POSITIVE_INFINITY;
      if (same < this.#deepest) this.#deepest = same;
      const length = letters[next] as number;
      if (length >= this.#shortest && length <= this.#longest) break;
    }
    return next;
  }

  /** For a term that was just found this way. */
  isLike(text: string): boolean {
    while (this.#deepest < text.length) {
      const row = this.#deepest + 1;
      const least = this.#countRow(text, row);
      this.#deepest = row;
      // Every path passes through one of two consecutive rows.
      if (least > this.#most && (this.#least[row - 1] ?? FAR) > this.#most) {
        this.#hopeless = row;
        return false;
      }
    }
    return (this.#table[(text.length + 1) * this.#width - 1] ?? FAR) <= this.#most;
  }

  /** Returns the row's minimum. */
  #countRow(text: string, row: number): number {
    const [table, width] = [this.#table, this.#width];
    const [first, second] = this.#pairs;
    const read = text.charCodeAt(row - 1);
    const readBefore = row > 1 ? text.charCodeAt(row - 2) : 0;
    const costs = this.#costs.get(read) ?? this.#costOfOthers;
    const [here, last, before] = [row * width, (row - 1) * width, (row - 2) * width];
    let left = row;
    let least = row;
    table[here] = row;
    for (let place = 1; place < width; place += 1) {
      let cost = at(table, last + place - 1) + at(costs, place);
      const orMore = (at(table, last + place) < left ? at(table, last + place) : left) + 1;
      if (orMore < cost) cost = orMore;
      // m, read as rn.
      if (first[place] === readBefore && second[place] === read && at(table, before + place - 1) < cost)
        cost = at(table, before + place - 1);
      // rn, read as m.
      if (this.#merged[place] === read && at(table, last + place - 2) < cost)
        cost = at(table, last + place - 2);
      table[here + place] = cost;
      left = cost;
      if (cost < least) least = cost;
    }
    this.#least[row] = least;
    return least;
  }
}

/** For indexes that are always inside the table. */
function at(table: Uint8Array, place: number): number {
  return table[place] as number;
}
