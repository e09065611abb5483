import type { DocumentFact, DocumentRow, DocumentSummary } from '#contract/documents/document.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listFacts } from '../repositories/documents/document-facts.ts';
import { type DocumentFilter, listDocuments, listNumbers } from '../repositories/documents/document-list.ts';

/** Documents described at a time, so that memory does not grow with the matter. */
const CHUNK = 500;

/** Every document of a filter in page order, with its facts. */
export async function* listDocumentRows(
  database: Queryable,
  filter: DocumentFilter,
): AsyncGenerator<DocumentRow> {
  for (let offset = 0; ; offset += CHUNK) {
    const documents = await listDocuments(database, filter, { offset, limit: CHUNK });
    const ids = documents.map(({ documentId }) => documentId);
    const facts = await listFacts(database, filter.matterId, ids);
    const numbers = await listNumbers(
      database,
      filter.matterId,
      documents.flatMap(({ parentId }) => parentId ?? []),
    );
    for (const document of documents)
      yield toRow(
        document,
        facts.get(document.documentId) ?? [],
        numbers.get(document.parentId ?? '') ?? null,
      );
    if (documents.length < CHUNK) return;
  }
}

function toRow(
  document: DocumentSummary,
  facts: readonly DocumentFact[],
  parent: string | null,
): DocumentRow {
  const valuesOf = (name: DocumentFact['name']) => facts.find((fact) => fact.name === name)?.values ?? [];
  return {
    ...document,
    cc: valuesOf('cc'),
    attachments: valuesOf('attachments'),
    parent,
    factSources: Object.fromEntries(facts.map(({ name, source }) => [name, source])),
  };
}
