import { US_PLACES } from './us-places.ts';

/** A name of one or more places. */
export interface Entry {
  kind: 'state' | 'county' | 'city';
  /** Folded. */
  words: string[];
  /** As displayed, without its state. */
  name: string;
  /** The states that have a place of this name. */
  states: string[];
  /** A city that is known without its state. */
  isAlone: boolean;
}

/** Names of states by postal abbreviation. */
export const STATE_BY_NAME = new Map(Object.entries(US_PLACES.states));

/** Built on first use: 3,500 names are useless in a process that finds no places. */
let index: Map<string, Entry[]> | undefined;

/** The names that begin with a folded word, longest first. */
export function listEntries(firstWord: string): readonly Entry[] {
  index ??= buildIndex();
  return index.get(firstWord) ?? [];
}

function buildIndex(): Map<string, Entry[]> {
  const entries = new Map<string, Entry>();
  const alone = new Set(US_PLACES.alone.split('|'));
  const add = (kind: Entry['kind'], name: string, state: string, as = name) => {
    const words = foldName(as);
    const key = `${kind} ${words.join(' ')}`;
    const known = entries.get(key);
    if (known) known.states.push(state);
    else
      entries.set(key, { kind, words, name, states: [state], isAlone: kind === 'city' && alone.has(name) });
  };
  for (const [code, state] of STATE_BY_NAME) {
    add('state', state, state);
    for (const county of split(US_PLACES.counties[code])) {
      if (county === state) continue;
      add('county', county, state);
      const bare = /^(.*) (County|Parish|Borough)$/.exec(county);
      if (bare) add('county', county, state, `${bare[2]} of ${bare[1]}`);
    }
    for (const city of split(US_PLACES.cities[code])) add('city', city, state);
  }
  const byFirst = Map.groupBy(entries.values(), ({ words }) => words[0] ?? '');
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

function split(list: string | undefined): string[] {
  return list ? list.split('|') : [];
}

function foldName(name: string): string[] {
  return name.split(' ').map(foldWord);
}

/** Lowercase, without accents and full stops. */
export function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/’/g, "'")
    .toLowerCase();
}
