import {
  type DocumentFact,
  DocumentKind,
  type DocumentLabel,
  type DocumentSummary,
  type FactName,
} from '#contract/documents/document.ts';
import { type Extent, type FirstPageRow, toBoundary } from './first-pages.ts';

/** A document as displayed in lists, from its first page, its extent and its facts. */
export function toSummary(
  row: FirstPageRow,
  extent: Extent | undefined,
  facts: readonly DocumentFact[],
  family: Pick<DocumentSummary, 'parentId' | 'attachmentIds'>,
): DocumentSummary {
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
    sequestered: extent?.sequestered ?? 0,
    beginBates: extent?.begin ?? null,
    endBates: extent?.end ?? null,
    controlNumber: row.control_number,
    ...toLabel(facts),
    from: valuesOf(facts, 'from'),
    to: valuesOf(facts, 'to'),
    ...family,
    boundary: toBoundary(row),
  };
}

/** A document's kind, title and date: the day it was sent, else the one printed on it. */
export function toLabel(facts: readonly DocumentFact[]): DocumentLabel {
  return {
    kind: DocumentKind.catch('other').parse(valuesOf(facts, 'kind')[0]),
    title: valuesOf(facts, 'title')[0] ?? null,
    date: valuesOf(facts, 'sent')[0] ?? valuesOf(facts, 'date')[0] ?? null,
  };
}

function valuesOf(facts: readonly DocumentFact[], name: FactName): string[] {
  return facts.find((fact) => fact.name === name)?.values ?? [];
}
