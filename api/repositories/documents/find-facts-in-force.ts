import { type DocumentFact, DocumentKind, FactName } from '#contract/documents/document.ts';
import type { DocumentField, FieldValue } from '#contract/intake/load-file.ts';
import { findDate } from '#ingest';

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

/**
 * Merges what is known about a document: what a person typed takes precedence, then a load file, then its
 * pages.
 */
export function findFactsInForce(known: {
  read: readonly DocumentFact[];
  typed: Partial<Record<FactName, string[]>>;
  fields: readonly FieldValue[];
}): DocumentFact[] {
  return FactName.options.flatMap((name) => {
    const given = findGiven(name, known.fields) ?? known.read.find((fact) => fact.name === name);
    const typed = known.typed[name];
    if (typed === undefined) return given ? [given] : [];
    const asRead = given?.values ?? [];
    return [{ name, values: typed, source: 'typed' as const, basis: 'entered by a person', asRead }];
  });
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
