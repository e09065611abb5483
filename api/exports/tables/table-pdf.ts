import { formatNumber } from '#contract/values/counted.ts';
import { type Drawing, type MeasureText, wrapText } from '../pdf/drawing.ts';
import { LETTER_ACROSS as SHEET } from '../pdf/paper.ts';
import { createPdf } from '../pdf/pdf-writer.ts';

const MARGIN = 32;
const WIDTH = SHEET.width - 2 * MARGIN;
const SIZE = 8;
const LEADING = 10;
const PADDING = 4;
/** Width of a column of numbers: seven digits with their commas, and its title's longest word. */
const NUMBER_WIDTH = { least: 36, most: 64 };
/** Lines of one row: a longer text is complete in the CSV and Excel files. */
const MOST_LINES = 24;

type TableCell = string | number | null;

export interface PdfTable {
  title: string;
  /** The lines below the title: what the table is about. */
  notes: readonly string[];
  /** `share`: the part of the width beside the numbers that a column of text takes; left out for numbers. */
  columns: readonly { title: string; share?: number }[];
  rows: readonly (readonly TableCell[])[];
  /** The last row, set apart from the others. */
  total?: readonly TableCell[];
  program: string;
  now: Date;
}

interface Column {
  title: string;
  x: number;
  width: number;
  isNumber: boolean;
}

/**
 * A table for filing: US Letter in landscape, as wide as the paper, with the header on each sheet and the
 * subject at the top.
 */
export async function toTablePdf(table: PdfTable): Promise<Uint8Array> {
  const pdf = await createPdf();
  const sheets = drawSheets(table, pdf.measure);
  for (const [index, drawings] of sheets.entries()) {
    const place = `${table.program} · page ${index + 1} of ${sheets.length}`;
    pdf.addSheet(SHEET, [...drawings, text(place, MARGIN, MARGIN - 16, 7.5)]);
  }
  return pdf.finish({
    title: table.title,
    program: table.program,
    now: table.now,
    bookmarks: sheets.map((_, index) => `Page ${index + 1}`),
  });
}

/** Rows below one another; a row that does not fit is moved to the next sheet as a whole. */
function drawSheets(table: PdfTable, measure: MeasureText): Drawing[][] {
  const columns = placeColumns(table.columns, measure);
  const titles = columns.map(({ title }) => title);
  const sheets: Drawing[][] = [];
  let top = 0;
  const startSheet = (above: Drawing[], from: number) => {
    const head = drawRow(columns, titles, from, true, measure);
    sheets.push([...above, ...head.drawings, rule(from - head.height)]);
    top = from - head.height;
  };
  const heading = drawHeading(table.title, table.notes, measure);
  startSheet(heading.drawings, heading.bottom);
  const body = table.rows.map((row) => ({ row, isTotal: false }));
  if (table.total) body.push({ row: table.total, isTotal: true });
  for (const { row, isTotal } of body) {
    const draw = () => drawRow(columns, row, top, isTotal, measure);
    if (top - draw().height < MARGIN) startSheet([], SHEET.height - MARGIN);
    const drawn = draw();
    sheets.at(-1)?.push(...drawn.drawings, rule(top - drawn.height));
    top -= drawn.height;
  }
  return sheets;
}

function placeColumns(columns: PdfTable['columns'], measure: MeasureText): Column[] {
  const widths = columns.map(({ title, share }) =>
    share === undefined ? widthOfNumbers(title, measure) : 0,
  );
  const left = WIDTH - widths.reduce((sum, width) => sum + width, 0);
  const unit = left / columns.reduce((sum, { share = 0 }) => sum + share, 0);
  let x = MARGIN;
  return columns.map(({ title, share }, at) => {
    const width = share === undefined ? (widths[at] ?? 0) : share * unit;
    const column = { title, x, width, isNumber: share === undefined };
    x += width;
    return column;
  });
}

function widthOfNumbers(title: string, measure: MeasureText): number {
  const words = title.split(' ').map((word) => measure(word, SIZE, true) + 2 * PADDING);
  return Math.min(NUMBER_WIDTH.most, Math.max(NUMBER_WIDTH.least, ...words));
}

function drawHeading(title: string, notes: readonly string[], measure: MeasureText) {
  let y = SHEET.height - MARGIN - 12;
  const drawings: Drawing[] = [];
  for (const line of wrapText(title, WIDTH, 13, true, measure)) {
    drawings.push(text(line, MARGIN, y, 13, true));
    y -= 16;
  }
  for (const line of notes.flatMap((note) => wrapText(note, WIDTH, 8.5, false, measure))) {
    drawings.push(text(line, MARGIN, y, 8.5));
    y -= 11;
  }
  return { drawings, bottom: y };
}

/** `top` is the row's upper edge. Numbers are aligned right, so that their digits are below one another. */
function drawRow(
  columns: readonly Column[],
  cells: readonly TableCell[],
  top: number,
  bold: boolean,
  measure: MeasureText,
): { drawings: Drawing[]; height: number } {
  const lines = columns.map(({ width }, at) => {
    const cell = cells[at] ?? '';
    const said = typeof cell === 'number' ? formatNumber(cell) : cell;
    const wrapped = wrapText(said, width - PADDING, SIZE, bold, measure);
    return wrapped.length <= MOST_LINES ? wrapped : [...wrapped.slice(0, MOST_LINES - 1), '…'];
  });
  const most = Math.max(1, ...lines.map(({ length }) => length));
  const drawings = columns.flatMap(({ x, width, isNumber }, at) =>
    (lines[at] ?? []).map((line, row) => {
      const left = isNumber ? x + width - PADDING - measure(line, SIZE, bold) : x;
      return text(line, left, top - LEADING * (row + 1), SIZE, bold);
    }),
  );
  return { drawings, height: most * LEADING + PADDING };
}

function text(said: string, x: number, y: number, size: number, bold = false): Drawing {
  return { kind: 'text', text: said, x, y, size, bold };
}

function rule(y: number): Drawing {
  return { kind: 'rule', x: MARGIN, y, width: WIDTH, line: 0.4 };
}
