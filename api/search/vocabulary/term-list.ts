import { matchesTerm } from '../exact/match-term.ts';
import type { QueryTerm } from '../language/query.ts';
import { isLike } from './is-like.ts';
import { LikeWalk, LONGEST_WALK } from './like-walk.ts';

/** Number of terms added since the list was sorted; beyond it, testing each takes longer than sorting. */
const MOST_LOOSE = 5_000;
const MOST_IN_A_BYTE = 255;
const BEYOND_FIRST_PLANE = /[\ud800-\udfff]/;
/** Sorts after every term with the same start: the last UTF-16 unit. */
const LAST = '\uffff';

/**
 * Terms in alphabetical order, each with its number of pages, and fast lookup of those that match a pattern.
 */
export class TermList {
  #terms: string[] = [];
  #pages = new Uint32Array(0);
  /** Number of letters that each term shares with the one before it. */
  #shared = new Uint8Array(0);
  /**
   * Length of each term, up to the limit of a byte. Stored separately, because reading a million terms takes
   * time.
   */
  #letters = new Uint8Array(0);
  /** Not in the sorted list: those added last, and those with letters that a LikeWalk does not support. */
  readonly #loose = new Map<string, number>();
  /** Number of loose ones that stay so. */
  #unusual = 0;

  get size(): number {
    return this.#terms.length + this.#loose.size;
  }

  /** Number of pages with a term. */
  countPages(term: string): number {
    const at = this.#find(term);
    return (at < 0 ? this.#loose.get(term) : this.#pages[at]) ?? 0;
  }

  /** Adds to the counts. `onlyNew`: pages of a term that is already known are already counted. */
  add(counts: ReadonlyMap<string, number>, { onlyNew = false } = {}): void {
    for (const [term, pages] of counts) {
      const at = this.#find(term);
      if (at >= 0) this.#pages[at] = (this.#pages[at] ?? 0) + (onlyNew ? 0 : pages);
      else {
        const known = this.#loose.get(term);
        this.#loose.set(term, known === undefined ? pages : known + (onlyNew ? 0 : pages));
      }
    }
  }

  /** The terms that match a query's term, in no order; undefined if there are more than `most`. */
  listForms(term: QueryTerm, most = Number.POSITIVE_INFINITY): string[] | undefined {
    this.#keepInOrder();
    const forms: string[] = [];
    for (const form of this.#walkForms(term)) {
      forms.push(form);
      if (forms.length > most) return undefined;
    }
    return forms;
  }

  /** Whether a query's term matches any of them. */
  hasForm(term: QueryTerm): boolean {
    this.#keepInOrder();
    return this.#walkForms(term).next().done === false;
  }

  /** The terms with this start that are on most pages, the commonest first. */
  listCommonest(start: string, most: number): string[] {
    this.#keepInOrder();
    const found: { term: string; pages: number }[] = [];
    let least = 0;
    const consider = (term: string, pages: number) => {
      if (found.length >= most && pages <= least) return;
      found.push({ term, pages });
      found.sort((one, other) => other.pages - one.pages);
      found.length = Math.min(found.length, most);
      least = found.at(-1)?.pages ?? 0;
    };
    const to = this.#place(start + LAST);
    for (let at = this.#place(start); at < to; at += 1) consider(this.#terms[at] ?? '', this.#pages[at] ?? 0);
    for (const [term, pages] of this.#loose) if (term.startsWith(start)) consider(term, pages);
    return found.map(({ term }) => term);
  }

  *#walkForms(term: QueryTerm): Generator<string> {
    if (term.match === 'exact') {
      if (this.#find(term.term) >= 0 || this.#loose.has(term.term)) yield term.term;
      return;
    }
    for (const loose of this.#loose.keys()) if (matchesTerm(loose, term)) yield loose;
    switch (term.match) {
      case 'prefix':
        yield* this.#walkStart(term.term);
        return;
      case 'wild':
        yield* this.#walkWild(term);
        return;
      case 'fuzzy':
        yield* this.#walkLike(term.term);
        return;
      default:
        for (const text of this.#terms) if (matchesTerm(text, term)) yield text;
    }
  }

  *#walkStart(start: string): Generator<string> {
    const to = this.#place(start + LAST);
    for (let at = this.#place(start); at < to; at += 1) yield this.#terms[at] ?? '';
  }

  *#walkWild(term: QueryTerm): Generator<string> {
    const start = /^[^*?]*/u.exec(term.term)?.[0] ?? '';
    const end = term.term.slice(1 + Math.max(term.term.lastIndexOf('*'), term.term.lastIndexOf('?')));
    const to = this.#place(start + LAST);
    for (let at = this.#place(start); at < to; at += 1) {
      const text = this.#terms[at] ?? '';
      // A quick test that most terms fail.
      if (text.endsWith(end) && matchesTerm(text, term)) yield text;
    }
  }

  *#walkLike(meant: string): Generator<string> {
    if (BEYOND_FIRST_PLANE.test(meant) || meant.length > LONGEST_WALK) {
      for (const text of this.#terms) if (isLike(text, meant)) yield text;
      return;
    }
    const walk = new LikeWalk(meant);
    const [shared, letters] = [this.#shared, this.#letters];
    for (let at = 0; ; at += 1) {
      at = walk.findNext(shared, letters, at);
      const text = this.#terms[at];
      if (text === undefined) return;
      if (walk.isLike(text)) yield text;
    }
  }

  /** The index of a term in the list; negative if it is not there. */
  #find(term: string): number {
    const at = this.#place(term);
    return this.#terms[at] === term ? at : -1;
  }

  /** How many terms precede this one. */
  #place(term: string): number {
    let [from, to] = [0, this.#terms.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#terms[middle] ?? '') < term) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #keepInOrder(): void {
    if (this.#loose.size - this.#unusual > MOST_LOOSE) this.#putInOrder();
  }

  /** A search waits for it, so the few new terms are merged into the many old ones, without sorting all. */
  #putInOrder(): void {
    const coming: [string, number][] = [];
    for (const [term, pages] of this.#loose) {
      if (BEYOND_FIRST_PLANE.test(term)) continue;
      coming.push([term, pages]);
      this.#loose.delete(term);
    }
    this.#unusual = this.#loose.size;
    coming.sort(([one], [other]) => (one < other ? -1 : 1));
    const [terms, pages] = [this.#terms, this.#pages];
    this.#terms = [];
    this.#pages = new Uint32Array(terms.length + coming.length);
    this.#shared = new Uint8Array(this.#pages.length);
    this.#letters = new Uint8Array(this.#pages.length);
    let old = 0;
    for (const [term, count] of coming) {
      for (; old < terms.length && (terms[old] ?? '') < term; old += 1)
        this.#append(terms[old] ?? '', pages[old] ?? 0);
      this.#append(term, count);
    }
    for (; old < terms.length; old += 1) this.#append(terms[old] ?? '', pages[old] ?? 0);
  }

  #append(term: string, pages: number): void {
    const at = this.#terms.length;
    this.#pages[at] = pages;
    this.#shared[at] = countShared(this.#terms[at - 1] ?? '', term);
    this.#letters[at] = Math.min(term.length, MOST_IN_A_BYTE);
    this.#terms.push(term);
  }
}

function countShared(one: string, other: string): number {
  const most = Math.min(one.length, other.length, MOST_IN_A_BYTE);
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}
