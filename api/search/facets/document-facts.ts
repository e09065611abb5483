import { type DocumentFact, DocumentKind, type FactName } from '#contract/documents/document.ts';
import type { DocumentField, FieldValue } from '#contract/intake/load-file.ts';
import { withoutAddress } from '#contract/values/person-name.ts';
import { type MergedNames, NO_MERGED_NAMES } from '../../repositories/documents/merged-names.ts';
import { toDay } from '../language/parse-day.ts';
import type { DocumentTextField } from '../language/query.ts';

/** The sources of a document's facts. */
export interface DocumentSources {
  /** What a load file says. */
  fields: readonly FieldValue[];
  /** What was read on its pages. */
  read: readonly DocumentFact[];
  /** What people entered; an empty list if they say that there is none. */
  typed: Partial<Record<FactName, readonly string[]>>;
  names: MergedNames;
}

/**
 * What is known about a document besides its pages: a person's entry takes precedence, then a load file, then
 * what was read.
 */
export interface DocumentFacts {
  /** The values that the fields of the language search; people by every name, also those that were merged. */
  said: Record<DocumentTextField, readonly string[]>;
  /** Such as 2009-08-14, or only the known part of it; undefined if no date is known. */
  day: string | undefined;
  /** Everyone who sent or received it, by the name that counts, each once. */
  correspondents: readonly string[];
  /** The same people by every name that was merged too: an address may still have one of those. */
  namesOfCorrespondents: readonly string[];
  custodians: readonly string[];
  /** A `DocumentKind` if the value is one, else as in the load file. */
  kinds: readonly string[];
}

/** A document of unknown kind is not offered as a choice. */
const UNKNOWN: DocumentKind = 'other';

export const NO_FACTS: DocumentFacts = toDocumentFacts({
  fields: [],
  read: [],
  typed: {},
  names: NO_MERGED_NAMES,
});

export function toDocumentFacts(sources: DocumentSources): DocumentFacts {
  const { names } = sources;
  const from = names.apply(valuesOf(sources, 'from', ['from', 'author']));
  const to = names.apply(valuesOf(sources, 'to', ['to']));
  const cc = names.apply(valuesOf(sources, 'cc', ['cc']));
  const bcc = names.apply(givenValues(sources, 'bcc'));
  const withMerged = (people: readonly string[]) =>
    people.flatMap((person) => [person, ...names.listMerged(withoutAddress(person))]);
  const said = {
    from: withMerged(from),
    to: withMerged(to),
    cc: withMerged(cc),
    subject: valuesOf(sources, 'title', ['subject', 'title']),
    kind: valuesOf(sources, 'kind', ['documentType']),
    custodian: givenValues(sources, 'custodian'),
  };
  const people = [...from, ...to, ...cc, ...bcc].map(withoutAddress);
  const correspondents = [...new Set(people.filter((name) => /[\p{L}\p{N}]/u.test(name)))];
  return {
    said,
    day: dayOf(sources),
    correspondents,
    namesOfCorrespondents: withMerged(correspondents),
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

/**
 * A document's date is when it was sent, else received, else created or printed on it: the first that is
 * known.
 */
function dayOf(sources: DocumentSources): string | undefined {
  const dates = [
    valuesOf(sources, 'sent', ['dateSent']),
    givenValues(sources, 'dateReceived'),
    valuesOf(sources, 'date', ['dateCreated', 'dateModified']),
  ];
  return dates.map(([date = '']) => toPartOfDate(date)).find((day) => day !== undefined);
}

/** A page may print only a month or a year. */
function toPartOfDate(date: string): string | undefined {
  return /^\d{4}(?:-\d{2})?$/u.test(date) ? date : toDay(date);
}

/** Load files call e-mails `E-MAIL`, `Email` or `email`. */
function toKind(kind: string): string {
  const words = kind.trim().toLowerCase();
  return DocumentKind.safeParse(words.replace(/^e-mail$/u, 'email').replaceAll(' ', '-')).data ?? kind;
}

/** Such as 2009-08, or `none`, also if only the year is known. */
export function monthOf({ day }: DocumentFacts): string {
  return /^\d{4}-\d{2}/u.exec(day ?? '')?.[0] ?? 'none';
}
