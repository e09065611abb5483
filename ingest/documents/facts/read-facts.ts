import type { DocumentFact, DocumentKind, FactName } from '#contract/documents/document.ts';
import type { HeaderBlock } from '../header-block.ts';
import { findOpeningBlock } from '../openings.ts';
import type { PageSight } from '../page-sight.ts';
import { findKind } from './find-kind.ts';
import { findDate, readDateLine } from './read-date.ts';
import { readLetter } from './read-letter.ts';
import { readPeople } from './read-people.ts';
import { readTitle, tidyTitle } from './read-title.ts';

/** The facts that the pages of a document state; `last` is its last page, which may be the first. */
export function readFacts(first: PageSight, last: PageSight): DocumentFact[] {
  const kind = findKind(first);
  const facts = [toFact('kind', [kind], 'how its first page looks'), ...readByKind(kind, first, last)];
  return facts.filter(({ values }) => values.length > 0);
}

/** Kinds of documents without people and dates. */
const SILENT = new Set<DocumentKind>(['blank', 'separator']);

function readByKind(kind: DocumentKind, first: PageSight, last: PageSight): DocumentFact[] {
  if (SILENT.has(kind)) return readTitleOf(first);
  const block = findOpeningBlock(first);
  if (block) return readBlock(block, first);
  if (kind === 'letter') return readLetterFacts(first, last);
  return [...readTitleOf(first), ...readPrintedDate(first)];
}

const BLOCK_BASIS = {
  email: 'the e-mail header on its first page',
  memo: 'the memorandum’s heading',
  fax: 'the fax cover',
};

function readBlock(block: HeaderBlock, first: PageSight): DocumentFact[] {
  const basis = BLOCK_BASIS[block.kind];
  const { fields } = block;
  const people = (value: string | undefined) => readPeople(value, { byLine: block.kind !== 'email' });
  const subject = fields.subject === undefined ? '' : tidyTitle(fields.subject);
  const facts = [
    toFact('title', subject === '' ? [] : [subject], basis),
    toFact('from', people(fields.from), basis),
    toFact('to', people(fields.to), basis),
    toFact('cc', people(fields.cc), basis),
    toFact('attachments', readAttachments(fields.attachments), basis),
  ];
  const date = findDate(fields.sent ?? fields.date ?? '')?.date;
  if (block.kind === 'email') return [...facts, toFact('sent', date === undefined ? [] : [date], basis)];
  return [...facts, ...(date === undefined ? readPrintedDate(first) : [toFact('date', [date], basis)])];
}

function readLetterFacts(first: PageSight, last: PageSight): DocumentFact[] {
  const { date, to, from, reference } = readLetter(first, last);
  return [
    toFact('title', reference === null ? [] : [tidyTitle(reference)], 'the letter’s reference line'),
    toFact('date', date === null ? [] : [date], 'the letter’s date'),
    toFact('to', to, 'the letter’s addressee'),
    toFact('from', from, 'the letter’s signature'),
  ];
}

function readTitleOf(first: PageSight): DocumentFact[] {
  const title = readTitle(first);
  return title === null || title === '' ? [] : [toFact('title', [title], 'the title on its first page')];
}

/** The lines in which a document states its date. */
const FIRST_LINES = { lines: 8, above: 0.5, words: 14 };
/** The words before a document's own date in its line; other dates belong to what the document describes. */
const BEFORE_DATE = /\b(?:revised|rev|updated|prepared|dated|date|issued)$/i;
const STAMPED = /\b(?:revised|rev|updated|prepared|issued)\b\W{1,3}(?=\S)/i;

function readPrintedDate({ body }: PageSight): DocumentFact[] {
  const top = body.slice(0, FIRST_LINES.lines).filter(({ rect }) => rect.y < FIRST_LINES.above);
  const alone = top.flatMap(({ text }) => readDateLine(text) ?? [])[0];
  if (alone !== undefined) return [toFact('date', [alone], 'a date in its first lines')];
  const beside = top.flatMap(({ text, words }) =>
    words <= FIRST_LINES.words ? (findOwnDate(text) ?? []) : [],
  )[0];
  if (beside !== undefined) return [toFact('date', [beside], 'a date in its first lines')];
  const stamped = body.flatMap(({ text }) => {
    const rest = text.split(STAMPED)[1];
    const found = rest === undefined ? undefined : findDate(rest);
    return found?.at === 0 ? [found.date] : [];
  })[0];
  return stamped === undefined
    ? []
    : [toFact('date', [stamped], 'when it says that it was prepared or revised')];
}

function findOwnDate(text: string): string | undefined {
  const found = findDate(text);
  const before =
    found === undefined ? '' : text.slice(0, found.at).replace(/(?<![a-z])[a-z]{3,6}day\W*$/i, '');
  return found && mayPrecedeDate(before) ? found.date : undefined;
}

/**
 * Whether the text before a date is empty, a word that introduces a document's date, or a comma, colon or
 * dash.
 */
function mayPrecedeDate(before: string): boolean {
  const tail = /(?<!\W)\W+$/.exec(before)?.[0] ?? '';
  const words = before.slice(0, before.length - tail.length);
  return words === '' || /[,:–—-]/.test(tail) || BEFORE_DATE.test(words);
}

/** File names, which end in a dot and a few letters, separated by semicolons or commas. */
function readAttachments(value: string | undefined): string[] {
  const names = (value ?? '').replaceAll('\n', ' ').split(/;|,(?=\s)|(?<=\.\p{L}{2,4})\s(?=\S)/u);
  return names
    .map((name) => name.replace(/\.\s(?=\p{L}{2,4}$)/u, '.').trim())
    .filter((name) => /\p{L}{2}/u.test(name));
}

function toFact(name: FactName, values: string[], basis: string): DocumentFact {
  return { name, values, source: 'read', basis, asRead: null };
}
