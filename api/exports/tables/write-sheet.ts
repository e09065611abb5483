import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeXlsxFile, { type Cell, type Feature } from 'write-excel-file/node';
import { toExhibitLetter } from '../exhibits/list/to-exhibit-letter.ts';

/** A cell: text, a number, a day, or nothing. */
export type SheetCell = string | number | Date | null;

export interface SheetTable {
  /** The name of the sheet: letters and spaces. */
  name: string;
  /** Widths in characters: longer text wraps. */
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly SheetCell[])[];
  /** The last row, set apart from the others. */
  total?: readonly SheetCell[];
  /** The lines below the table: what it is about. */
  notes: readonly string[];
}

/** OOXML's number of US Letter; the library has only A4. */
const LETTER = 1;

/** Widths of columns, in characters, that can still be read side by side on one sheet of paper. */
const MOST_ACROSS = 210;
/** Excel's own. The library names no font, and then programs print bold text in another font than plain text. */
const FONT = { fontFamily: 'Calibri', fontSize: 11 };

/**
 * The only module that writes Excel files and their print settings: US Letter in landscape, on as few sheets side by
 * side as can be read, the header repeated on each sheet of paper and frozen, and a filter in each column. Where
 * there are several sheets side by side, the first column is repeated too.
 */
export async function writeSheet({ name, columns, rows, total, notes }: SheetTable): Promise<Buffer> {
  const toCells = (row: readonly SheetCell[], isTotal = false) =>
    row.map((cell, index) => toCell(cell, columns[index]?.width ?? 0, isTotal));
  const body = rows.map((row) => toCells(row));
  const sum = total ? [toCells(total, true)] : [];
  const end = notes.map((note): Cell[] => [{ value: note, type: String, fontStyle: 'italic' }]);
  const cells: Cell[][] = [columns.map(toHeaderCell), ...body, ...sum, [], ...end];
  const widths = columns.map(({ width }) => ({ width }));
  const across = Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / MOST_ACROSS);
  return writeXlsxFile(
    cells,
    { sheet: name, columns: widths, stickyRowsCount: 1, orientation: 'landscape' },
    { ...FONT, features: [printOnLetter(name, { columns: columns.length, rows: rows.length, across })] },
  ).toBuffer();
}

function toHeaderCell({ title, width }: SheetTable['columns'][number]): Cell {
  return {
    ...{
      value: title,
      type: String,
      height: heightOf(title, width),
      fontWeight: 'bold',
      wrap: true,
      alignVertical: 'center',
    },
    ...{ backgroundColor: '#e8e8e8', bottomBorderStyle: 'thin' },
  };
}

/** Text is typed as text, so that nothing in it can run as a formula. */
function toCell(value: SheetCell, width: number, isTotal: boolean): Cell {
  const isEmpty = value === null || value === '';
  if (isEmpty) return isTotal ? { topBorderStyle: 'thin' } : null;
  const style = {
    alignVertical: 'top' as const,
    ...(isTotal ? { fontWeight: 'bold' as const, topBorderStyle: 'thin' as const } : {}),
  };
  if (typeof value === 'number') return { value, type: Number, ...style };
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd', align: 'left', ...style };
  return { value, type: String, wrap: true, height: heightOf(value, width), ...style };
}

/** Points of a line, and the maximum of a row. */
const [LINE, TALLEST] = [15, 409];
/** Letters that remain free at a line's end, on average, before a word that does not fit. */
const LEFT_FREE = 3;

/**
 * The height of a row with a text of this length. Excel would compute it; LibreOffice uses the file's value,
 * and draws the lines of a row without a height over the next row.
 */
function heightOf(text: string, width: number): number {
  const lines = text.length <= width ? 1 : Math.ceil(text.length / Math.max(1, width - LEFT_FREE));
  return Math.min(TALLEST, lines * LINE);
}

/**
 * Columns are lettered like exhibits. The format prescribes the order of elements: properties first, the
 * filter directly after the cells.
 */
function printOnLetter(
  name: string,
  { columns, rows, across }: { columns: number; rows: number; across: number },
): Feature<Stream | Buffer | Blob> {
  const table = `$A$1:$${toExhibitLetter(columns - 1)}$${rows + 1}`;
  const sheet = `'${name}'`;
  const repeated = [...(across > 1 ? [`${sheet}!$A:$A`] : []), `${sheet}!$1:$1`].join(',');
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace('<sheetViews', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews')
              .replace('</sheetData>', `</sheetData><autoFilter ref="${table.replaceAll('$', '')}"/>`),
          transformElementAttributes: (tag, attributes) =>
            tag === 'pageSetup'
              ? { ...attributes, paperSize: LETTER, fitToWidth: across, fitToHeight: 0 }
              : attributes,
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(
              '<definedNames/>',
              `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${sheet}!${table}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${repeated}</definedName></definedNames>`,
            ),
        },
      },
    },
  };
}
