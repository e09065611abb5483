import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { TextVersion } from '#contract/pages/page-text.ts';
import { capitalize } from '../format/format.ts';
import type { ReadDetail } from './read-page.ts';

/** OCR confidence (0..100) below which words are often missed or misread. */
const hardToReadBelow = 70;

export function isHardToRead(page: Pick<PageSummary, 'confidence' | 'status'>): boolean {
  return page.status === 'problem' || (page.confidence !== null && page.confidence < hardToReadBelow);
}

const sources: Record<PageSummary['textSource'], string> = {
  layer: 'Text layer of the file',
  ocr: 'Read by OCR',
  'load-file': 'From the load file',
  corrected: 'Corrected by a person',
  none: 'No text',
};

const shortSources: Record<PageSummary['textSource'], string> = {
  layer: 'text layer',
  ocr: 'OCR',
  'load-file': 'load file text',
  corrected: 'corrected',
  none: 'without text',
};

/** The source of a text, for the middle of a sentence: `OCR 78%`. */
export function shortSourceOf(text: Pick<TextVersion, 'source' | 'confidence'>): string {
  const source = shortSources[text.source];
  return text.confidence === null || text.source === 'none'
    ? source
    : `${source} ${Math.round(text.confidence)}%`;
}

/** Like `textSourceOf`, with who corrected the text and how it was read. */
export function textInUseOf(page: ReadDetail): string {
  if (!page.textAsRead) return textSourceOf(page);
  return `${capitalize(page.textReason)}, was ${shortSourceOf(page.textAsRead)}`;
}

/** The source of the text and its confidence: `Read by OCR, 78%`. */
export function textSourceOf(page: Pick<PageDetail, 'textSource' | 'confidence'>): string {
  const source = sources[page.textSource];
  return page.confidence === null || page.textSource === 'none'
    ? source
    : `${source}, ${Math.round(page.confidence)}%`;
}
