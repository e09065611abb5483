/** Codes and blocks that agencies print in place of a withheld name, and their usual misreadings. */
const WITHHELD = /█+|(?<![[{(|])[[{(|]*\s?\(?(?<![\p{L}\p{N}])[bB6D]\)?\s?[(/{]?\s?\d[\w)}/]*|[[\]{}|_]+/gu;
/** A name, a mailbox or an office has a word with this many letters, or an address. */
const NAMED = /\p{L}{3,}|\p{L}\.\s?\p{L}{2,}|@/u;
/** The person's office, after the name and a comma. */
const OFFICE =
  /\b(?:director|secretary|advisor|counsel|officer|chief|coordinator|manager|president|chair|attorney|agent|sheriff|commissioner|administrator|deputy|assistant|regional|special|analyst|supervisor|office|division)\b/i;

/**
 * The people in a line of a heading, as printed, without those withheld. `Last, First` is one person; several
 * people are separated by semicolons, or by lines if each line has one.
 */
export function readPeople(value: string | undefined, { byLine }: { byLine: boolean }): string[] {
  if (value === undefined) return [];
  const text = byLine ? value.replaceAll('\n', ';') : value.replaceAll('\n', ' ');
  return splitPeople(text)
    .map(toPerson)
    .filter((person) => NAMED.test(person));
}

function splitPeople(text: string): string[] {
  const parts = text.split(/[;\n]/);
  // Addresses are separated by commas if there is no semicolon.
  const addresses = text.match(/@/g)?.length ?? 0;
  return parts.length === 1 && addresses > 1 ? text.split(/,(?=[^,]*@)/) : parts;
}

function toPerson(text: string): string {
  const open = text
    .replace(WITHHELD, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}<"]+|(?<![^\p{L}\p{N}>.)"])[^\p{L}\p{N}>.)"]+$/gu, '');
  return withoutOffice(open);
}

/** “Harlan J. Whitcomb, Assistant Secretary” becomes Harlan J. Whitcomb; “Castellan, Lorena” stays. */
function withoutOffice(person: string): string {
  const [name = '', ...rest] = person.split(',');
  const office = rest.join(',');
  const isFull = name.split(/\s+/).filter((part) => /\p{L}/u.test(part)).length > 1;
  return isFull && (OFFICE.test(office) || rest.length > 1) ? name.trim() : person;
}
