import { type SheetCell, writeSheet } from '../../tables/write-sheet.ts';
import { COLUMNS, type ExhibitRow } from './exhibit-rows.ts';

/** Column widths in characters, in the order of `COLUMNS`. */
const WIDTHS = [9, 60, 15, 42, 8];

/** The exhibit list as an Excel file: dates and counts are typed. */
export async function toExhibitXlsx(rows: ExhibitRow[], notes: string[]): Promise<Buffer> {
  return writeSheet({
    name: 'Exhibit list',
    columns: COLUMNS.map(({ title }, index) => ({ title, width: WIDTHS[index] ?? 0 })),
    rows: rows.map((row) => COLUMNS.map(({ key }) => toCell(key, row[key]))),
    notes,
  });
}

function toCell(key: keyof ExhibitRow, value: string | number): SheetCell {
  return key === 'documentDate' && value !== '' ? new Date(value) : value;
}
