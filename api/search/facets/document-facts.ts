import { type DocumentFact, DocumentKind, type FactName } from '#contract/documents/document.ts';
import type { DocumentField, FieldValue } from '#contract/intake/load-file.ts';
import { toDay } from '../language/parse-day.ts';
import type { DocumentTextField } from '../language/query.ts';

/** Whoever says something of a document. */
export interface DocumentSources {
  /** What a load file says. */
  fields: readonly FieldValue[];
  /** What was read on its pages. */
  read: readonly DocumentFact[];
  /** What people say; no values where they say that it has none. */
  typed: Partial<Record<FactName, readonly string[]>>;
}

/** What is known of a document beside its pages: a person's word counts most, then a load file's, then what was read. */
export interface DocumentFacts {
  /** What the fields of the language ask about. */
  said: Record<DocumentTextField, readonly string[]>;
  /** As 2009-08-14, or no more of it than is known; undefined where no date is. */
  day: string | undefined;
  /** Everyone it is from or to by name, each once. */
  correspondents: readonly string[];
  custodians: readonly string[];
  /** A `DocumentKind` where what is said is one, else as the load file calls it. */
  kinds: readonly string[];
}

/** What nothing tells the kind of is no kind to choose. */
const UNKNOWN: DocumentKind = 'other';

export const NO_FACTS: DocumentFacts = toDocumentFacts({ fields: [], read: [], typed: {} });

export function toDocumentFacts(sources: DocumentSources): DocumentFacts {
  const said = {
    from: valuesOf(sources, 'from', ['from', 'author']),
    to: valuesOf(sources, 'to', ['to']),
    cc: valuesOf(sources, 'cc', ['cc']),
    subject: valuesOf(sources, 'title', ['subject', 'title']),
    kind: valuesOf(sources, 'kind', ['documentType']),
    custodian: givenValues(sources, 'custodian'),
  };
  const people = [...said.from, ...said.to, ...said.cc, ...givenValues(sources, 'bcc')];
  return {
    said,
    day: dayOf(sources),
    correspondents: [...new Set(people.map(toName).filter((name) => /[\p{L}\p{N}]/u.test(name)))],
    custodians: [...new Set(said.custodian)],
    kinds: [...new Set(said.kind.map(toKind))].filter((kind) => kind !== UNKNOWN),
  };
}

function valuesOf(
  { fields, read, typed }: DocumentSources,
  fact: FactName,
  names: readonly DocumentField[],
): readonly string[] {
  const given = names.map((name) => givenValues({ fields }, name)).find((values) => values.length > 0);
  return typed[fact] ?? given ?? read.find(({ name }) => name === fact)?.values ?? [];
}

function givenValues({ fields }: Pick<DocumentSources, 'fields'>, name: DocumentField): readonly string[] {
  return fields.find(({ field }) => field === name)?.values ?? [];
}

/** A document's date is when it was sent, else received, else made or printed on it: the first that is given. */
function dayOf(sources: DocumentSources): string | undefined {
  const dates = [
    valuesOf(sources, 'sent', ['dateSent']),
    givenValues(sources, 'dateReceived'),
    valuesOf(sources, 'date', ['dateCreated', 'dateModified']),
  ];
  return dates.map(([date = '']) => toPartOfDate(date)).find((day) => day !== undefined);
}

/** What a page prints may be a month or a year only. */
function toPartOfDate(date: string): string | undefined {
  return /^\d{4}(?:-\d{2})?$/u.test(date) ? date : toDay(date);
}

/** `Ann Smith <ann@ice.dhs.gov>` is the Ann Smith of other documents. */
function toName(person: string): string {
  return person.replace(/(?<!\s)\s*<[^<>]*>\s*$/u, '').trim() || person;
}

/** Load files call e-mails `E-MAIL`, `Email` or `email`. */
function toKind(kind: string): string {
  const words = kind.trim().toLowerCase();
  return DocumentKind.safeParse(words.replace(/^e-mail$/u, 'email').replaceAll(' ', '-')).data ?? kind;
}

/** As 2009-08, or `none`: also where only the year is known. */
export function monthOf({ day }: DocumentFacts): string {
  return /^\d{4}-\d{2}/u.exec(day ?? '')?.[0] ?? 'none';
}
