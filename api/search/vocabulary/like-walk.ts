import { confusionsOf, MERGED, mostEditsFor } from './is-like.ts';

/** More than any number of edits; a byte holds it. */
const FAR = 250;
/** Letters of the longest term that a walk can be about: for it, no cost is more than a byte holds. */
export const LONGEST_WALK = 100;

/**
 * Which of many terms are like one, by the rule of is-like.ts, for terms that come in alphabetical order:
 * what neighbours share at their start is counted once, and all that start hopelessly are passed over.
 * A row of Levenshtein's table stands for each letter of the term at hand, not of the one that is meant.
 * It is asked of a million terms in a keystroke: hence the flat tables.
 *
 * Letters are UTF-16 units here: terms with letters beyond the first plane are not for this walk.
 */
export class LikeWalk {
  readonly #most: number;
  readonly #width: number;
  /** Lengths between which a term can be like the one meant. */
  readonly #shortest: number;
  readonly #longest: number;
  readonly #table: Uint8Array;
  readonly #least: Uint8Array;
  /** For a letter that is read: by place in the term meant, 0 where it may stand for nothing, else 1. */
  readonly #costs = new Map<number, Uint8Array>();
  readonly #costOfOthers: Uint8Array;
  /** By place: the two letters that the one before it is read as; else 0. */
  readonly #pairs: [Uint16Array, Uint16Array];
  /** By place: the letter that the two before it are read as; else 0. */
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
   * The place of the next term, from `at` on, that is not out of the question; the list's length where there is
   * none. Of each term: the letters that it shares with the one before, and how many it has. To be asked in order,
   * of the place behind the last answer, for that is how the walk knows which letters it has seen.
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

  /** For a term that was found so, at once. */
  isLike(text: string): boolean {
    while (this.#deepest < text.length) {
      const row = this.#deepest + 1;
      const least = this.#countRow(text, row);
      this.#deepest = row;
      // Every way leads through one of two rows that follow each other.
      if (least > this.#most && (this.#least[row - 1] ?? FAR) > this.#most) {
        this.#hopeless = row;
        return false;
      }
    }
    return (this.#table[(text.length + 1) * this.#width - 1] ?? FAR) <= this.#most;
  }

  /** Returns the row's least. */
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

/** Every place that is asked for is in its table. */
function at(table: Uint8Array, place: number): number {
  return table[place] as number;
}
