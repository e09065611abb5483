import { type Change, listChanges } from '#contract/values/list-changes.ts';

/** Indices of words of a page; `last` is inclusive. */
export interface WordRange {
  first: number;
  last: number;
}

/** A quotation with some words before and after it, all as they were, separated by spaces. */
export interface Quoted {
  quotation: string;
  before: string;
  after: string;
}

/** Number of words that are stored before and after a quotation. */
const SURROUNDING = 5;
/** Words in a row, quoted or adjoining, from which a place is not found by chance. */
const LEAST_SAME = 4;
/** Share of common letter pairs from which words count as the same words, read or corrected differently. */
const ALIKE = 0.5;

/** What is stored of a run of words, so that it can be found again. */
export function quote(words: readonly string[], { first, last }: WordRange): Quoted {
  return {
    quotation: words.slice(first, last + 1).join(' '),
    before: words.slice(Math.max(0, first - SURROUNDING), first).join(' '),
    after: words.slice(last + 1, last + 1 + SURROUNDING).join(' '),
  };
}

/**
 * Where a passage is in another text of its page; undefined if its words are not there, or could be in several
 * places: a passage must never move to words that nobody selected.
 *
 * What is in its old place counts first, if it is like the quotation: a corrected word does not move it.
 * Otherwise the same words are looked for on the whole page, between the same surroundings.
 */
export function findPassageAgain(
  quoted: Quoted,
  old: { words: readonly string[]; range: WordRange } | undefined,
  words: readonly string[],
): WordRange | undefined {
  const moved = old && moveRange(old.range, listChanges(old.words, words));
  if (moved && isAlike(quoted.quotation, quote(words, moved).quotation)) return moved;
  return findBySurroundings(quoted, words);
}

/** Where a range of the old words is after changes; undefined if nothing is left of it. */
function moveRange({ first, last }: WordRange, changes: readonly Change[]): WordRange | undefined {
  const moved = { first: moveIndex(first, changes, 'first'), last: moveIndex(last, changes, 'last') };
  return moved.first <= moved.last ? moved : undefined;
}

/** A word that was replaced moves to the same end of its replacement. */
function moveIndex(index: number, changes: readonly Change[], end: keyof WordRange): number {
  let shift = 0;
  for (const { oldFrom, oldTo, newFrom, newTo } of changes) {
    if (index < oldFrom) break;
    if (index < oldTo) {
      if (oldTo - oldFrom === newTo - newFrom) return index - oldFrom + newFrom;
      return end === 'first' ? newFrom : newTo - 1;
    }
    shift = newTo - oldTo;
  }
  return index + shift;
}

function findBySurroundings(quoted: Quoted, words: readonly string[]): WordRange | undefined {
  const candidates = listSame(quoted.quotation, words).map((range) => {
    const { before, after } = quote(words, range);
    const adjoining =
      countCommon(listLetters(before).reverse(), listLetters(quoted.before).reverse()) +
      countCommon(listLetters(after), listLetters(quoted.after));
    return { range, same: range.last - range.first + 1 + adjoining };
  });
  const most = Math.max(...candidates.map(({ same }) => same));
  const best = candidates.filter(({ same }) => same === most);
  return most >= LEAST_SAME && best.length === 1 ? best[0]?.range : undefined;
}

/** How many words two lists have in common at their start. */
function countCommon(some: readonly string[], others: readonly string[]): number {
  const differing = some.findIndex((word, index) => word !== others[index]);
  return differing < 0 ? some.length : differing;
}

function listLetters(words: string): string[] {
  return words === '' ? [] : words.split(' ').map(toLetters);
}

function listSame(quotation: string, words: readonly string[]): WordRange[] {
  const wanted = listLetters(quotation);
  const given = words.map(toLetters);
  return given.flatMap((_, first) =>
    wanted.every((word, index) => given[first + index] === word)
      ? [{ first, last: first + wanted.length - 1 }]
      : [],
  );
}

function isSame(one: string, other: string): boolean {
  return one !== '' && toLetters(one) === toLetters(other);
}

function isAlike(one: string, other: string): boolean {
  if (isSame(one, other)) return true;
  const [pairs, others] = [countPairs(toLetters(one)), countPairs(toLetters(other))];
  let [common, all] = [0, 0];
  for (const [pair, times] of pairs) {
    common += Math.min(times, others.get(pair) ?? 0);
    all += times;
  }
  for (const times of others.values()) all += times;
  return all > 0 && (2 * common) / all >= ALIKE;
}

function countPairs(letters: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = letters.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Letters and digits alone: punctuation and spaces are often misread. Signs alone stay as they are. */
function toLetters(text: string): string {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? text : letters;
}
