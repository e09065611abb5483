import { COLUMNS, type ExhibitRow } from './exhibit-rows.ts';

/** Without it Excel takes a UTF-8 file for the machine's own code page. */
const BOM = '\uFEFF';

/** The exhibit list as CSV: RFC 4180, UTF-8 with a byte order mark. */
export function toExhibitCsv(rows: ExhibitRow[]): string {
  const lines = [
    COLUMNS.map(({ title }) => title),
    ...rows.map((row) => COLUMNS.map(({ key }) => String(row[key]))),
  ];
  return BOM + lines.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

/**
 * A spreadsheet runs a cell that begins like a formula, quoted or not; an apostrophe before it
 * makes it text.
 */
function toCell(value: string): string {
  const safe = /^[\s]*[=+\-@|]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
