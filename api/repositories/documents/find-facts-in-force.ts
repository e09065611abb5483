import { type DocumentFact, DocumentKind, FactName } from '#contract/documents/document.ts';
import type { DocumentField, FieldValue } from '#contract/intake/load-file.ts';
import { findDate } from '#ingest';
import { type MergedNames, NO_MERGED_NAMES } from './merged-names.ts';

/** The fields of a load file for each fact; the first with a value counts. */
const FIELDS: Record<FactName, DocumentField[]> = {
  kind: ['documentType'],
  title: ['subject', 'title'],
  date: ['dateCreated', 'dateModified'],
  sent: ['dateSent'],
  from: ['from', 'author'],
  to: ['to'],
  cc: ['cc'],
  attachments: [],
};

const PEOPLE = new Set<FactName>(['from', 'to', 'cc']);

/**
 * Merges what is known about a document: what a person typed takes precedence, then a load file, then its
 * pages. People are called by the names that count.
 */
export function findFactsInForce(known: {
  read: readonly DocumentFact[];
  typed: Partial<Record<FactName, string[]>>;
  fields: readonly FieldValue[];
  names?: MergedNames;
}): DocumentFact[] {
  const { names = NO_MERGED_NAMES } = known;
  return FactName.options.flatMap((name) => {
    const given = findGiven(name, known.fields) ?? known.read.find((fact) => fact.name === name);
    const fact = withTyped(name, given, known.typed[name]);
    if (fact === undefined) return [];
    return [PEOPLE.has(name) ? withMergedNames(fact, names) : fact];
  });
}

function withTyped(
  name: FactName,
  given: DocumentFact | undefined,
  typed: string[] | undefined,
): DocumentFact | undefined {
  if (typed === undefined) return given;
  const asRead = given?.values ?? [];
  return { name, values: typed, source: 'typed', basis: 'entered by a person', asRead };
}

function withMergedNames(fact: DocumentFact, names: MergedNames): DocumentFact {
  const values = names.apply(fact.values);
  const isSame = values.length === fact.values.length && values.every((name) => fact.values.includes(name));
  return isSame ? fact : { ...fact, values, asRead: fact.asRead ?? fact.values };
}

function findGiven(name: FactName, fields: readonly FieldValue[]): DocumentFact | undefined {
  for (const wanted of FIELDS[name]) {
    const field = fields.find((each) => each.field === wanted);
    const values = field ? toValues(name, field.values) : [];
    if (field && values.length > 0)
      return {
        name,
        values,
        source: 'load-file',
        basis: `the load file’s column ${field.name}`,
        asRead: null,
      };
  }
  return undefined;
}

/** A date or kind that cannot be parsed is ignored. */
function toValues(name: FactName, values: readonly string[]): string[] {
  const [first = ''] = values;
  if (name === 'date' || name === 'sent') {
    const date = findDate(first)?.date ?? /^(\d{4})(\d{2})(\d{2})$/.exec(first)?.slice(1).join('-');
    return date === undefined ? [] : [date];
  }
  if (name === 'kind') {
    const kind = DocumentKind.safeParse(first.toLowerCase().replace(/e-?mail.*/, 'email'));
    return kind.success ? [kind.data] : [];
  }
  return [...values];
}
