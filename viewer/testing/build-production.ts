import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { Production, SourceFile } from '#contract/intake/production.ts';

/** A production of ten pages, four of which are read. */
export function buildProduction(given: Partial<Production> = {}): Production {
  return {
    productionId: 'production-1',
    name: 'First release',
    receivedAt: '2026-01-02T03:04:05.000Z',
    isProcessing: false,
    pagesPerMinute: null,
    secondsLeft: null,
    files: [],
    pages: { received: 10, textLayer: 0, ocr: 4, blank: 0, problem: 0, sequestered: 0 },
    pagesRead: 4,
    firstBates: null,
    lastBates: null,
    pagesWithoutBates: 4,
    declaredPages: null,
    loadFiles: [],
    ...given,
  };
}

export function buildFile(fileId: string, given: Partial<SourceFile> = {}): SourceFile {
  return {
    fileId,
    path: fileId,
    sha256: 'a'.repeat(64),
    bytes: 1000,
    status: 'read',
    cause: null,
    message: null,
    notes: [],
    pages: 0,
    pagesRead: 0,
    pagesWithNotes: 0,
    kind: 'zip',
    parentId: null,
    ...given,
  };
}

export function buildIngestRequest(given: Partial<IngestRequest> = {}): IngestRequest {
  return { productionId: 'production-1', status: 'reading', message: null, by: 'Rae Reviewer', ...given };
}
