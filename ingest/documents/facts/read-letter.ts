import type { PrintedLine } from '../page-lines.ts';
import type { PageSight } from '../page-sight.ts';
import { readDateLine } from './read-date.ts';
import { readPeople } from './read-people.ts';

const SALUTATION = /^\W{0,3}dear\s+\p{L}/iu;
const CLOSING =
  /^\W*(?:sincerely|very truly yours|respectfully|(?:best|kind)? ?regards|yours truly|yours sincerely)\b/i;
const REFERENCE = /^\W{0,2}(?:re|subject|in re)\s?[:;]\s*(\S.{3,})$/i;
/** A person's name: two to four capitalized words, counting initials and hyphens. */
const NAME = /^(?:(?:Mr|Ms|Mrs|Dr|Hon|Sheriff|Chief)\.?\s)?\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** A letter's date is above this share of the page. */
const DATE_ABOVE = 0.5;
/** Most lines of an addressee: name, office, street, town. */
const MOST_ADDRESS_LINES = 8;
/** Most lines after the closing, including the strokes of a signature. */
const SIGNATURE_LINES = 5;

export interface Letter {
  date: string | null;
  to: string[];
  from: string[];
  reference: string | null;
}

/** Reads a letter's first and last page: date, addressee, signature. */
export function readLetter(first: PageSight, last: PageSight): Letter {
  const lines = first.body;
  const dated = lines.findIndex(({ text, rect }) => rect.y < DATE_ABOVE && readDateLine(text) !== undefined);
  const greeted = lines.findIndex(({ text }) => SALUTATION.test(text));
  const reference = lines.flatMap(({ text }) => REFERENCE.exec(text)?.[1] ?? [])[0] ?? null;
  return {
    date: dated < 0 ? null : (readDateLine(lines[dated]?.text ?? '') ?? null),
    to: dated < 0 || greeted < 0 ? [] : findAddressee(lines.slice(dated + 1, greeted)),
    from: findSignature(last.body),
    reference,
  };
}

/** The lines from the first one below the date, unless that is neither a name nor an office. */
function findAddressee(lines: readonly PrintedLine[]): string[] {
  if (lines.length === 0 || lines.length > MOST_ADDRESS_LINES) return [];
  const first = lines.find(({ text }) => !/^\W*(?:re|via|by)\b/i.test(text));
  return first ? readPeople(first.text, { byLine: true }).filter((person) => !/\d/.test(person)) : [];
}

function findSignature(lines: readonly PrintedLine[]): string[] {
  const closing = lines.findLastIndex(({ text }) => CLOSING.test(text) && text.length < 40);
  if (closing < 0) return [];
  const below = lines.slice(closing + 1, closing + 1 + SIGNATURE_LINES);
  const name = below.map(({ text }) => text.replace(/[,.]$/, '')).find((text) => NAME.test(text));
  return name === undefined ? [] : [name];
}
