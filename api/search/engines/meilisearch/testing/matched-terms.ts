import type { PlacedWord } from './cut-text.ts';
import type { AskedTerm } from './read-query.ts';
import { countForgiven, type TypoSettings } from './word-forms.ts';

/** Distance in words from which nothing counts as near. */
const FARTHEST = 8;

/** A term that a record has: with how many typos, and where it begins. */
interface TermMatch {
  typos: number;
  places: number[];
}

export interface RecordMatch {
  /** Terms that the record has. */
  kept: number;
  typos: number;
  /** Sum of the distances between consecutive terms. */
  distance: number;
}

/** Which records have the terms of a query, by the words of one index. */
export class MatchedTerms {
  readonly #index: readonly (readonly PlacedWord[])[];
  readonly #typos: TypoSettings;

  constructor(index: readonly (readonly PlacedWord[])[], typos: TypoSettings) {
    this.#index = index;
    this.#typos = typos;
  }

  /** Unwanted terms match only in their exact form. */
  hasExactly(fields: readonly PlacedWord[][], { words }: AskedTerm): boolean {
    return fields.some((field) => listRuns(field, words).length > 0);
  }

  /**
   * `all`: every term. `last` drops terms from the end, and keeps the first. `frequency` drops the most
   * frequent first. A record has "all of the words" even if they are in different fields.
   */
  findBest(
    fields: readonly PlacedWord[][],
    wanted: readonly AskedTerm[],
    strategy: 'all' | 'last' | 'frequency',
  ): RecordMatch | undefined {
    let kept = [...wanted];
    while (kept.length > 0) {
      const match = this.#matchAll(fields, kept);
      if (match) return match;
      if (strategy === 'all' || kept.length === 1) return undefined;
      const dropped = strategy === 'last' ? kept.at(-1) : this.#findMostFrequent(kept);
      kept = kept.filter((term) => term !== dropped);
    }
    return wanted.length === 0 ? { kept: 0, typos: 0, distance: 0 } : undefined;
  }

  #findMostFrequent(terms: readonly AskedTerm[]): AskedTerm | undefined {
    const counts = terms.map(
      ({ words }) => this.#index.filter((field) => listRuns(field, words).length).length,
    );
    return terms[counts.indexOf(Math.max(...counts))];
  }

  /** Terms one after the other; two or three consecutive words may also be joined (observed in 1.50). */
  #matchAll(fields: readonly PlacedWord[][], terms: readonly AskedTerm[]): RecordMatch | undefined {
    if (terms.length === 0) return { kept: 0, typos: 0, distance: 0 };
    let best: RecordMatch | undefined;
    for (let count = 1; count <= Math.min(3, terms.length); count += 1) {
      const term = count === 1 ? terms[0] : joinTerms(terms.slice(0, count));
      const match = term && this.#match(fields, term, count - 1);
      const rest = match && this.#matchAll(fields, terms.slice(count));
      if (!match || !rest) continue;
      const next = terms[count];
      const near = next && this.#match(fields, next, 0);
      const distance = rest.distance + (near ? findDistance(match, near) : 0);
      const found = { kept: rest.kept + count, typos: rest.typos + match.typos, distance };
      if (!best || found.typos < best.typos) best = found;
    }
    return best;
  }

  #match(fields: readonly PlacedWord[][], term: AskedTerm, joined: number): TermMatch | undefined {
    const exact = fields.flatMap((field, at) => toPlaces(listRuns(field, term.words), at));
    if (exact.length > 0) return { typos: joined, places: exact };
    if (term.isPhrase) return undefined;
    const [typed = ''] = term.words;
    let best: TermMatch | undefined;
    for (const [at, field] of fields.entries()) {
      for (const word of field) {
        const typos = countForgiven(word.word, typed, term.isGrowing, this.#typos, joined);
        if (typos === undefined || (best && typos + joined > best.typos)) continue;
        const places = typos + joined === best?.typos ? best.places : [];
        best = { typos: typos + joined, places: [...places, ...toPlaces([[word]], at)] };
      }
    }
    const parts = joined === 0 ? this.#cutInTwo(typed) : undefined;
    const split = parts ? fields.flatMap((field, at) => toPlaces(listRuns(field, parts), at)) : [];
    return best ?? (split.length > 0 ? { typos: 1, places: split } : undefined);
  }

  /**
   * A word also matches the two words into which it can be split; of all splits, the one whose words are next
   * to each other in most records, whatever its length (read in the source of 1.50).
   */
  #cutInTwo(typed: string): string[] | undefined {
    const letters = [...typed];
    let best: { parts: string[]; records: number } | undefined;
    for (let at = 1; at < letters.length; at += 1) {
      const parts = [letters.slice(0, at).join(''), letters.slice(at).join('')];
      const records = this.#index.filter((field) => listRuns(field, parts).length > 0).length;
      if (records > (best?.records ?? 0)) best = { parts, records };
    }
    return best?.parts;
  }

  /**
   * Where terms are in a text. If a word continues after what was typed, only the typed letters; if one was
   * split in two, both words together (observed in 1.50).
   */
  listPlaces(field: readonly PlacedWord[], wanted: readonly AskedTerm[]): { start: number; end: number }[] {
    const found = new Map<number, { start: number; end: number }>();
    const add = (first: PlacedWord | undefined, end: number) => {
      if (first && !found.has(first.start)) found.set(first.start, { start: first.start, end });
    };
    for (const { words, isPhrase, isGrowing } of wanted) {
      const [typed = ''] = words;
      const runs = isPhrase ? [words] : [words, this.#cutInTwo(typed) ?? words];
      for (const run of runs.flatMap((each) => listRuns(field, each))) add(run[0], endOf(run.at(-1)));
      if (isPhrase) continue;
      for (const word of field) {
        const typos = countForgiven(word.word, typed, isGrowing, this.#typos);
        if (typos !== undefined)
          add(word, Math.min(endOf(word), word.start + (isGrowing ? typed.length : Infinity)));
      }
    }
    return [...found.values()].sort((one, other) => one.start - other.start);
  }
}

/** None if there is a phrase among them, or something between them. */
function joinTerms(terms: readonly AskedTerm[]): AskedTerm | undefined {
  const isRun = terms.every(({ isPhrase, place }, at) => !isPhrase && place === (terms[0]?.place ?? 0) + at);
  if (!isRun) return undefined;
  return {
    words: [terms.map(({ words }) => words[0]).join('')],
    isPhrase: false,
    isGrowing: terms.at(-1)?.isGrowing ?? false,
    place: terms[0]?.place ?? 0,
  };
}

/** Wherever words follow each other, without anything between that breaks a phrase. */
function listRuns(field: readonly PlacedWord[], words: readonly string[]): PlacedWord[][] {
  return field.flatMap((first, at) => {
    const run = field.slice(at, at + words.length);
    const isRun =
      run.length === words.length &&
      run.every(({ word, place }, next) => word === words[next] && place === first.place + next);
    return isRun ? [run] : [];
  });
}

/** Words of different fields are as far from each other as possible. */
function toPlaces(runs: readonly PlacedWord[][], field: number): number[] {
  return runs.map(([first]) => field * 1_000_000 + (first?.place ?? 0));
}

function findDistance(one: TermMatch, other: TermMatch): number {
  const distances = one.places.flatMap((place) => other.places.map((next) => Math.abs(next - place)));
  return Math.min(FARTHEST, ...distances);
}

function endOf(word: PlacedWord | undefined): number {
  return (word?.start ?? 0) + (word?.written.length ?? 0);
}
