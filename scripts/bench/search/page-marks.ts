import { openRandom, type Random } from './natural-text.ts';

/**
 * What pages of a production contain besides running text, as people search for it: names, exemption codes,
 * case numbers, counts, hyphenated words, Spanish, and the stamped number. Always the same for the same page.
 */
export interface PageMarks {
  name: string;
  code: string;
  caseNumber: string;
  count: string;
  hyphenated: string;
  spanish: string;
  bates: string;
}

const FIRST_NAMES = ['Maria', 'John', 'Ana', 'David', 'Rosa', 'Kevin', 'Lucia', 'Brian', 'Inés', 'Paul'];
const MIDDLE_NAMES = ['', 'A. ', 'de la ', 'Lee ', 'José ', 'T. ', 'Ruth ', 'van ', 'Ann ', 'St. '];
const LAST_NAMES = ['O’Brien', 'Hernández', 'Venturella', 'Smith-Jones', 'Nguyen', 'Rodríguez', 'Walsh'];
const CODES = ['(b)(5)', '(b)(6)', '(b)(7)(C)', '(b)(7)(E)', '(b)(2)', '(b)(6),(b)(7)(C)'];
const HYPHENATED = ['opt-out', 'co-operate', 'law-enforcement', 'pre-trial', 'follow-up', 're-entry'];
/** Followed by a number, so that each is on few pages. */
const SPANISH = [
  'la detención está prohibida',
  'los niños y sus padres',
  'información pública de la región',
  'según el señor alcalde',
];
/** Characters around the count, which differ from page to page as in real records. */
const COUNT_SIGNS = ['$', '', '|', '~'];

export function makePageMarks(key: number): PageMarks {
  const random = openRandom(key * 7919);
  // Similar seeds give similar first numbers.
  for (let turn = 0; turn < 4; turn += 1) random();
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return {
    name: `${pick(FIRST_NAMES, random)} ${pick(MIDDLE_NAMES, random)}${pick(LAST_NAMES, random)}`,
    code: pick(CODES, random),
    caseNumber: `A${digits(9)}`,
    count: `${1 + Math.floor(random() * 9)},${digits(3)}`,
    hyphenated: pick(HYPHENATED, random),
    spanish: `${pick(SPANISH, random)} nº ${digits(2)}`,
    bates: `ICE-FOIA-10-2674.${String(key).padStart(7, '0')}`,
  };
}

/** The same values as the last lines of the page. */
export function writePageMarks(marks: PageMarks, key: number): string[] {
  const sign = COUNT_SIGNS[key % COUNT_SIGNS.length] ?? '';
  const { name, code, caseNumber, count, hyphenated, spanish, bates } = marks;
  const text = `${name}, ${code} ${caseNumber}; ${sign}${count} in all. ${hyphenated} ${spanish} ${bates}`;
  return text.split(' ');
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
