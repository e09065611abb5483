import { PageSet } from '../search/exact/page-set.ts';
import { NumberColumn } from '../search/facets/columns.ts';

const NONE = 0;
/** More terms than a report has. */
const SEVERAL = 0xffff;

/** Finds the pages that only one term of a list hits. */
export class TermOverlap {
  /** By page key: the term's number, from 1. */
  readonly #owners = new NumberColumn((length) => new Uint16Array(length));
  readonly #all = PageSet.empty();

  add(term: number, keys: readonly number[]): void {
    for (const key of keys) {
      this.#owners.set(key, this.#owners.get(key) === NONE ? term + 1 : SEVERAL);
      this.#all.add(key);
    }
  }

  /** A term's pages that no other term has. */
  listUnique(term: number, keys: readonly number[]): number[] {
    return keys.filter((key) => this.#owners.get(key) === term + 1);
  }

  /** The pages that any term has, each once. */
  listAll(): number[] {
    return this.#all.toKeys();
  }
}
