import type { PageText, Word } from '../page-record.ts';
import type { PlacedWord } from './placed-word.ts';

/** Joins lines of words into a page's text, and adds its position there to each word. */
export function toPageText(
  lines: PlacedWord[][],
  given: Pick<PageText, 'source' | 'reason' | 'confidence'>,
): PageText {
  const words: Word[] = [];
  let text = '';
  for (const line of lines) {
    if (text !== '') text += '\n';
    line.forEach((word, index) => {
      if (index > 0) text += ' ';
      words.push({ text: word.text, start: text.length, rect: word.rect, confidence: word.confidence });
      text += word.text;
    });
  }
  return { ...given, text, words };
}
