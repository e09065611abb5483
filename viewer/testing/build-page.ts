import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';

/** A page as the server sends it; its numbers are made from `index`. */
export function buildPage(index: number, given: Partial<PageSummary> = {}): PageSummary {
  const number = String(index).padStart(7, '0');
  return {
    pageId: `page-${index}`,
    controlNumber: `UNC-${number}`,
    bates: `ICE FOIA 10-2674.${number}`,
    batesSource: 'read',
    productionId: 'production-1',
    production: 'First release',
    fileId: 'file-1',
    file: 'VOL001/release.pdf',
    pageNumber: index,
    documentId: 'document-1',
    startsDocument: index === 1,
    status: 'read',
    turned: 0,
    textSource: 'ocr',
    confidence: 91,
    tagIds: [],
    reviewed: false,
    title: null,
    ...given,
  };
}

/** A page with the details that the reader needs, read by OCR. */
export function buildPageDetail(index: number, given: Partial<PageDetail> = {}): PageDetail {
  const page = buildPage(index);
  return {
    ...page,
    fileSha256: 'f'.repeat(64),
    filePages: 10,
    converted: null,
    family: { parent: null, attachments: [] },
    width: 612,
    height: 792,
    text: 'A county may opt 0ut.',
    textReason: 'the page is a scan',
    textVersion: 1,
    textAsRead: null,
    words: 5,
    problem: null,
    notes: [],
    document: null,
    cite: page.bates ?? page.controlNumber,
    decisions: { tags: [], nothingApplies: [], reviewedBy: [] },
    history: [],
    ...given,
  };
}

export function buildTag(given: Partial<Tag> = {}): Tag {
  return {
    tagId: 'tag-1',
    groupId: null,
    version: 1,
    examples: [],
    definedAt: '2026-01-02T03:04:05.000Z',
    definedBy: 'attorney',
    isRetired: false,
    name: 'opt-out policy',
    definition: 'Says whether a locality may opt out.',
    color: 'blue',
    key: '1',
    pages: 3,
    conflicts: 0,
    unsure: 0,
    ...given,
  };
}
