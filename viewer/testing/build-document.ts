import type { DocumentSummary, DocumentView } from '#contract/documents/document.ts';

/** A document as the server sends it; `place` is the number of its first page. */
export function buildDocument(index: number, given: Partial<DocumentSummary> = {}): DocumentSummary {
  const number = String(index).padStart(7, '0');
  return {
    documentId: `page-${index}`,
    firstPage: `page-${index}`,
    fileId: 'file-1',
    turned: 0,
    productionId: 'production-1',
    production: 'First release',
    file: 'VOL001/release.pdf',
    pageNumber: index,
    pages: 1,
    beginBates: `ICE-${number}`,
    endBates: `ICE-${number}`,
    controlNumber: `UNC-${number}`,
    kind: 'memo',
    title: `Memorandum ${index}`,
    date: '2009-08-14',
    from: ['Rapp'],
    to: [],
    parentId: null,
    attachmentIds: [],
    sequestered: 0,
    boundary: { starts: true, source: 'read', score: 84, cues: [], decidedBy: null, decidedAt: null },
    ...given,
  };
}

export function buildDocumentView(index: number, given: Partial<DocumentView> = {}): DocumentView {
  return { ...buildDocument(index), facts: [], history: [], ...given };
}
