/** Without it Excel reads a UTF-8 file in the machine's own code page. */
const BOM = '\uFEFF';

/** A table as CSV: RFC 4180, UTF-8 with a byte order mark. The first row is the header. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

/**
 * A spreadsheet runs a cell that begins like a formula, quoted or not, and in some languages also with the
 * full-width forms of these characters; an apostrophe before it makes it text.
 */
function toCell(value: string): string {
  const safe = /^\s*[=+\-@|＝＋－＠｜]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
