import { type Entry, foldWord, listEntries, STATE_BY_NAME } from './gazetteer.ts';

/** A word of the text, prepared for looking up names. */
interface NameWord {
  folded: string;
  /** Names are capitalized. */
  isName: boolean;
  /** Written like a postal abbreviation. */
  isCode: boolean;
  /** A comma, or nothing, may come between a place and its state; a full stop ends a sentence. */
  ends: boolean;
}

const DISTRICT = 'District of Columbia';
/** A state's name before one of these is part of the name of a street, a town or a river. */
const OF_SOMETHING_ELSE = new Set([
  'avenue',
  'ave',
  'street',
  'st',
  'boulevard',
  'blvd',
  'road',
  'rd',
  'city',
  'river',
]);

/** Counties whose name exists in more than one state, until the page's states are known. */
interface Open {
  name: string;
  states: readonly string[];
}

/**
 * The places that a text names, each once, as displayed: `Santa Clara County, California`, `San Francisco,
 * California`, `Illinois`. A name that exists in several states is left out, unless the state is next to it
 * or the text names only one of them.
 */
export function findPlaces(text: string): string[] {
  const words = listWords(text);
  const found = new Set<string>();
  const states = new Set<string>();
  const open: Open[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!words[at]?.isName) continue;
    const entry = findEntry(words, at);
    if (!entry) continue;
    const after = at + entry.words.length;
    const beside = words[after - 1]?.ends ? undefined : findStateAt(words, after, entry);
    const place = settle(entry, beside, words[after]);
    if (place !== undefined) found.add(place);
    else if (entry.kind === 'county' && beside === undefined) open.push(entry);
    if (entry.kind === 'state' && place !== undefined) states.add(place);
    at = after - 1;
  }
  for (const { name, states: possible } of open) {
    const [state, ...others] = possible.filter((each) => states.has(each));
    if (state !== undefined && others.length === 0) found.add(`${name}, ${state}`);
  }
  return [...found].sort();
}

/** The place that an entry means here; undefined if that is ambiguous. */
function settle(entry: Entry, beside: string | undefined, next: NameWord | undefined): string | undefined {
  if (entry.kind === 'state') {
    // Washington on its own is the city, the state or a person.
    if (entry.name === 'Washington') return beside === DISTRICT ? DISTRICT : undefined;
    return OF_SOMETHING_ELSE.has(next?.folded ?? '') ? undefined : entry.name;
  }
  if (beside !== undefined) return entry.states.includes(beside) ? `${entry.name}, ${beside}` : undefined;
  const [state, ...others] = entry.states;
  const isSure = others.length === 0 && (entry.kind === 'county' || entry.isAlone);
  return isSure ? `${entry.name}, ${state}` : undefined;
}

/** The longest name that begins at a word. */
function findEntry(words: readonly NameWord[], at: number): Entry | undefined {
  return listEntries(words[at]?.folded ?? '').find((entry) =>
    entry.words.every((word, index) => {
      const here = words[at + index];
      const isLast = index === entry.words.length - 1;
      return here?.folded === word && (here.isName || word === 'of') && (isLast || !here.ends);
    }),
  );
}

/** The state next to a place: by its name, or by the postal abbreviation of a state with such a place. */
function findStateAt(
  words: readonly NameWord[],
  at: number,
  { kind, name, states }: Entry,
): string | undefined {
  const here = words[at];
  if (!here?.isName) return undefined;
  const entry = findEntry(words, at);
  if (entry?.kind === 'state') return entry.name;
  // OR and IN are also English words.
  const state = here.isCode ? STATE_BY_NAME.get(here.folded.toUpperCase()) : undefined;
  if (kind === 'state') return name === 'Washington' && state === DISTRICT ? state : undefined;
  return state !== undefined && states.includes(state) ? state : undefined;
}

function listWords(text: string): NameWord[] {
  return [...text.matchAll(/[\p{L}][\p{L}\p{M}.'’-]*|[;:!?()\d]/gu)].map(([word], index, all) => {
    const stripped = word.replace(/(?<![.'’-])[.'’-]+$/u, '');
    const next = text[(all[index]?.index ?? 0) + word.length];
    return {
      folded: foldWord(stripped),
      isName: /^\p{Lu}/u.test(word),
      isCode: /^[A-Z]\.?[A-Z]\.?$/.test(word),
      // “St. Louis” continues after its full stop; “in Illinois. Kane County” does not.
      ends: word.endsWith('.') && stripped.length > 3 && next !== ',',
    };
  });
}
