import type { DocumentKind, DocumentLabel } from './document.ts';

/** The kind of a document in a sentence. */
export const documentKinds: Record<DocumentKind, string> = {
  email: 'e-mail',
  memo: 'memorandum',
  letter: 'letter',
  'talking-points': 'talking points',
  agreement: 'agreement',
  table: 'table',
  slide: 'slides',
  'fax-cover': 'fax cover',
  faq: 'questions and answers',
  press: 'press release',
  notes: 'notes',
  form: 'form',
  'court-filing': 'court filing',
  placeholder: 'placeholder sheet',
  separator: 'separator sheet',
  blank: 'blank page',
  other: 'document',
};

/** The same at the beginning of a sentence, or by itself. */
export function formatKindName(kind: DocumentKind): string {
  const name = documentKinds[kind];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A document's title, or its kind if it has none. */
export function toDocumentTitle({ title, kind }: Pick<DocumentLabel, 'title' | 'kind'>): string {
  return title ?? `${formatKindName(kind)} without a title`;
}
