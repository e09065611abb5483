/** RFC 4180, with any separator. What follows a closing quote in its cell is kept; a quote that is never closed ends with the text. */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length; ) {
    const { cell, end } = readCell(text, at, separator);
    rows.at(-1)?.push(cell);
    if (text[end] !== separator && end < text.length) rows.push([]);
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return rows;
}

/** The cell that begins at a place, and where it ends: at a separator, a line end or the text's end. */
function readCell(text: string, start: number, separator: string): { cell: string; end: number } {
  let quoted = '';
  let from = start;
  while (text[from] === '"') {
    const close = text.indexOf('"', from + 1);
    const to = close < 0 ? text.length : close;
    // Two quotes in a row are one in the cell.
    quoted += (from > start ? '"' : '') + text.slice(from + 1, to);
    from = to + 1;
  }
  let end = Math.min(from, text.length);
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: quoted + text.slice(from, end), end };
}

/** The sign that separates the cells of a table's first line. */
export function guessSeparator(firstLine: string): string {
  return [',', ';', '\t'].find((sign) => firstLine.includes(sign)) ?? ',';
}
