import type { PageDetail, PageSummary } from '#contract/page.ts';

/** Under this, words are missed or misread often enough to say so. */
const hardToReadBelow = 70;

export function isHardToRead(page: Pick<PageSummary, 'confidence' | 'status'>): boolean {
  return page.status === 'problem' || (page.confidence !== null && page.confidence < hardToReadBelow);
}

const sources: Record<PageSummary['textSource'], string> = {
  layer: "The file's own text",
  ocr: 'Read by OCR',
  'load-file': 'From the load file',
  corrected: 'Corrected by a person',
  none: 'No text',
};

/** Where the text comes from and how far to trust it, in a few words. */
export function textSourceOf(page: Pick<PageDetail, 'textSource' | 'confidence'>): string {
  const source = sources[page.textSource];
  return page.confidence === null ? source : `${source}, ${Math.round(page.confidence)} %`;
}
