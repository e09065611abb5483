import type { DocumentSummary, DocumentView } from '#contract/documents/document.ts';

/** A document as the server tells of it; `place` is the number of its first page. */
export function buildDocument(place: number, given: Partial<DocumentSummary> = {}): DocumentSummary {
  const number = String(place).padStart(7, '0');
  return {
    documentId: `page-${place}`,
    firstPage: `page-${place}`,
    fileId: 'file-1',
    turned: 0,
    productionId: 'production-1',
    production: 'First release',
    file: 'VOL001/release.pdf',
    pageNumber: place,
    pages: 1,
    beginBates: `ICE-${number}`,
    endBates: `ICE-${number}`,
    controlNumber: `UNC-${number}`,
    kind: 'memo',
    title: `Memorandum ${place}`,
    date: '2009-08-14',
    from: ['Rapp'],
    to: [],
    parentId: null,
    attachmentIds: [],
    boundary: { starts: true, source: 'read', score: 84, cues: [], decidedBy: null, decidedAt: null },
    ...given,
  };
}

export function buildDocumentView(place: number, given: Partial<DocumentView> = {}): DocumentView {
  return { ...buildDocument(place), facts: [], history: [], ...given };
}
