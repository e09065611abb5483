import type { SlipSheet } from '#contract/exhibits/slip-sheet.ts';
import { type Drawing, type MeasureText, wrapText } from '../../pdf/drawing.ts';
import { LETTER } from '../../pdf/paper.ts';

const LEFT = 90;
const WIDTH = LETTER.width - 2 * LEFT;
const LABEL_WIDTH = 104;

const MOST_LINES = { caption: 8, description: 6, fact: 5 };
const SEE_LIST = '… (in full in the exhibit list)';

/** One US Letter page. */
export function drawSlipSheet(sheet: SlipSheet, measure: MeasureText): Drawing[] {
  const centered = (text: string, y: number, size: number, bold: boolean): Drawing => ({
    kind: 'text',
    text,
    x: (LETTER.width - measure(text, size, bold)) / 2,
    y,
    size,
    bold,
  });
  const caption = sheet.caption.flatMap((line) => wrapText(line, WIDTH, 12, false, measure));
  const description = cut(wrapText(sheet.description, WIDTH, 16, false, measure), MOST_LINES.description);
  return [
    ...caption.slice(0, MOST_LINES.caption).map((line, index) => centered(line, 712 - 16 * index, 12, false)),
    centered(`EXHIBIT ${sheet.letter}`, 540, 56, true),
    ...(sheet.attachedTo === '' ? [] : [centered(sheet.attachedTo, 512, 14, false)]),
    { kind: 'rule', x: LETTER.width / 2 - 60, y: 494, width: 120, line: 1 },
    ...description.map((line, index) => centered(line, 460 - 21 * index, 16, false)),
    ...drawFacts(sheet.facts, measure),
    ...drawNotes(sheet.notes, measure),
  ];
}

function drawFacts(facts: SlipSheet['facts'], measure: MeasureText): Drawing[] {
  const size = 11;
  const leading = 14.5;
  const drawings: Drawing[] = [{ kind: 'rule', x: LEFT, y: 318, width: WIDTH, line: 0.5 }];
  let y = 298;
  for (const { label, value } of facts) {
    drawings.push({ kind: 'text', text: label, x: LEFT, y, size, bold: true });
    for (const line of cut(wrapText(value, WIDTH - LABEL_WIDTH, size, false, measure), MOST_LINES.fact)) {
      drawings.push({ kind: 'text', text: line, x: LEFT + LABEL_WIDTH, y, size, bold: false });
      y -= leading;
    }
    y -= 4;
  }
  return drawings;
}

function drawNotes(notes: string[], measure: MeasureText): Drawing[] {
  const lines = notes.flatMap((note) => wrapText(note, WIDTH, 8.5, false, measure));
  return lines.map((text, index) => ({
    kind: 'text',
    text,
    x: LEFT,
    y: 48 + 11 * (lines.length - 1 - index),
    size: 8.5,
    bold: false,
  }));
}

function cut(lines: string[], most: number): string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), SEE_LIST];
}
