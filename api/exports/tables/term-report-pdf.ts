import type { TermReport } from '#contract/reports/term-report.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { type Drawing, type MeasureText, wrapText } from '../pdf/drawing.ts';
import { createPdf } from '../pdf/pdf-writer.ts';
import { type ReportCell, toTermReportTable } from './term-report-rows.ts';

/** US Letter, across, in points. */
const SHEET = { width: 792, height: 612 };
const MARGIN = 32;
const WIDTH = SHEET.width - 2 * MARGIN;
const SIZE = 8;
const LEADING = 10;
const PADDING = 4;
/** Of a column of numbers: it has room for seven digits with their commas, and its title's longest word. */
const NUMBER_WIDTH = { least: 36, most: 64 };
/** Of one row: what is longer stands in the CSV and Excel files. */
const MOST_LINES = 24;
/** Beyond it the columns of productions leave no room for the terms. */
const MOST_PRODUCTIONS = 4;
const NOT_SEARCHED = 'Not searched for: ';
const ELSEWHERE = 'Pages by production stand in the CSV and Excel files.';
/** Of the columns of text, how much of what is left each takes. */
const SHARES: Record<string, number> = { Name: 3, Term: 5, 'Understood as': 5 };
/** Columns of the table, see term-report-rows.ts. */
const [TERM, CANONICAL] = [1, 2];

interface Column {
  title: string;
  x: number;
  width: number;
  isNumber: boolean;
}

/** A search term report as it is filed: sheets across, the header on each, what it is of at the top. */
export async function toTermReportPdf(report: TermReport): Promise<Uint8Array> {
  const pdf = await createPdf();
  const sheets = drawSheets(report, pdf.measure);
  for (const [index, drawings] of sheets.entries()) {
    const place = `${report.program} · page ${index + 1} of ${sheets.length}`;
    pdf.addSheet(SHEET, [...drawings, text(place, MARGIN, MARGIN - 16, 7.5)]);
  }
  return pdf.finish({
    title: `Search term report: ${report.name}`,
    program: report.program,
    now: new Date(report.finishedAt ?? report.askedAt),
    bookmarks: sheets.map((_, index) => `Page ${index + 1}`),
  });
}

/** Rows one below the other; what does not fit goes to the next sheet, whole. */
function drawSheets(report: TermReport, measure: MeasureText): Drawing[][] {
  const isWide = report.productions.length > MOST_PRODUCTIONS;
  const table = toTermReportTable(isWide ? { ...report, productions: [] } : report);
  const rows = table.rows.map(describeErrorInPlace);
  const used = keepUsed(table.header, [...rows, table.total]);
  const columns = placeColumns(
    used.map((at) => table.header[at] ?? ''),
    measure,
  );
  const pick = (row: readonly ReportCell[]) => used.map((at) => row[at] ?? null);
  const [title = '', ...notes] = table.notes;
  const sheets: Drawing[][] = [];
  let top = 0;
  const startSheet = (above: Drawing[], from: number) => {
    const head = drawRow(
      columns,
      columns.map((column) => column.title),
      from,
      true,
      measure,
    );
    sheets.push([...above, ...head.drawings, rule(from - head.height)]);
    top = from - head.height;
  };
  const heading = drawHeading(title, isWide ? [...notes, ELSEWHERE] : notes, measure);
  startSheet(heading.drawings, heading.bottom);
  const body: [row: readonly ReportCell[], isTotal: boolean][] = [
    ...rows.map((row): [readonly ReportCell[], boolean] => [row, false]),
    [table.total, true],
  ];
  for (const [row, isTotal] of body) {
    const draw = () => drawRow(columns, pick(row), top, isTotal, measure);
    if (top - draw().height < MARGIN) startSheet([], SHEET.height - MARGIN);
    const drawn = draw();
    sheets.at(-1)?.push(...drawn.drawings, rule(top - drawn.height));
    top -= drawn.height;
  }
  return sheets;
}

/** On paper a column for errors alone would take the room of all others: they stand where the term is understood. */
function describeErrorInPlace(row: readonly ReportCell[]): ReportCell[] {
  const error = row.at(-1) ?? null;
  const said = error === null ? (row[CANONICAL] ?? null) : `${NOT_SEARCHED}${error}`;
  return row.slice(0, -1).with(CANONICAL, said);
}

/** Columns that hold anything but what stands beside it already: nobody misses the others on paper. */
function keepUsed(header: readonly string[], rows: readonly (readonly ReportCell[])[]): number[] {
  const isRepeated = rows.every((row) => row[CANONICAL] === row[TERM] || row[CANONICAL] === null);
  return header.flatMap((_, at) => {
    if (at === CANONICAL && isRepeated) return [];
    return rows.some((row) => (row[at] ?? '') !== '') ? [at] : [];
  });
}

function placeColumns(titles: readonly string[], measure: MeasureText): Column[] {
  const shares = titles.map((title) => SHARES[title] ?? 0);
  const widths = titles.map((title, at) => (shares[at] === 0 ? widthOfNumbers(title, measure) : 0));
  const left = WIDTH - widths.reduce((sum, width) => sum + width, 0);
  const unit = left / shares.reduce((sum, share) => sum + share, 0);
  let x = MARGIN;
  return titles.map((title, at) => {
    const share = shares[at] ?? 0;
    const column = { title, x, width: (widths[at] ?? 0) + share * unit, isNumber: share === 0 };
    x += column.width;
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

/** `top` is the row's upper edge. Numbers stand to the right, so that their digits stand below one another. */
function drawRow(
  columns: readonly Column[],
  cells: readonly ReportCell[],
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
    (lines[at] ?? []).map((line, place) => {
      const left = isNumber ? x + width - PADDING - measure(line, SIZE, bold) : x;
      return text(line, left, top - LEADING * (place + 1), SIZE, bold);
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
