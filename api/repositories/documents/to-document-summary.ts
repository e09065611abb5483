import {
  type DocumentFact,
  DocumentKind,
  type DocumentSummary,
  type FactName,
} from '#contract/documents/document.ts';
import { type Extent, type FirstPageRow, toBoundary } from './first-pages.ts';

/** A document as lists show it, from its first page, its extent and its facts. */
export function toSummary(
  row: FirstPageRow,
  extent: Extent | undefined,
  facts: readonly DocumentFact[],
  family: Pick<DocumentSummary, 'parentId' | 'attachmentIds'>,
): DocumentSummary {
  const valuesOf = (name: FactName) => facts.find((fact) => fact.name === name)?.values ?? [];
  return {
    documentId: row.document_id,
    firstPage: row.id,
    fileId: row.source_file_id,
    turned: row.turned,
    productionId: row.production_id,
    production: row.production,
    file: row.file,
    pageNumber: row.page_index + 1,
    pages: extent?.pages ?? 1,
    beginBates: extent?.begin ?? null,
    endBates: extent?.end ?? null,
    controlNumber: row.control_number,
    kind: DocumentKind.catch('other').parse(valuesOf('kind')[0]),
    title: valuesOf('title')[0] ?? null,
    date: valuesOf('sent')[0] ?? valuesOf('date')[0] ?? null,
    from: valuesOf('from'),
    to: valuesOf('to'),
    ...family,
    boundary: toBoundary(row),
  };
}
