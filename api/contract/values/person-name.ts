/** Names of people as printed in documents: `Castellan, Lorena`, `Lorena Castellan <lorena@ice.gov>`. */

/** The name without the address; the address if there is no name. */
export function withoutAddress(person: string): string {
  return splitAddress(person).name.trim() || person.trim();
}

/** The same person under another name, with the address after it. */
export function renamePerson(person: string, name: string): string {
  return name + splitAddress(person).address;
}

function splitAddress(person: string): { name: string; address: string } {
  const from = person.trimEnd().endsWith('>') ? person.lastIndexOf('<') : -1;
  const name = from < 0 ? person : person.slice(0, from).trimEnd();
  // An address by itself is the name.
  return name === '' ? { name: person, address: '' } : { name, address: person.slice(name.length) };
}

/** The parts of a name, in lower case and without accents. */
export interface NameParts {
  /** A word, or one letter if the name has only an initial. */
  first: string;
  /** Initials between the first and the last name. */
  middle: string;
  last: string;
  /** Whether it is written as `Last, First`. */
  isReversed: boolean;
}

const TITLES = new Set(
  'mr mrs ms dr hon honorable chief sheriff sen senator rep governor gov mayor director'.split(' '),
);
const SUFFIXES = new Set('jr sr ii iii iv esq phd md'.split(' '));
/** Words of offices and groups, which are no people. */
const NO_NAME = new Set('of for to and the at in office counsel team staff all'.split(' '));

/** Undefined for what does not look like a person with a first and a last name. */
export function parsePersonName(name: string): NameParts | undefined {
  const [before = [], after = [], ...others] = withoutAddress(name).split(',').map(listWords);
  if (others.length > 0) return undefined;
  const isReversed = after.length > 0;
  const words = isReversed ? [...after, ...before] : before;
  if (words.some((word) => NO_NAME.has(word) || !/^[\p{L}'-]+$/u.test(word))) return undefined;
  const [first, ...rest] = words;
  // The last name of `Mary J. Smith` is `Smith`; of `Maria de la Cruz` it is everything after the first name.
  const middle = rest.filter((word) => word.length === 1).join('');
  const last = rest.filter((word) => word.length > 1).join(' ');
  return first === undefined || last === '' ? undefined : { first, middle, last, isReversed };
}

/** The words of a part of a name, without titles and suffixes such as `Jr.`. */
function listWords(part: string): string[] {
  return part
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .split(/[\s.]+/u)
    .filter((word) => word !== '' && !TITLES.has(word) && !SUFFIXES.has(word));
}
