import type { DocumentDetail, DocumentField, FieldValue } from '#contract/intake/load-file.ts';

/** A labeled line about a document. */
export interface DocumentFact {
  label: string;
  values: string[];
}

/** The fields that reviewers look for first. A time follows its date. */
const FACTS: { label: string; fields: DocumentField[] }[] = [
  { label: 'Sent', fields: ['dateSent', 'timeSent'] },
  { label: 'Received', fields: ['dateReceived', 'timeReceived'] },
  { label: 'Created', fields: ['dateCreated'] },
  { label: 'Modified', fields: ['dateModified'] },
  { label: 'From', fields: ['from'] },
  { label: 'To', fields: ['to'] },
  { label: 'Cc', fields: ['cc'] },
  { label: 'Bcc', fields: ['bcc'] },
  { label: 'Subject', fields: ['subject'] },
  { label: 'Title', fields: ['title'] },
  { label: 'Author', fields: ['author'] },
  { label: 'Type', fields: ['documentType'] },
  { label: 'File name', fields: ['fileName'] },
  { label: 'Marked', fields: ['confidentiality'] },
  { label: 'Redacted', fields: ['redacted'] },
];

/** The custodian comes first, even if it is unknown: whose files were searched is never guessed. */
export function listFacts({ fields }: DocumentDetail): DocumentFact[] {
  const custodian = fields.find(({ field }) => field === 'custodian')?.values;
  return [
    { label: 'Custodian', values: custodian ?? ['Unknown: the load file does not name one'] },
    ...FACTS.flatMap((fact) => {
      const found = fact.fields.map((name) => fields.find(({ field }) => field === name));
      const [first, second] = found.map((each) => each?.values);
      if (!first) return [];
      return [{ label: fact.label, values: second ? [`${first.join('; ')} ${second.join('; ')}`] : first }];
    }),
  ];
}

const SHOWN = new Set<DocumentField | null>(['custodian', ...FACTS.flatMap(({ fields }) => fields)]);

/** All other columns, with their names from the load file. */
export function listOtherFields({ fields }: DocumentDetail): FieldValue[] {
  return fields.filter(({ field }) => !SHOWN.has(field) || isTimeAlone(field, fields));
}

/** A time without its date has no line of its own. */
function isTimeAlone(field: DocumentField | null, fields: readonly FieldValue[]): boolean {
  const fact = FACTS.find((each) => field !== null && each.fields[1] === field);
  return fact !== undefined && !fields.some((each) => each.field === fact.fields[0]);
}
