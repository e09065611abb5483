import { type Drawing, type MeasureText, wrapText } from '../../pdf/drawing.ts';
import { LETTER } from '../../pdf/paper.ts';

const LEFT = 90;
const WIDTH = LETTER.width - 2 * LEFT;
const LABEL_WIDTH = 104;

/** What an exhibit's cover sheet says. */
export interface SlipSheet {
  matter: string;
  letter: string;
  description: string;
  /** Label and value; a value too long for the sheet is cut with a pointer to the exhibit list. */
  facts: { label: string; value: string }[];
  notes: string[];
}

const MOST_LINES = { description: 6, fact: 5 };
const SEE_LIST = '… (in full in the exhibit list)';

/** One US Letter page. */
export function drawSlipSheet(sheet: SlipSheet, measure: MeasureText): Drawing[] {
  const centred = (text: string, y: number, size: number, bold: boolean): Drawing => ({
    kind: 'text',
    text,
    x: (LETTER.width - measure(text, size, bold)) / 2,
    y,
    size,
    bold,
  });
  const matter = wrapText(sheet.matter, WIDTH, 12, false, measure).slice(0, 3);
  const description = cut(wrapText(sheet.description, WIDTH, 16, false, measure), MOST_LINES.description);
  return [
    ...matter.map((line, index) => centred(line, 712 - 16 * index, 12, false)),
    centred(`EXHIBIT ${sheet.letter}`, 520, 56, true),
    { kind: 'rule', x: LETTER.width / 2 - 60, y: 496, width: 120, line: 1 },
    ...description.map((line, index) => centred(line, 462 - 21 * index, 16, false)),
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
