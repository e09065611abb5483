import type { PageSet } from '../exact/page-set.ts';

/**
 * Which pages have which of very many values, most of them on few pages. A set of pages takes a bit of every
 * page for each value; this takes some bytes of each page that has it.
 */
export class PageLists {
  readonly #pages = new Map<string, number[]>();
  readonly #values = new Map<number, readonly string[]>();

  /** Replaces the values that a page has. */
  put(key: number, values: readonly string[]): void {
    const before = this.#values.get(key) ?? [];
    for (const value of before) if (!values.includes(value)) this.#remove(value, key);
    for (const value of values) if (!before.includes(value)) this.#add(value, key);
    if (values.length > 0) this.#values.set(key, values);
    else this.#values.delete(key);
  }

  listPages(value: string): readonly number[] {
    return this.#pages.get(value) ?? [];
  }

  /** How many of some pages have which value; values on none of them are left out. */
  countIn(pages: PageSet): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [value, keys] of this.#pages) {
      let count = 0;
      for (const key of keys) if (pages.has(key)) count += 1;
      if (count > 0) counts.set(value, count);
    }
    return counts;
  }

  #add(value: string, key: number): void {
    const keys = this.#pages.get(value);
    if (keys) keys.push(key);
    else this.#pages.set(value, [key]);
  }

  #remove(value: string, key: number): void {
    const left = (this.#pages.get(value) ?? []).filter((each) => each !== key);
    if (left.length > 0) this.#pages.set(value, left);
    else this.#pages.delete(value);
  }
}
