import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { COLUMNS, type ExhibitRow } from './exhibit-rows.ts';

/** Column widths in characters, in the order of `COLUMNS`. */
const WIDTHS = [9, 48, 15, 42, 8, 26, 42];

/** The exhibit list as an Excel file: dates and counts are typed, the header stays in sight. */
export async function toExhibitXlsx(rows: ExhibitRow[], notes: string[]): Promise<Buffer> {
  const header: Cell[] = COLUMNS.map(({ title }) => ({
    value: title,
    fontWeight: 'bold',
    backgroundColor: '#e8e8e8',
    bottomBorderStyle: 'thin',
    wrap: true,
    alignVertical: 'center',
  }));
  const body = rows.map((row): Cell[] => COLUMNS.map(({ key }) => toCell(key, row[key])));
  const end = notes.map((note): Cell[] => [{ value: note, type: String, fontStyle: 'italic' }]);
  return writeXlsxFile([header, ...body, [], ...end], {
    sheet: 'Exhibit list',
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer();
}

/** Text is typed as text, so that nothing in it can run as a formula. */
function toCell(key: keyof ExhibitRow, value: string | number): Cell {
  const top = { alignVertical: 'top' as const };
  if (typeof value === 'number') return { value, type: Number, ...top };
  if (value === '') return null;
  if (key === 'documentDate')
    return { value: new Date(value), type: Date, format: 'yyyy-mm-dd', align: 'left', ...top };
  return {
    value,
    type: String,
    wrap: true,
    ...top,
    ...(key === 'letter' ? { fontWeight: 'bold' as const } : {}),
  };
}
