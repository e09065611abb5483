import { confusionsOf, mergedFrom, mostEditsFor } from './is-like.ts';

/** Beyond what any number of edits reaches. */
const FAR = 1e6;

/**
 * Which of many terms are like one, by the rule of is-like.ts, for terms that come in alphabetical order:
 * what neighbours share at their start is counted once, and all that start hopelessly are passed over.
 * A row of Levenshtein's table stands for each letter of the term at hand, not of the one that is meant.
 *
 * Letters are UTF-16 units here: terms with letters beyond the first plane are not for this walk.
 */
export class LikeWalk {
  readonly #meant: string;
  readonly #most: number;
  readonly #confused: readonly string[];
  readonly #pairs: readonly (string | undefined)[];
  readonly #rows: Uint32Array[] = [];
  readonly #least: number[] = [0];
  #deepest = 0;
  #hopeless = Number.POSITIVE_INFINITY;

  constructor(meant: string) {
    const letters = meant.split('');
    this.#meant = meant;
    this.#most = mostEditsFor(letters.length);
    this.#confused = letters.map((letter) => letter + confusionsOf(letter));
    this.#pairs = letters.map(mergedFrom);
    this.#rows.push(Uint32Array.from({ length: letters.length + 1 }, (_, at) => at));
  }

  /**
   * `text` follows the term asked before and shares its first `shared` letters. To be asked of every
   * term in order, for that is how it knows the letters before.
   */
  isLike(text: string, shared: number): boolean {
    if (shared >= this.#hopeless) return false;
    this.#hopeless = Number.POSITIVE_INFINITY;
    this.#deepest = Math.min(this.#deepest, shared);
    while (this.#deepest < text.length) {
      this.#countRow(text, this.#deepest);
      this.#deepest += 1;
      // Every way leads through one of two rows that follow each other.
      if (this.#leastAt(this.#deepest) > this.#most && this.#leastAt(this.#deepest - 1) > this.#most) {
        this.#hopeless = this.#deepest;
        return false;
      }
    }
    return (this.#rows[text.length]?.[this.#meant.length] ?? FAR) <= this.#most;
  }

  #leastAt(depth: number): number {
    return this.#least[depth] ?? FAR;
  }

  #countRow(text: string, at: number): void {
    const read = text.charAt(at);
    const merged = mergedFrom(read);
    const [row, last, before] = [this.#rowAt(at + 1), this.#rowAt(at), at > 0 ? this.#rowAt(at - 1) : null];
    row[0] = at + 1;
    let least = at + 1;
    for (let to = 1; to < row.length; to += 1) {
      const isFree = this.#confused[to - 1]?.includes(read);
      let cost = Math.min(
        (last[to - 1] ?? FAR) + (isFree ? 0 : 1),
        (last[to] ?? FAR) + 1,
        (row[to - 1] ?? FAR) + 1,
      );
      // m, read as rn.
      const pair = this.#pairs[to - 1];
      if (pair && before && pair[1] === read && pair[0] === text.charAt(at - 1)) {
        cost = Math.min(cost, before[to - 1] ?? FAR);
      }
      // rn, read as m.
      if (merged && to > 1 && this.#meant.startsWith(merged, to - 2)) {
        cost = Math.min(cost, last[to - 2] ?? FAR);
      }
      row[to] = cost;
      least = Math.min(least, cost);
    }
    this.#least[at + 1] = least;
  }

  #rowAt(depth: number): Uint32Array {
    const known = this.#rows[depth];
    if (known) return known;
    const row = new Uint32Array(this.#meant.length + 1);
    this.#rows[depth] = row;
    return row;
  }
}
