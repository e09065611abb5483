import type { RecognizedWord } from './recognizer.ts';

/** The level of a row that describes a word; others are pages, blocks, paragraphs and lines. */
const WORD = '5';

/**
 * Parses lines of words from tesseract's TSV, whose columns are: level, page, block, paragraph, line, word,
 * left, top, width, height (pixels), confidence (0..100), text. The text never contains a tab.
 */
export function parseTsv(tsv: string): RecognizedWord[][] {
  const lines = new Map<string, RecognizedWord[]>();
  for (const row of tsv.split('\n')) {
    const columns = row.split('\t');
    const text = columns[11]?.trim() ?? '';
    if (columns[0] !== WORD || text === '') continue;
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = columns.slice(6, 11).map(Number);
    const word = { text, left, top, right: left + width, bottom: top + height, confidence };
    const line = columns.slice(1, 5).join(' ');
    lines.set(line, [...(lines.get(line) ?? []), word]);
  }
  return [...lines.values()];
}
