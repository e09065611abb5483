import { type Drawing, type MeasureText, wrapText } from '../../pdf/drawing.ts';
import { LETTER } from '../../pdf/paper.ts';

const LEFT = 90;

/** Draws a US Letter page in place of one that cannot be shown; `lines` are its paragraphs. */
export function drawPlaceholder(paragraphs: string[], measure: MeasureText): Drawing[] {
  const drawings: Drawing[] = [
    { kind: 'text', text: 'This page could not be shown', x: LEFT, y: 560, size: 20, bold: true },
  ];
  let y = 524;
  for (const paragraph of paragraphs) {
    for (const text of wrapText(paragraph, LETTER.width - 2 * LEFT, 11, false, measure)) {
      drawings.push({ kind: 'text', text, x: LEFT, y, size: 11, bold: false });
      y -= 15;
    }
    y -= 8;
  }
  return drawings;
}
