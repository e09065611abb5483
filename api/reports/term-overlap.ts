const NONE = 0;
/** More terms than a report has. */
const SEVERAL = 0xffff;

/** Which pages only one term of a list hits. */
export class TermOverlap {
  /** By page key: the term's place, from 1. */
  readonly #owners: Uint16Array;

  constructor(largestKey: number) {
    this.#owners = new Uint16Array(largestKey + 1);
  }

  add(term: number, keys: readonly number[]): void {
    for (const key of keys) this.#owners[key] = this.#owners[key] === NONE ? term + 1 : SEVERAL;
  }

  /** Those of a term's own pages that no other term has. */
  listUnique(term: number, keys: readonly number[]): number[] {
    return keys.filter((key) => this.#owners[key] === term + 1);
  }

  /** The pages that any term has, each once. */
  listAll(): number[] {
    const keys: number[] = [];
    for (const [key, owner] of this.#owners.entries()) if (owner !== NONE) keys.push(key);
    return keys;
  }
}
